import { addDays, type Day, dayInVietnam } from '@hoanhap/geo/day.ts'
import type { AccessLog } from '@hoanhap/server/contract.ts'

type Entries = AccessLog['items']

/** The last time somebody of this name opened or changed the file; null when never. */
export function lastOpening(entries: Entries, displayName: string): string | null {
  return entries.find((entry) => entry.displayName === displayName)?.at ?? null
}

/** How many different people looked within so many days up to today. */
export function viewersWithin(entries: Entries, today: Day, days: number): number {
  if (today === '') return 0
  const first = addDays(today, -days)
  const recent = entries.filter(({ at }) => dayInVietnam(Date.parse(at)) >= first)
  return new Set(recent.map(({ displayName }) => displayName)).size
}
