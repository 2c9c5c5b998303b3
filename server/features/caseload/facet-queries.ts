import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { Trx } from '../../db/transactions.ts'
import { CASE_TABLES, caseValue } from '../cases/case-values.ts'
import { CASE_VALUES, type CaseValue, conditionsByFilter, OPEN } from '../cases/filters.ts'
import { type CaseWish, inScope } from '../cases/record-scope.ts'
import { allOf, type Conditions } from '../coverage/place-filter.ts'

/** What has a choice of values: each is counted under all filters but its own. */
const FACETS = [...CASE_VALUES, 'unit'] as const

/** People with an open case of one unit in charge. */
export interface PeopleOfUnit {
  /** A commune, or a province for its queue. */
  unitId: number
  people: number
  /** How many of them have a point. */
  located: number
}

/** Counts under filters. Whoever nobody is counted under may be absent. */
export interface FacetCounts {
  /** Under all filters. */
  total: PeopleOfUnit[]
  /** Under all filters but that of units. */
  units: PeopleOfUnit[]
  /** People by value, under all filters but its own. */
  values: ReadonlyMap<CaseValue, ReadonlyMap<string, number>>
}

/** People of one value of a facet, before it is known which filters count for which. */
interface CountByMisses {
  facet: (typeof FACETS)[number]
  /** A value, or the id of a unit. */
  value: string
  people: number
  located: number
  /** One bit for every facet whose filter these people miss. */
  misses: number
}

/**
 * Counts of every value under the other filters, in one look at the caller's records: each carries one bit for every
 * filter that it misses, so that a facet asks for those that miss nothing but its own.
 */
export async function facetCounts(trx: Trx, wish: CaseWish): Promise<FacetCounts> {
  const counts = await countsByMisses(trx, wish)
  const fitting = groupBy(
    counts.filter(({ facet, misses }) => (misses & ~(1 << FACETS.indexOf(facet))) === 0),
    ({ facet }) => facet,
  )
  const inUnits = counts.filter(({ facet }) => facet === 'unit')
  return {
    total: peopleOfUnits(inUnits.filter(({ misses }) => misses === 0)),
    units: peopleOfUnits(fitting.get('unit') ?? []),
    values: new Map(CASE_VALUES.map((name) => [name, sumsByValue(fitting.get(name) ?? [])])),
  }
}

function peopleOfUnits(counts: readonly CountByMisses[]): PeopleOfUnit[] {
  return counts.map(({ value, people, located }) => ({ unitId: Number(value), people, located }))
}

function sumsByValue(counts: readonly CountByMisses[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { value, people } of counts) sums.set(value, (sums.get(value) ?? 0) + people)
  return sums
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
