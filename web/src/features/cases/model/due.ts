import type { Day } from '@hoanhap/geo/day.ts'

/** When the next step of a case is due, as a person says it. Being late belongs to the task, never to the person. */
export type Due = { kind: 'late'; days: number } | { kind: 'today' } | { kind: 'on'; day: Day }

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

export function dueOf(day: Day, today: Day): Due {
  const days = daysBetween(today, day)
  if (days === 0) return { kind: 'today' }
  return days < 0 ? { kind: 'late', days: -days } : { kind: 'on', day }
}

/** Day and month, and the year only when it is another one: 23/11 or 23/11/2027. */
export function shortDay(day: Day, today: Day, format: (day: Day) => string): string {
  const written = format(day)
  return day.slice(0, 4) === today.slice(0, 4) ? written.replace(/[/ ]\d{4}$/, '') : written
}
