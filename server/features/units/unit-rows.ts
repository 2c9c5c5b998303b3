import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Level, Unit } from './schemas.ts'

/** A unit as the database answers it. */
export interface UnitRow {
  id: number
  code: string
  level: Level
  name: string
  name_en: string | null
  type: string
  parent_id: number | null
  parent_code: string | null
  valid_from: Day | null
  valid_to: Day | null
  bbox: [number, number, number, number] | null
  centroid: [number, number] | null
  population: number | null
  estimated: boolean
}

export function rowToUnit(row: UnitRow): Unit {
  return {
    id: row.id,
    code: row.code,
    level: row.level,
    name: row.name,
    nameEn: row.name_en,
    type: row.type,
    parentId: row.parent_id,
    parentCode: row.parent_code,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    bbox: row.bbox,
    centroid: row.centroid,
    population: row.population,
    estimated: row.estimated,
  }
}

/** Columns of a unit `u` that has the parent `p` and the polygon `b`. */
const COLUMNS = `u.id, u.code, u.level, u.name, u.name_en, u.type,
  to_char(lower(u.valid), 'YYYY-MM-DD') as valid_from, to_char(upper(u.valid) - 1, 'YYYY-MM-DD') as valid_to,
  p.id as parent_id, p.code as parent_code, b.bbox,
  case when b.inner_point is not null then array[st_x(b.inner_point), st_y(b.inner_point)] end as centroid`

/** Units by number, each with the parent and polygon of its own day; `wanted(id, day)` is a relation in front of it. */
export const UNITS_ON_THEIR_DAY = `
select ${COLUMNS}, u.population, false as estimated, u.search_key
from wanted w
join unit u on u.id = w.id
left join unit_parent e on e.unit_id = u.id and e.valid @> w.day
left join unit p on p.id = e.parent_id
left join unit_boundary b on b.unit_id = u.id`

/**
 * Former districts on a day after their end: the district's own name and code, the polygon and population of the
 * communes that fit it best, and as parent the province of most of them. Two bindings, both the day.
 */
export const ZONES_ON_A_DAY = `
select ${COLUMNS}, inside.population, true as estimated, u.search_key
from zone z
join unit u on u.id = z.unit_id
cross join lateral (
  select case when count(*) = count(c.population) then sum(c.population)::int end as population
  from zone_member m join unit c on c.id = m.unit_id where m.zone_id = z.id
) inside
left join lateral (
  select e.parent_id from zone_member m join unit_parent e on e.unit_id = m.unit_id and e.valid @> ?::date
  where m.zone_id = z.id group by e.parent_id order by count(*) desc, e.parent_id limit 1
) around on true
left join unit p on p.id = around.parent_id
left join zone_boundary b on b.zone_id = z.id
where z.valid @> ?::date`

/** Units by number, each as it was on its last day (or is today, or will be on its first). */
export async function unitsByNumber(
  trx: Trx,
  ids: readonly number[],
  today: Day,
): Promise<Map<number, Unit>> {
  const { rows } = await trx.raw<{ rows: UnitRow[] }>(
    `with wanted as (
       select x.id, case when upper(x.valid) <= t.day then upper(x.valid) - 1
                         when lower(x.valid) > t.day then lower(x.valid) else t.day end as day
       from unit x cross join (select ?::date as day) t where x.id = any (?::int[])
     ) ${UNITS_ON_THEIR_DAY}`,
    [today, [...ids]],
  )
  return new Map(rows.map((row) => [row.id, rowToUnit(row)]))
}
