import type { AddressArea, Unit } from '@hoanhap/server/contract.ts'
import { useId, useMemo } from 'react'
import { formatCount } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { CommuneCombobox } from '../case-filters/commune-combobox.tsx'
import './candidates.css'

interface AreaSearchProps {
  area: AddressArea
  /** The communes of the day that may be chosen at all. */
  units: readonly Unit[]
  unitOf: (code: string) => string
  onChoose: (unit: Unit) => void
}

/** An address that names a city or a district only: which, why that is not enough, and a search among its communes. */
export function AreaSearch({ area, units, unitOf, onChoose }: AreaSearchProps) {
  const { t, language } = useWords()
  const id = useId()
  const within = useMemo(() => {
    const codes = new Set(area.communeCodes)
    return units.filter(({ code }) => codes.has(code))
  }, [area, units])
  const shown = formatCount(area.communeCodes.length, language)
  return (
    <>
      <p className="area-note" data-area={area.unitName}>
        {t('addresses.area.note', { area: area.unitName, count: area.communeCodes.length, shown })}
      </p>
      {within.length > 0 && (
        <label className="area-caption" htmlFor={id}>
          {t('addresses.area.search', { area: area.unitName })}
        </label>
      )}
      {within.length > 0 && (
        <CommuneCombobox
          id={id}
          label={t('addresses.area.search', { area: area.unitName })}
          units={within}
          placeOf={({ parentCode }) => (parentCode === null ? null : unitOf(parentCode))}
          onChoose={onChoose}
        />
      )}
    </>
  )
}
