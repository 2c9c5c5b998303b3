import type { Unit } from '@hoanhap/server/contract.ts'
import { Columns2 } from 'lucide-react'
import { memo } from 'react'
import { formatCount, formatDay, type Language } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import type { ChangeView } from '../../../url-state/use-view.ts'
import { usePlaceModel } from '../../place/place-context.ts'
import { useAncestry } from '../../place/use-place.ts'
import { useUnitName } from '../../place/use-unit-name.ts'

interface UnitHeadProps {
  unit: Unit
  change: ChangeView
}

/** Name, where it lies, code and validity. */
export const UnitHead = memo(function UnitHead({ unit, change }: UnitHeadProps) {
  const { t, language } = useWords()
  const { asOf } = usePlaceModel()
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
})

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
