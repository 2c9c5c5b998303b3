import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import './field.css'

interface FieldProps {
  label: string
  hint?: string
  error?: string
  /** The input; it gets the id that its caption points at. */
  children: ReactElement<{ id?: string }>
  /** A button that stands inside the end of the input. */
  extra?: ReactNode
}

/** A caption over its input, with what may be entered or what is wrong under it. */
export function Field({ label, hint, error, children, extra }: FieldProps) {
  const id = useId()
  return (
    <div className="field" data-wrong={error ? true : undefined}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {cloneElement(children, { id })}
      {extra && <div className="field-extra">{extra}</div>}
      {error ? <p className="field-error">{error}</p> : hint && <p className="field-hint">{hint}</p>}
    </div>
  )
}
