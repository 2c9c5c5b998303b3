import { X } from 'lucide-react'
import { useWords } from '../../i18n/i18n.ts'
import './case-filters.css'

interface CommuneChipsProps {
  /** What they were chosen for; filters by default. */
  label?: string
  chosen: readonly { code: string; name: string; note?: string | null }[]
  onRemove: (code: string) => void
}

/** The communes of a filter; pressing one takes it away. */
export function CommuneChips({ label, chosen, onRemove }: CommuneChipsProps) {
  const { t } = useWords()
  if (chosen.length === 0) return null
  return (
    <ul className="chips" aria-label={label ?? t('filters.communesChosen')}>
      {chosen.map(({ code, name, note }) => (
        <li key={code}>
          <button
            type="button"
            className="chip chip-chosen"
            aria-label={t('filters.remove', { name })}
            onClick={() => onRemove(code)}
          >
            {name}
            {note && <strong className="digits">{note}</strong>}
            <X size={14} strokeWidth={1.75} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
