import type { Unit } from '@hoanhap/server/contract.ts'
import { useId } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { CommuneCombobox } from '../case-filters/commune-combobox.tsx'
import './candidates.css'

interface OtherCommuneProps {
  /** The communes that may be chosen at all. */
  units: readonly Unit[]
  unitOf: (code: string) => string
  onChoose: (unit: Unit) => void
}

/** A commune that somebody knows though the address does not say it. */
export function OtherCommune({ units, unitOf, onChoose }: OtherCommuneProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="other-commune">
      <label className="area-caption" htmlFor={id}>
        {t('addresses.other')}
      </label>
      <CommuneCombobox
        id={id}
        label={t('addresses.other')}
        units={units}
        placeOf={({ parentCode }) => (parentCode === null ? null : unitOf(parentCode))}
        onChoose={onChoose}
      />
    </div>
  )
}
