import { Field } from '../../../ui/field.tsx'

interface EntryProps {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'tel'
  inputMode?: 'numeric'
  hint?: string
  error?: string
}

/** One line of text. Nothing typed here is offered again by the browser. */
export function Entry({ label, value, onChange, type = 'text', inputMode, hint, error }: EntryProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <input
        type={type}
        value={value}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
