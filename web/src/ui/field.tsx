import type { ReactNode } from 'react'
import './field.css'

interface FieldProps {
  label: string
  hint?: string
  error?: string
  children: ReactNode
}

/** A caption over its input, with what may be entered or what is wrong under it. */
export function Field({ label, hint, error, children }: FieldProps) {
  return (
    <div className="field" data-wrong={error ? true : undefined}>
      <label>
        <span className="field-label">{label}</span>
        {Array.isArray(children) ? children[0] : children}
      </label>
      {Array.isArray(children) && <div className="field-extra">{children.slice(1)}</div>}
      {error ? <p className="field-error">{error}</p> : hint && <p className="field-hint">{hint}</p>}
    </div>
  )
}
