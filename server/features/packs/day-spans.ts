import { addDays, type Day } from '@hoanhap/geo/day.ts'
import type { DaySpan } from './pack-types.ts'

/** First possible and last possible day, for comparing open ends as text. */
const START = '0001-01-01'
const END = '9999-12-31'

export function startOf(span: DaySpan): Day {
  return span.from ?? START
}

export function endOf(span: DaySpan): Day {
  return span.to ?? END
}

export function contains(span: DaySpan, day: Day): boolean {
  return startOf(span) <= day && day <= endOf(span)
}

/** The days in both spans, or null when there are none. */
export function intersection(a: DaySpan, b: DaySpan): DaySpan | null {
  const from = startOf(a) >= startOf(b) ? a.from : b.from
  const to = endOf(a) <= endOf(b) ? a.to : b.to
  return startOf({ from, to }) <= endOf({ from, to }) ? { from, to } : null
}

/** Whether the spans together leave no day of `whole` out. */
export function cover(whole: DaySpan, parts: readonly DaySpan[]): boolean {
  const sorted = [...parts].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
  let reached: Day | null = null
  for (const part of sorted) {
    const next: Day = reached === null ? startOf(whole) : addDays(reached, 1)
    if (startOf(part) > next) return false
    if (reached === null || endOf(part) > reached) reached = endOf(part)
    if (reached >= endOf(whole)) return true
  }
  return false
}

/** The half-open text form `[from,to+1)` that a daterange column takes. */
export function toDateRange(span: DaySpan): string {
  return `[${span.from ?? ''},${span.to === null ? '' : addDays(span.to, 1)})`
}

/** The span in words: `2025-07-01..2026-04-29`. */
export function spanInWords(span: DaySpan): string {
  return `${span.from ?? ''}..${span.to ?? ''}`
}
