import { CornerLeftUp } from 'lucide-react'
import { useWords } from '../../i18n/i18n.ts'
import { MenuItem, MenuLabel, MenuLine } from '../../ui/menu.tsx'
import { SiblingItems } from './breadcrumb.tsx'
import { ChipMenu } from './chip-menu.tsx'
import { choose, goInto, goToCountry } from './navigate.ts'
import { usePlaceModel } from './place-context.ts'
import { useAncestry, usePlace } from './use-place.ts'
import { useUnitName } from './use-unit-name.ts'

/** Where the page is: up to what holds the place, or down into it. */
export function PlaceChip() {
  const { t } = useWords()
  const { asOf, place, unit, go } = usePlaceModel()
  const chosen = usePlace(unit, asOf)
  const nameOf = useUnitName()
  const line = useAncestry(unit ? (chosen ?? place) : place, asOf)
  const here = line.at(-1) ?? null
  const holder = here?.level === 'commune' ? (line.at(-2) ?? null) : here
  return (
    <ChipMenu label={t('panel.place')} words={here ? nameOf(here) : t('top.country')}>
      {here && (
        <>
          <MenuItem icon={CornerLeftUp} onSelect={() => go(goToCountry())}>
            {t('panel.upTo', { name: t('top.country') })}
          </MenuItem>
          {line.slice(0, -1).map((step) => (
            <MenuItem key={step.id} icon={CornerLeftUp} onSelect={() => go(goInto(step))}>
              {t('panel.upTo', { name: nameOf(step) })}
            </MenuItem>
          ))}
          <MenuLine />
        </>
      )}
      <MenuLabel>{t('top.choosePlace', { name: holder ? nameOf(holder) : t('top.country') })}</MenuLabel>
      <SiblingItems
        holder={holder}
        current={here}
        onChoose={(unit) => go(unit.level === 'commune' ? choose(unit) : goInto(unit))}
      />
    </ChipMenu>
  )
}
