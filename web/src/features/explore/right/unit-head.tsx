import type { Unit } from '@hoanhap/server/contract.ts'
import { Columns2 } from 'lucide-react'
import { formatCount, formatDay, type Language } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { useAncestry } from '../../place/use-place.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** Name, where it lies, code and validity. */
export function UnitHead({ unit }: { unit: Unit }) {
  const { t, language } = useWords()
  const { change, asOf } = useExploreModel()
  const nameOf = useUnitName()
  const holders = useAncestry(unit, asOf).slice(0, -1).reverse().map(nameOf)
  const facts = [...holders, t('unit.code', { code: unit.code }), useValidityWords(unit, language)]
  if (unit.population !== null) {
    facts.push(
      t('unit.population', { count: unit.population, shown: formatCount(unit.population, language) }),
    )
  }
  return (
    <header className="unit-head">
      <h2>{nameOf(unit)}</h2>
      <p>{facts.join(' · ')}</p>
      {unit.estimated && <p className="estimate-note">{t('unit.zone')}</p>}
      <IconButton
        className="unit-compare"
        label={t('unit.compare')}
        icon={Columns2}
        onClick={() => change({ view: 'side' })}
      />
    </header>
  )
}

/** The whole country, while no place is chosen. */
export function CountryHead() {
  const { t } = useWords()
  return (
    <header className="unit-head">
      <h2>{t('top.country')}</h2>
      <p>{t('unit.overview')}</p>
    </header>
  )
}

function useValidityWords({ validFrom, validTo }: Unit, language: Language): string {
  const { t } = useWords()
  const [from, to] = [validFrom && formatDay(validFrom, language), validTo && formatDay(validTo, language)]
  if (from && to) return t('unit.between', { from, to })
  if (from) return t('unit.since', { day: from })
  return to ? t('unit.untilOnly', { day: to }) : t('unit.alwaysThere')
}
