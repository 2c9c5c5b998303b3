import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import './dialog.css'

interface DialogProps {
  title: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
}

/** The browser's own modal dialog: it keeps the focus, closes on Esc and needs no injected style. */
export function Dialog({ title, closeLabel, onClose, children, footer }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    // The work first, not the way out: what is read or filled in takes the focus.
    const first = dialog?.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea, button)')
    const work = first ?? dialog?.querySelector<HTMLElement>('.dialog-body')
    work?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={closeLabel} icon={X} onClick={onClose} />
      </header>
      <div className="dialog-body" tabIndex={-1}>
        {children}
      </div>
      {footer && <footer className="dialog-foot">{footer}</footer>}
    </dialog>
  )
}
