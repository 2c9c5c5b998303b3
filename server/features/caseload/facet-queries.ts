import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { CASE_TABLES, caseValue } from '../cases/case-values.ts'
import {
  CASE_VALUES,
  type CaseFilters,
  type CaseValue,
  conditionsByFilter,
  IN_SCOPE,
  OPEN,
} from '../cases/filters.ts'
import { allOf, type Conditions } from '../coverage/place-filter.ts'

/** What has a choice of values: each is counted under all filters but its own. */
const FACETS = [...CASE_VALUES, 'unit'] as const

/** People of one value of a facet; under `total` by unit, of all filters. */
export interface FacetCount {
  facet: CaseValue | 'unit' | 'total'
  /** A value, or the id of a unit. */
  value: string
  people: number
  located: number
}

/**
 * Counts of every value under the other filters, in one look at the caller's records: each carries one bit for every
 * filter that it misses, so that a facet asks for those that miss nothing but its own.
 */
export async function facetCounts(trx: Trx, filters: CaseFilters, today: Day): Promise<FacetCount[]> {
  const conditions = conditionsByFilter(filters, today)
  const fixed = [...conditions].filter(([name]) => !FACETS.some((facet) => facet === name))
  const where = allOf([OPEN, IN_SCOPE, ...fixed.map(([, condition]) => condition)])
  const values = CASE_VALUES.map((name) => caseValue(name, today))
  const misses = FACETS.map((name) => conditions.get(name) ?? ANYBODY)
  const { rows } = await trx.raw<{ rows: FacetCount[] }>(
    `with known as materialized (
       select ${CASE_VALUES.map((name, n) => `${values[n]?.sql} as "${name}"`).join(', ')}, c.unit_id::text as unit,
              r.place_key is not null as located,
              ${misses.map(({ sql }, bit) => `case when ${sql} then 0 else ${1 << bit} end`).join(' | ')} as misses
       from ${CASE_TABLES}
       where ${where.sql}
     )
     ${[countFacet('total', 'unit', 0), ...FACETS.map((name, bit) => countFacet(name, name, 1 << bit))].join(' union all ')}`,
    [...bindingsOf(values), ...bindingsOf(misses), ...where.bindings],
  )
  return rows
}

const ANYBODY: Conditions = { sql: 'true', bindings: [] }

/** Everybody who misses no filter, or none but `ownBit`, by a column. */
function countFacet(facet: FacetCount['facet'], column: string, ownBit: number): string {
  return `select '${facet}' as facet, "${column}" as value, count(*)::int as people,
                 (count(*) filter (where located))::int as located
          from known where misses & ${~ownBit} = 0 and "${column}" is not null group by 2`
}

function bindingsOf(parts: readonly Conditions[]): Conditions['bindings'] {
  return parts.flatMap(({ bindings }) => bindings)
}
