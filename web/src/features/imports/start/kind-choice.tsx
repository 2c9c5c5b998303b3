import type { ImportKind } from '@hoanhap/server/contract.ts'
import { useId } from 'react'
import { useWords } from '../../../i18n/i18n.ts'

interface KindChoiceProps {
  kinds: readonly ImportKind[]
  kind: ImportKind
  onKind: (kind: ImportKind) => void
}

/** What a row of the file is. Whoever may bring in one kind only is told, not asked. */
export function KindChoice({ kinds, kind, onKind }: KindChoiceProps) {
  const { t } = useWords()
  const name = useId()
  if (kinds.length === 1) {
    return (
      <p className="only-kind">
        <strong>{t(`imports.kind.${kind}`)}</strong>{' '}
        <span className="muted">{t(`imports.kindNote.${kind}`)}</span>
      </p>
    )
  }
  return (
    <fieldset className="kind-choice">
      <legend className="field-label">{t('imports.start.kind')}</legend>
      {kinds.map((one) => (
        <label key={one} data-chosen={one === kind || undefined}>
          <input type="radio" name={name} checked={one === kind} onChange={() => onKind(one)} />
          <span>
            <strong>{t(`imports.kind.${one}`)}</strong>
            <span className="muted">{t(`imports.kindNote.${one}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
