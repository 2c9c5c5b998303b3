import { addDays, type Day } from '@hoanhap/geo/day.ts'
import type { DaySpan } from './pack-types.ts'

/** The spans of time between all days on which one of the given spans begins or ends; oldest first, open at both ends. */
export function timeSlices(spans: readonly DaySpan[]): DaySpan[] {
  const cuts = new Set<Day>()
  for (const { from, to } of spans) {
    if (from !== null) cuts.add(from)
    if (to !== null) cuts.add(addDays(to, 1))
  }
  const starts: (Day | null)[] = [null, ...[...cuts].sort()]
  return starts.map((from, index) => {
    const next = starts[index + 1]
    return { from, to: next ? addDays(next, -1) : null }
  })
}

/** Joins neighbouring slices that hold the same, as `keyOf` tells it. */
export function mergeEqualSlices<T>(slices: { span: DaySpan; value: T }[], keyOf: (value: T) => string) {
  const merged: { span: DaySpan; value: T }[] = []
  for (const { span, value } of slices) {
    const last = merged.at(-1)
    const touches = last && last.span.to !== null && span.from === addDays(last.span.to, 1)
    if (last && touches && keyOf(last.value) === keyOf(value))
      last.span = { from: last.span.from, to: span.to }
    else merged.push({ span: { ...span }, value })
  }
  return merged
}
