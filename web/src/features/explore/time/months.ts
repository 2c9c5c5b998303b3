import { addMonths, type Day } from '@hoanhap/geo/day.ts'
import type { CaseFiltersView } from '../../../url-state/case-filters.ts'

/** Months of the day on which cases were opened, as filters of the register. Plain data in, plain data out. */

/** A month of the calendar, `YYYY-MM`. */
export type Month = string

/** Everybody up to the end of a month, or those of the month alone. */
export type MonthSpan = 'upTo' | 'in'

/** What the slider shows. */
export interface MonthChoice {
  month: Month
  span: MonthSpan
}

/** The slider begins so many months before the current one, unless a link names an earlier one. */
const MONTHS_SHOWN = 36

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

function firstDay(month: Month): Day {
  return `${month}-01`
}

/** The month so many later, or earlier when negative: 2026-12 is followed by 2027-01. */
export function monthAfter(month: Month, count = 1): Month {
  return monthOf(addMonths(firstDay(month), count))
}

/** The month that the filters choose; null where they are of no month, or of any other days. */
export function chosenMonth({ from, to }: Pick<CaseFiltersView, 'from' | 'to'>): MonthChoice | null {
  if (to === null || !to.endsWith('-01')) return null
  const month = monthAfter(monthOf(to), -1)
  if (from === null) return { month, span: 'upTo' }
  return from === firstDay(month) ? { month, span: 'in' } : null
}

/** The same filters for a month; its last day counts, so they end on the first of the next one. */
export function withMonth(filters: CaseFiltersView, { month, span }: MonthChoice): CaseFiltersView {
  return { ...filters, from: span === 'in' ? firstDay(month) : null, to: firstDay(monthAfter(month)) }
}

/** The same filters for every day. */
export function withoutMonth(filters: CaseFiltersView): CaseFiltersView {
  return { ...filters, from: null, to: null }
}

/** The months of the slider, the current one last. */
export function monthsUntil(today: Day, chosen: Month | null): Month[] {
  const last = monthOf(today)
  const usual = monthAfter(last, 1 - MONTHS_SHOWN)
  const first = chosen !== null && chosen < usual ? chosen : usual
  const months = [first]
  for (let month = first; month < last; ) {
    month = monthAfter(month)
    months.push(month)
  }
  return months
}

/** What comes after a month while it plays; null at the end. */
export function nextChoice(choice: MonthChoice, months: readonly Month[]): MonthChoice | null {
  const month = months.find((one) => one > choice.month)
  return month === undefined ? null : { ...choice, month }
}

/** Where playing begins: at the chosen month, or at the first one when the last is reached or none is chosen. */
export function firstChoice(choice: MonthChoice | null, months: readonly Month[]): MonthChoice | null {
  if (choice && nextChoice(choice, months)) return choice
  const [month] = months
  return month === undefined ? null : { month, span: choice?.span ?? 'upTo' }
}
