import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import './field.css'

interface FieldProps {
  label: string
  hint?: string
  error?: string
  /** The input; it gets the id that its caption points at, and what describes it. */
  children: ReactElement<{ id?: string; 'aria-describedby'?: string }>
  /** A button that stands inside the end of the input. */
  extra?: ReactNode
}

/** A caption over its input, with what may be entered or what is wrong under it. */
export function Field({ label, hint, error, children, extra }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className="field" data-wrong={error ? true : undefined}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {cloneElement(children, { id, 'aria-describedby': note ? noteId : undefined })}
      {extra && <div className="field-extra">{extra}</div>}
      {note && (
        <p id={noteId} className={error ? 'field-error' : 'field-hint'}>
          {note}
        </p>
      )}
    </div>
  )
}
