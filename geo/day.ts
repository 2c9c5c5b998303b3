/**
 * Days of the calendar as text. A day is not an instant: no time zone, no clock, no `Date` outside this file.
 */

/** A day of the Gregorian calendar, `YYYY-MM-DD`. */
export type Day = string & { readonly __brand?: 'Day' }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists (2024-02-29 does, 2023-02-29 does not). */
export function isDay(text: string): text is Day {
  const match = PATTERN.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && year >= 1
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Days since 1970-01-01, negative before it: for columns of numbers. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

/** The same day of the month `count` months later, or the last day of a shorter month, as PostgreSQL counts. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const months = year * 12 + month - 1 + count
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1]
  const toDate = Math.min(date, daysInMonth(toYear, toMonth))
  return [String(toYear).padStart(4, '0'), pad(toMonth), pad(toDate)].join('-')
}

/** The day on the clocks of Việt Nam (UTC+7, no summer time) at an instant. */
export function dayInVietnam(instant: number): Day {
  return new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10)
}

/** First and last day of a quarter written `YYYY-Qn`. */
export function quarterDays(period: string): { first: Day; last: Day } {
  const [year, quarter] = period.split('-Q').map(Number) as [number, number]
  const month = quarter * 3
  return {
    first: `${year}-${pad(month - 2)}-01`,
    last: `${year}-${pad(month)}-${pad(daysInMonth(year, month))}`,
  }
}

/** The last quarter that was over on a day: 2026-11-22 gives 2026-Q3. */
export function lastFullQuarter(day: Day): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const quarter = Math.ceil(month / 3) - 1
  return quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`
}

/** The quarter before: 2026-Q1 gives 2025-Q4. */
export function previousQuarter(period: string): string {
  const [year, quarter] = period.split('-Q').map(Number) as [number, number]
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`
}

/** The last full quarters on a day, so many of them, oldest first. */
export function lastFullQuarters(day: Day, count: number): string[] {
  const quarters: string[] = []
  for (let quarter = lastFullQuarter(day); quarters.length < count; quarter = previousQuarter(quarter))
    quarters.unshift(quarter)
  return quarters
}

const pad = (value: number) => String(value).padStart(2, '0')

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number
}
