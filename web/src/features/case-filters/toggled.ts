import type { ValueFilter } from '../../url-state/case-filters.ts'

/** Released prisoners are counted apart: chosen, they stand alone. */
const APART = 'released_prisoner'

/** The chosen values of a category after one was chosen or taken back. */
export function toggled(name: ValueFilter, chosen: readonly string[], value: string): string[] {
  if (chosen.includes(value)) return chosen.filter((other) => other !== value)
  if (name !== 'programme') return [...chosen, value]
  return value === APART ? [value] : [...chosen.filter((other) => other !== APART), value]
}
