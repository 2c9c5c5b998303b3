import { Field } from '../../../ui/field.tsx'

interface EntryProps {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'date' | 'tel' | 'number'
  hint?: string
  error?: string
  min?: string
  max?: string
}

/** One line of text or a day. Nothing typed here is offered again by the browser. */
export function Entry({ label, value, onChange, type = 'text', hint, error, min, max }: EntryProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <input
        type={type}
        value={value}
        min={min}
        max={max}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
