import { LeftReason } from '@hoanhap/server/contract.ts'
import { type FormEvent, useId, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useUnplacedModel } from '../model/unplaced-context.ts'

const MOST_CHARACTERS = 200

/** Why somebody stays without a place though it was looked at: one of a few reasons, and a note. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { place } = useUnplacedModel()
  const name = useId()
  const [reason, setReason] = useState<LeftReason>('address_unclear')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    place({ method: 'left', reason, ...(note.trim() !== '' && { note: note.trim() }) })
    onClose()
  }
  return (
    <Dialog title={t('unplaced.leave.title')} closeLabel={t('app.close')} onClose={onClose}>
      <form className="case-form" onSubmit={submit}>
        <p className="muted">{t('unplaced.leave.note')}</p>
        <fieldset className="kind-choice">
          <legend className="field-label">{t('unplaced.leave.reason')}</legend>
          {LeftReason.options.map((one) => (
            <label key={one} data-chosen={one === reason || undefined}>
              <input type="radio" name={name} checked={one === reason} onChange={() => setReason(one)} />
              <span>{t(`unplaced.leftReason.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <Field label={t('unplaced.leave.remark')} hint={t('unplaced.leave.remarkHint')}>
          <input
            value={note}
            maxLength={MOST_CHARACTERS}
            autoComplete="off"
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
        <div className="form-actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('unplaced.leave.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
