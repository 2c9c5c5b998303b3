import type { Day } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { Trx } from '../../db/transactions.ts'
import { casesWith, caseValue } from '../cases/case-values.ts'
import { type CaseValue, caseConditions } from '../cases/filters.ts'
import { type CaseWish, inScope } from '../cases/record-scope.ts'
import { allOf } from '../coverage/place-filter.ts'

export const REGISTER_IS_KEPT = `(exists (select from person)
  or exists (select from release r where r.source = 'register') or not exists (select from release))`

/** False in a place that only brings counts and keeps no records: there the register's zeros would be untrue. */
export async function registerIsKept(trx: Trx): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { kept: boolean }[] }>(`select ${REGISTER_IS_KEPT} as kept`)
  return rows[0]?.kept ?? false
}

/** People with an open case, counted by the unit in charge of them: in columns, because a country has thousands of units. */
export interface RegisterCounts {
  /** Communes, and provinces for their queues. */
  keepers: readonly number[]
  /** One for every value, or one for the total. */
  columns: readonly CountColumn[]
  /** People of communes that are divided, whom their points tell apart. */
  placed: readonly PlacedCount[]
}

/** People of one value, or all, by keeper. */
export interface CountColumn {
  value: string | null
  people: Uint32Array
  /** How many of them have a point. */
  located: Uint32Array
}

/** People of one value, or all, whose points fall into one unit of another date. */
export interface PlacedCount {
  leafId: number
  value: string | null
  people: number
  located: number
}

export interface RegisterCountWish extends CaseWish {
  /** What to count by; null for the total. */
  by: CaseValue | null
  today: Day
  /** Communes of which the points are looked at, and the units into which they may fall. */
  divided: readonly number[]
  leaves: readonly number[]
}

/** Counts of the caller's own records: the policies see to that. */
export async function registerCounts(trx: Trx, wish: RegisterCountWish): Promise<RegisterCounts> {
  const { filters, scope, by, today, divided, leaves } = wish
  const conditions = allOf([inScope(scope), caseConditions(filters, today)])
  const value = by ? caseValue(by, today) : { sql: 'null::text', bindings: [] }
  const tables = casesWith(['located', ...Object.keys(filters), ...(by ? [by] : [])])
  const leaf = divided.length === 0 ? NO_LEAF : LEAF_OF_POINT
  const { rows } = await trx.raw<{ rows: CountedRow[] }>(
    `select c.unit_id as "unitId", leaf.id as "leafId", ${value.sql} as value,
            count(*)::int as people, count(r.place_key)::int as located
     from ${tables}
     left join lateral (${leaf}) leaf on true
     where ${conditions.sql}
     group by 1, 2, 3`,
    [...value.bindings, ...(divided.length === 0 ? [] : [[...divided], [...leaves]]), ...conditions.bindings],
  )
  return countsOf(rows)
}

interface CountedRow extends Omit<PlacedCount, 'leafId'> {
  unitId: number
  /** The unit of the date into which their points fall; null unless the commune is divided between several. */
  leafId: number | null
}

function countsOf(rows: readonly CountedRow[]): RegisterCounts {
  const kept = rows.filter(({ leafId }) => leafId === null)
  const keepers = [...new Set(kept.map(({ unitId }) => unitId))]
  const indexOf = new Map(keepers.map((unitId, index) => [unitId, index]))
  const columns = [...groupBy(kept, ({ value }) => value)].map(([value, counted]) => {
    const column = {
      value,
      people: new Uint32Array(keepers.length),
      located: new Uint32Array(keepers.length),
    }
    for (const { unitId, people, located } of counted) {
      const index = indexOf.get(unitId) as number
      column.people[index] = people
      column.located[index] = located
    }
    return column
  })
  const placed = rows.flatMap(({ leafId, value, people, located }) =>
    leafId === null ? [] : [{ leafId, value, people, located }],
  )
  return { keepers, columns, placed }
}

const NO_LEAF = 'select null::int as id'

/** A point on a border between two units lies in the one that was entered first. */
const LEAF_OF_POINT = `
select b.unit_id as id from unit_boundary b
where c.unit_id = any (?::int[]) and b.unit_id = any (?::int[]) and st_intersects(b.geom, r.location)
order by b.unit_id limit 1`
