import type { Query } from '../../../api/client.ts'
import { type CaseFiltersView, NO_FILTERS, VALUE_FILTERS } from '../../../url-state/case-filters.ts'
import type { UnitRef, ViewState } from '../../../url-state/view-state.ts'
import type { Reader } from './reader.ts'

/** Which numbers a reader is shown and under which filters. Plain data in, plain data out. */

/** The register as it is asked: the same filters for areas, list, tiles and counts of values. */
export interface RegisterView {
  /** Filters of the rows of a map, with the chosen communes. */
  rows: Query
  /** The same without places: for the rows of any other level. */
  values: Query
  /** Filters of the people: the chosen communes, else the place of the page, else the whole scope. */
  people: Query
  /** Whether anything but the place is chosen: a release cannot be filtered so. */
  filtered: boolean
}

/** Whether anything is filtered by besides communes. */
export function hasValueFilters(filters: CaseFiltersView): boolean {
  return (
    VALUE_FILTERS.some((name) => filters[name].length > 0) || filters.from !== null || filters.to !== null
  )
}

export function hasFilters(filters: CaseFiltersView): boolean {
  return hasValueFilters(filters) || filters.communes.length > 0
}

/**
 * The view that this reader may see. Filters of the register need the register of today, so they set a quarter and a
 * change between quarters aside. Communes are those of today: on other units they choose nothing.
 */
export function shownView(view: ViewState, { keepsRecords, readsSupportNeed }: Reader): ViewState {
  const communes = view.asOf === null ? view.filters.communes : []
  const filters = { ...(keepsRecords ? view.filters : NO_FILTERS), communes }
  const filtered = hasValueFilters(filters)
  const unreadable =
    (view.theme === 'supportNeed' && !readsSupportNeed) || (view.theme === 'change' && filtered)
  return {
    ...view,
    filters,
    theme: unreadable ? 'caseload' : view.theme,
    period: filtered ? null : view.period,
    level: communes.length > 0 ? 'commune' : view.level,
  }
}

/**
 * How the register is asked for a view; null where the page shows a release: to everybody who keeps no records, and
 * to whoever named a quarter or compares two.
 */
export function registerView(
  view: ViewState,
  { keepsRecords, place }: { keepsRecords: boolean; place: UnitRef | null },
): RegisterView | null {
  if (!keepsRecords || view.period !== null || view.theme === 'change') return null
  const { communes } = view.filters
  const values = valueQuery(view.filters)
  const codes = communes.length > 0 ? communes : view.asOf === null && place ? [place.code] : []
  return {
    rows: communes.length > 0 ? { ...values, unit: communes } : values,
    values,
    people: codes.length > 0 ? { ...values, unit: codes } : values,
    filtered: hasValueFilters(view.filters),
  }
}

/** The filters as the server takes them; a list that is empty is no filter. */
export function valueQuery(filters: CaseFiltersView): Query {
  const lists = VALUE_FILTERS.flatMap((name) =>
    filters[name].length > 0 ? [[name, filters[name]] as const] : [],
  )
  return {
    ...Object.fromEntries(lists),
    ...(filters.from && { from: filters.from }),
    ...(filters.to && { to: filters.to }),
  }
}

/** Parameters of the list of cases that holds the same people. */
export function casesSearch({ people }: RegisterView): Record<string, string> {
  return Object.fromEntries(Object.entries(people).map(([name, value]) => [name, String(value)]))
}

/** The filters in the address of a case tile. */
export function tileQuery({ people }: RegisterView): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(people)) {
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one))
  }
  return parameters.toString()
}
