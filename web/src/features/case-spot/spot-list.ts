import type { Unit } from '@hoanhap/server/contract.ts'
import type { Query } from '../../api/client.ts'
import type { CasesTarget } from '../../map/map-canvas-props.ts'

/** Which list says who stands on a spot. */
export interface SpotList {
  query: Query
  pageSize: number
  /** Those of the list that stand there; null where the list is of a whole unit. */
  caseIds: readonly number[] | null
  /** Parameters of the page with the whole list. */
  search: Record<string, string>
}

/** A commune comes in one answer. */
const COMMUNE_PAGE = 1000
/** Of a unit only its beginning is listed on the map. */
const UNIT_PAGE = 50

/**
 * In the own commune the map knows the cases of a spot; in a wider scope nobody may know who stands where, and the list is
 * that of the unit around it. Null where that unit is not known.
 */
export function spotList(
  { caseIds }: Pick<CasesTarget, 'caseIds'>,
  unit: Pick<Unit, 'code'> | null,
  filters: Query,
): SpotList | null {
  if (caseIds.length > 0) return { query: filters, pageSize: COMMUNE_PAGE, caseIds, search: textOf(filters) }
  if (!unit) return null
  const query = { ...filters, unit: [unit.code] }
  return { query, pageSize: UNIT_PAGE, caseIds: null, search: textOf(query) }
}

function textOf(query: Query): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
}
