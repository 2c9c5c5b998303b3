import { type FormEvent, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { acceptedReason, REASON_LENGTH } from '../model/reason.ts'

interface ReasonDialogProps {
  title: string
  /** What is about to be seen, and that it is logged. */
  note: string
  submitLabel: string
  onReason: (reason: string) => void
  onClose: () => void
}

/** Why somebody looks: kept for this one look, sent in a header, written into the log. */
export function ReasonDialog({ title, note, submitLabel, onReason, onClose }: ReasonDialogProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const reason = acceptedReason(text)
    if (reason === null) setWrong(true)
    else onReason(reason)
  }
  return (
    <Dialog title={title} closeLabel={t('app.close')} onClose={onClose}>
      <form className="case-form" onSubmit={submit}>
        <p className="muted">{note}</p>
        <Field
          label={t('cases.reason.label')}
          hint={t('cases.reason.hint', REASON_LENGTH)}
          error={wrong ? t('cases.reason.length', REASON_LENGTH) : undefined}
        >
          <textarea
            className="input"
            rows={3}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <div className="form-actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" variant="primary">
            {submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
