import { useWords } from '../../../i18n/i18n.ts'
import { Field } from '../../../ui/field.tsx'

interface ChoiceProps<Value extends string> {
  label: string
  value: Value | null
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value | null) => void
  /** Offers "not chosen" as the first of the options. */
  optional?: boolean
  hint?: string
  error?: string
}

/** One of a closed list: the browser's own control, which also works in a modal dialog. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { t } = useWords()
  const { label, value, options, onChange, optional, hint, error } = props
  return (
    <Field label={label} hint={hint} error={error}>
      <select
        value={value ?? ''}
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value)
          onChange(chosen?.value ?? null)
        }}
      >
        {(optional || value === null) && <option value="">{t('cases.form.notChosen')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
