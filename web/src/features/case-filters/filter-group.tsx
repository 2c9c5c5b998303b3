import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import './case-filters.css'

interface FilterGroupProps {
  label: string
  /** How many of its filters are chosen; with any the group begins open. */
  chosen: number
  children: ReactNode
}

/** Filters of one kind under their name, folded away, and not worked out, until they are wanted. */
export function FilterGroup({ label, chosen, children }: FilterGroupProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(chosen > 0)
  return (
    <details className="filter-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{label}</span>
        {chosen > 0 && (
          <strong className="digits" title={t('filters.chosen', { count: chosen })}>
            {chosen}
          </strong>
        )}
      </summary>
      {open && children}
    </details>
  )
}
