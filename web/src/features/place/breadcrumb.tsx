import type { Unit } from '@hoanhap/server/contract.ts'
import { ChevronRight } from 'lucide-react'
import { useUnits } from '../../api/units.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { choose, goInto, goToCountry } from './navigate.ts'
import { usePlaceModel } from './place-context.ts'
import { unitsWithin } from './place-units.ts'
import { useAncestry, usePlace } from './use-place.ts'
import { useUnitName } from './use-unit-name.ts'

/** Where the page is: the country, and down to the chosen unit; each step opens what lies in it. */
export function Breadcrumb() {
  const { t } = useWords()
  const { unit: chosen, go, asOf, place } = usePlaceModel()
  const unit = usePlace(chosen, asOf)
  const line = useAncestry(unit ?? place, asOf)
  const nameOf = useUnitName()
  return (
    <nav className="breadcrumb" aria-label={t('top.breadcrumb')}>
      <ol>
        <li>
          <Crumb words={t('top.country')} current={line.length === 0} onPress={() => go(goToCountry())} />
        </li>
        {line.map((step, index) => (
          <li key={step.id}>
            <Siblings holder={line[index - 1] ?? null} current={step} />
            <Crumb
              words={nameOf(step)}
              current={index === line.length - 1}
              onPress={() => go(step.level === 'commune' ? choose(step) : goInto(step))}
            />
          </li>
        ))}
        {line.at(-1)?.level !== 'commune' && (
          <li>
            <Siblings holder={line.at(-1) ?? null} current={null} />
          </li>
        )}
      </ol>
    </nav>
  )
}

function Crumb({ words, current, onPress }: { words: string; current: boolean; onPress: () => void }) {
  return (
    <button type="button" className="crumb" aria-current={current ? 'location' : undefined} onClick={onPress}>
      {words}
    </button>
  )
}

/** The units one level further down, in the order of their names. */
function Siblings({ holder, current }: { holder: Unit | null; current: Unit | null }) {
  const { t } = useWords()
  const { go } = usePlaceModel()
  const nameOf = useUnitName()
  const trigger = (
    <button
      type="button"
      className="crumb-menu"
      aria-label={t('top.choosePlace', { name: holder ? nameOf(holder) : t('top.country') })}
    >
      <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
    </button>
  )
  return (
    <Menu trigger={trigger}>
      <SiblingItems holder={holder} current={current} onChoose={(unit) => go(goInto(unit))} />
    </Menu>
  )
}

interface SiblingItemsProps {
  holder: Unit | null
  current: Unit | null
  onChoose: (unit: Unit) => void
}

/** The units one level below a holder, or the provinces, as items of a menu. */
export function SiblingItems({ holder, current, onChoose }: SiblingItemsProps) {
  const { t } = useWords()
  const { asOf } = usePlaceModel()
  const nameOf = useUnitName()
  const provinces = useUnits({ level: 'province', asOf }).data
  const districts = useUnits({ level: 'district', asOf: holder ? asOf : undefined }).data
  const communes = useUnits({ level: 'commune', asOf: holder ? asOf : undefined }).data
  const held = holder
    ? heldBy(holder, districts?.units ?? [], communes?.units ?? [])
    : (provinces?.units ?? [])
  if (held.length === 0) return <p className="menu-label">{t('app.loading')}</p>
  return held.map((unit) => (
    <MenuItem key={unit.id} current={unit.id === current?.id} onSelect={() => onChoose(unit)}>
      {nameOf(unit)}
    </MenuItem>
  ))
}

/** Districts of a province while they exist, else its communes; the communes of a district. */
function heldBy(holder: Unit, districts: readonly Unit[], communes: readonly Unit[]): Unit[] {
  const living = holder.level === 'province' ? districts.filter((unit) => !unit.estimated) : []
  const within = unitsWithin(living.length > 0 ? living : communes, holder, [])
  return within.filter((unit) => unit.id !== holder.id).sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}
