import { type KeyboardEvent, type ReactNode, useState } from 'react'
import './found-option.css'

interface ActiveOption {
  /** Index of the option that Enter would choose. */
  active: number
  restart: () => void
  /** Arrow keys go round the list; the caret stays where it is. */
  move: (event: KeyboardEvent) => void
}

/** The keyboard of a field with a list of what was found (ARIA combobox): the field keeps the focus. */
export function useActiveOption(count: number): ActiveOption {
  const [active, setActive] = useState(0)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    if (count > 0) setActive((active + step + count) % count)
  }
  return { active, restart: () => setActive(0), move }
}

interface FoundOptionProps {
  id: string
  active: boolean
  onChoose: () => void
  children: ReactNode
}

/** A line of what was found; its keys are handled by the field. A press must not take the focus from there. */
export function FoundOption({ id, active, onChoose, children }: FoundOptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="found-item"
      onPointerDown={(event) => {
        event.preventDefault()
        onChoose()
      }}
    >
      {children}
    </div>
  )
}
