import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

const LEAST_CHARACTERS = 5
const MOST_CHARACTERS = 200

/** Asks why the list is needed, and says what it holds and that the reason is kept. */
export function ReasonForm({ onReason }: { onReason: (reason: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const enough = [...text.trim()].length >= LEAST_CHARACTERS
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (enough) onReason(text.trim())
  }
  return (
    <form className="police-reason" onSubmit={submit}>
      <p>{t('police.what')}</p>
      <Field
        label={t('police.reason')}
        hint={t('police.reasonHint')}
        error={tried && !enough ? t('police.reasonShort') : undefined}
      >
        <textarea
          className="input"
          rows={3}
          maxLength={MOST_CHARACTERS}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <div className="police-actions">
        <Button type="submit" variant="primary">
          {t('police.open')}
        </Button>
        <Link className="button button-quiet button-normal" to="/">
          {t('police.elsewhere')}
        </Link>
      </div>
    </form>
  )
}
