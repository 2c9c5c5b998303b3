import type { Day } from '@hoanhap/geo/day.ts'
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

/** People with an open case of one unit in charge, of one place on another date and of one value. */
export interface RegisterCount {
  /** A commune, or a province for its queue. */
  unitId: number
  /** The unit of the date into which their points fall; null unless the commune is divided between several. */
  leafId: number | null
  value: string | null
  people: number
  /** How many of them have a point. */
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
export async function registerCounts(trx: Trx, wish: RegisterCountWish): Promise<RegisterCount[]> {
  const { filters, scope, by, today, divided, leaves } = wish
  const conditions = allOf([inScope(scope), caseConditions(filters, today)])
  const value = by ? caseValue(by, today) : { sql: 'null::text', bindings: [] }
  const tables = casesWith(['located', ...Object.keys(filters), ...(by ? [by] : [])])
  const leaf = divided.length === 0 ? NO_LEAF : LEAF_OF_POINT
  const { rows } = await trx.raw<{ rows: RegisterCount[] }>(
    `select c.unit_id as "unitId", leaf.id as "leafId", ${value.sql} as value,
            count(*)::int as people, count(r.place_key)::int as located
     from ${tables}
     left join lateral (${leaf}) leaf on true
     where ${conditions.sql}
     group by 1, 2, 3`,
    [...value.bindings, ...(divided.length === 0 ? [] : [[...divided], [...leaves]]), ...conditions.bindings],
  )
  return rows
}

const NO_LEAF = 'select null::int as id'

/** A point on a border between two units lies in the one that was entered first. */
const LEAF_OF_POINT = `
select b.unit_id as id from unit_boundary b
where c.unit_id = any (?::int[]) and b.unit_id = any (?::int[]) and st_intersects(b.geom, r.location)
order by b.unit_id limit 1`
