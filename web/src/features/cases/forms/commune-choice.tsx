import type { Unit } from '@hoanhap/server/contract.ts'
import { X } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { CommuneCombobox } from '../../case-filters/commune-combobox.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useCasesModel } from '../model/cases-context.ts'

interface CommuneChoiceProps {
  label: string
  code: string
  onChange: (code: string) => void
  /** Offers every commune of today, not only those of the own scope. */
  everywhere?: boolean
  hint?: string
  error?: string
}

/** One commune; across provinces the province stands beside it. */
export function CommuneChoice({ label, code, onChange, everywhere, hint, error }: CommuneChoiceProps) {
  const { t } = useWords()
  const { scope } = useCasesModel()
  const nameOf = useUnitName()
  const chosen = code === '' ? null : scope.unitOf(code)
  const provinceOf = (unit: Unit) => {
    const province = unit.parentCode === null ? null : scope.unitOf(unit.parentCode)
    return province && province.id !== unit.id ? nameOf(province) : null
  }
  if (chosen) {
    return (
      <div className="field chosen-commune" data-wrong={error ? true : undefined}>
        <p className="field-label">{label}</p>
        <p>
          {[nameOf(chosen), provinceOf(chosen)].filter(Boolean).join(', ')}
          <IconButton
            label={t('filters.remove', { name: nameOf(chosen) })}
            icon={X}
            onClick={() => onChange('')}
          />
        </p>
        {error && <p className="field-error">{error}</p>}
      </div>
    )
  }
  return (
    <Field label={label} hint={hint} error={error}>
      <CommuneCombobox
        label={label}
        units={everywhere ? (scope.all?.units ?? []) : scope.communes}
        placeOf={provinceOf}
        invalid={Boolean(error)}
        onChoose={(unit) => onChange(unit.code)}
      />
    </Field>
  )
}
