import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu } from '../../ui/menu.tsx'

/** A choice of a phone's top line: what it is, what is chosen, and the others a press away. */
export function ChipMenu({ label, words, children }: { label: string; words: string; children: ReactNode }) {
  const trigger = (
    <button type="button" className="when">
      <span className="when-label">{label}</span>
      <span className="when-value">
        <span>{words}</span>
        <ChevronDown size={15} strokeWidth={1.75} aria-hidden />
      </span>
    </button>
  )
  return <Menu trigger={trigger}>{children}</Menu>
}
