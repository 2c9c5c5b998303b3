/** Moves the focus to the next or the previous line of a list; to the first when none has it. */
export function focusStep(list: HTMLElement | null, lines: string, direction: 1 | -1): void {
  const all = [...(list?.querySelectorAll<HTMLElement>(lines) ?? [])]
  const focused = all.findIndex((line) => line.contains(document.activeElement))
  const next = focused < 0 ? 0 : Math.max(0, Math.min(all.length - 1, focused + direction))
  all[next]?.focus()
}

/** `data-key` of the line that has the focus, itself or within; undefined when none has. */
export function focusedKey(list: HTMLElement | null, lines: string): string | undefined {
  const focused = document.activeElement?.closest<HTMLElement>(lines)
  return focused && list?.contains(focused) ? focused.dataset.key : undefined
}
