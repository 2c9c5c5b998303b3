import type { Unit } from '@hoanhap/server/contract.ts'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useUnitName } from '../../explore/model/use-unit-name.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { matchingUnits } from '../model/commune-search.ts'

interface CommuneChoiceProps {
  label: string
  code: string
  onChange: (code: string) => void
  /** Offers every commune of today, not only those of the own scope. */
  everywhere?: boolean
  hint?: string
  error?: string
}

/** One commune, typed without diacritics; across provinces the province stands beside it. */
export function CommuneChoice({ label, code, onChange, everywhere, hint, error }: CommuneChoiceProps) {
  const { t } = useWords()
  const { scope } = useCasesModel()
  const nameOf = useUnitName()
  const [typed, setTyped] = useState('')
  const chosen = code === '' ? null : scope.unitOf(code)
  const fullName = (unit: Unit) => {
    const province = unit.parentCode === null ? null : scope.unitOf(unit.parentCode)
    return province && province.id !== unit.id ? `${nameOf(unit)}, ${nameOf(province)}` : nameOf(unit)
  }
  if (chosen) {
    return (
      <div className="field chosen-commune">
        <p className="field-label">{label}</p>
        <p>
          {fullName(chosen)}
          <IconButton
            label={t('cases.filter.remove', { name: nameOf(chosen) })}
            icon={X}
            onClick={() => onChange('')}
          />
        </p>
        {error && <p className="field-error">{error}</p>}
      </div>
    )
  }
  const offered = everywhere ? (scope.all?.units ?? []) : scope.communes
  return (
    <div className="unit-picker">
      <Field label={label} hint={hint ?? t('cases.filter.communesHint')} error={error}>
        <input
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <ul>
        {matchingUnits(offered, typed, []).map((unit) => (
          <li key={unit.id}>
            <button
              type="button"
              className="found-unit"
              onClick={() => {
                onChange(unit.code)
                setTyped('')
              }}
            >
              {fullName(unit)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
