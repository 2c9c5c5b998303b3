import { type RefObject, useEffect } from 'react'

/**
 * Gives the keys to the active line of a list when it comes, and whenever what had the focus is gone, as after a decision
 * took its button away. Nobody who has the focus elsewhere loses it.
 * @param about changes with whatever may take the focused control away
 */
export function useLineFocus(lines: RefObject<HTMLElement | null>, line: string, about: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` stands for what changed on the page
  useEffect(() => {
    if (document.activeElement !== document.body) return
    lines.current?.querySelector<HTMLElement>(`${line}[data-active]`)?.focus({ preventScroll: true })
  }, [lines, line, about])
}
