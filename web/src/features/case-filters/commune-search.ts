import { searchKey } from '@hoanhap/geo/text.ts'
import type { Unit } from '@hoanhap/server/contract.ts'

const MOST_OFFERED = 8

/** Units whose name holds every word that was typed, without diacritics; those that begin with the text come first. */
export function matchingUnits(
  units: readonly Unit[],
  typed: string,
  taken: readonly string[],
): readonly Unit[] {
  const key = searchKey(typed)
  const words = key.split(' ').filter(Boolean)
  if (words.length === 0) return []
  const free = units.filter(({ code }) => !taken.includes(code))
  const matching = free
    .map((unit) => ({ unit, name: ` ${searchKey(unit.name)} ${unit.code}` }))
    .filter(({ name }) => words.every((word) => name.includes(` ${word}`)))
  const first = (name: string) => (name.includes(` ${key} `) ? 0 : 1)
  return matching
    .sort((a, b) => first(a.name) - first(b.name))
    .slice(0, MOST_OFFERED)
    .map(({ unit }) => unit)
}
