import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'

interface FormDialogProps {
  title: string
  submitLabel: string
  pending: boolean
  /** Whether something is still to be chosen before it can be saved. */
  incomplete?: boolean
  /** What failed when it was last saved. */
  problem: string | null
  /** Whether the fields hold what was typed before. */
  restored?: boolean
  onSubmit: () => void
  /** Leaves the form; what was typed stays. */
  onClose: () => void
  /** Leaves the form and what was typed. */
  onDiscard: () => void
  children: ReactNode
}

/** A form over the screen: its words for a failure, one way to save, one to discard. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const { pending } = props
  // What is wrong may lie outside of the part that is in view.
  useEffect(() => {
    if (tries > 0 && !pending) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries, pending])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    props.onSubmit()
  }
  return (
    <Dialog title={props.title} closeLabel={t('app.close')} onClose={props.onClose}>
      <form ref={form} className="case-form" onSubmit={submit} noValidate>
        {props.restored && <p className="draft-note">{t('cases.form.restored')}</p>}
        {props.children}
        {props.problem && <ErrorPanel message={props.problem} />}
        <div className="form-actions">
          <Button onClick={props.onDiscard}>{t('app.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={props.pending || props.incomplete}>
            {props.pending ? t('accounts.saving') : props.submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
