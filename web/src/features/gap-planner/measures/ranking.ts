import type { GapMeasure } from '../../../url-state/gap-view.ts'
import type { CommuneFacts } from './commune-facts.ts'
import { figureOf, GAP_MEASURE } from './gap-measures.ts'

/**
 * Communes with people in need, those that miss most first, of equal ones those with most people. What reads the same is
 * equal; a commune without a figure stands at the end.
 */
export function worstFirst(
  facts: readonly CommuneFacts[],
  { measure, perPeople }: { measure: GapMeasure; perPeople: number },
): CommuneFacts[] {
  const sign = GAP_MEASURE[measure].reversed ? 1 : -1
  const ranked = facts.map((one) => ({ one, value: figureOf(measure, one, perPeople).value }))
  const inNeed = ranked.filter(({ one }) => (one.need?.people ?? 0) > 0)
  inNeed.sort(
    (a, b) =>
      Number(a.value === null) - Number(b.value === null) ||
      sign * ((a.value ?? 0) - (b.value ?? 0)) ||
      (b.one.need?.people ?? 0) - (a.one.need?.people ?? 0) ||
      a.one.unit.name.localeCompare(b.one.unit.name, 'vi') ||
      a.one.unit.id - b.one.unit.id,
  )
  return inNeed.map(({ one }) => one)
}
