import { addDays, type Day } from '@hoanhap/geo/day.ts'
import {
  type CaseFiltersView,
  MAX_COMMUNES,
  NO_FILTERS,
  type ValueFilter,
} from '../../../url-state/case-filters.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import { toggled } from '../../case-filters/toggled.ts'

/** Changes of the filters. Pure, so that checkboxes, chips and days agree. */

/** A value is chosen, or no longer. */
export function toggledValue(filters: CaseFiltersView, name: ValueFilter, value: string): CaseFiltersView {
  return { ...filters, [name]: toggled(name, filters[name], value) }
}

export function withCommune(filters: CaseFiltersView, code: string): CaseFiltersView {
  if (filters.communes.includes(code) || filters.communes.length >= MAX_COMMUNES) return filters
  return { ...filters, communes: [...filters.communes, code] }
}

export function withoutCommune(filters: CaseFiltersView, code: string): CaseFiltersView {
  return { ...filters, communes: filters.communes.filter((other) => other !== code) }
}

/** Everything but the communes is undone; the rows stay chosen. */
export function withoutValues({ communes }: CaseFiltersView): CaseFiltersView {
  return { ...NO_FILTERS, communes }
}

/** The first day; a last day before it is dropped, as no one could be found. */
export function openedFrom(filters: CaseFiltersView, from: Day | null): CaseFiltersView {
  const { to } = filters
  return { ...filters, from, to: from !== null && to !== null && to <= from ? null : to }
}

/** The last day, which counts: a link and the server name the day after it. */
export function openedUntil(filters: CaseFiltersView, last: Day | null): CaseFiltersView {
  const to = last && addDays(last, 1)
  const { from } = filters
  return { ...filters, to, from: from !== null && to !== null && to <= from ? null : from }
}

/** The last day that counts; null without one. */
export function lastDay({ to }: CaseFiltersView): Day | null {
  return to && addDays(to, -1)
}

/** Going to another place leaves the communes that were chosen; the other filters go along. */
export function toPlace(before: ViewState, change: Partial<ViewState>): Partial<ViewState> {
  if (change.place === undefined || change.filters || before.filters.communes.length === 0) return change
  return { ...change, filters: { ...before.filters, communes: [] } }
}
