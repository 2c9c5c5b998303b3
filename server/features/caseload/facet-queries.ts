import type { Trx } from '../../db/transactions.ts'
import { CASE_TABLES, caseValue } from '../cases/case-values.ts'
import { CASE_VALUES, type CaseValue, conditionsByFilter, OPEN } from '../cases/filters.ts'
import { type CaseWish, inScope } from '../cases/record-scope.ts'
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

/** The same before it is known which filters count for which facet. */
interface CountByMisses extends FacetCount {
  facet: (typeof FACETS)[number]
  /** One bit for every facet whose filter these people miss. */
  misses: number
}

/**
 * Counts of every value under the other filters, in one look at the caller's records: each carries one bit for every
 * filter that it misses, so that a facet asks for those that miss nothing but its own.
 */
export async function facetCounts(trx: Trx, wish: CaseWish): Promise<FacetCount[]> {
  const counts = await countsByMisses(trx, wish)
  const totals = counts.filter(({ facet, misses }) => facet === 'unit' && misses === 0)
  const byFacet = counts.filter(({ facet, misses }) => (misses & ~(1 << FACETS.indexOf(facet))) === 0)
  return [...totals.map((count) => ({ ...count, facet: 'total' as const })), ...byFacet]
}

async function countsByMisses(trx: Trx, { filters, today, scope }: CaseWish): Promise<CountByMisses[]> {
  const conditions = conditionsByFilter(filters, today)
  const fixed = [...conditions].filter(([name]) => !FACETS.some((facet) => facet === name))
  const where = allOf([OPEN, inScope(scope), ...fixed.map(([, condition]) => condition)])
  const values = CASE_VALUES.map((name) => caseValue(name, today))
  const misses = FACETS.map((name) => conditions.get(name) ?? ANYBODY)
  const columns = FACETS.map((name) => `"${name}"`)
  const grouped = columns.map((column) => `grouping(${column})`)
  const { rows } = await trx.raw<{ rows: CountByMisses[] }>(
    `select (?::text[])[array_position(array[${grouped.join(', ')}], 0)] as facet,
            coalesce(${columns.join(', ')}) as value, misses, count(*)::int as people, count(place_key)::int as located
     from (
       select ${CASE_VALUES.map((name, n) => `${values[n]?.sql} as "${name}"`).join(', ')}, c.unit_id::text as unit, r.place_key,
              ${misses.map(({ sql }, bit) => `case when ${sql} then 0 else ${1 << bit} end`).join(' | ')} as misses
       from ${CASE_TABLES}
       where ${where.sql}
     ) known
     group by grouping sets (${columns.map((column) => `(misses, ${column})`).join(', ')})`,
    [[...FACETS], ...bindingsOf(values), ...bindingsOf(misses), ...where.bindings],
  )
  return rows.filter(({ value }) => value !== null)
}

const ANYBODY: Conditions = { sql: 'true', bindings: [] }

function bindingsOf(parts: readonly Conditions[]): Conditions['bindings'] {
  return parts.flatMap(({ bindings }) => bindings)
}
