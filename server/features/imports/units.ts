import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'

/** A commune or province of one day. */
export interface DatedUnit {
  id: number
  code: string
  level: 'commune' | 'province'
  hasBoundary: boolean
  /** The province that a commune lies in; null for provinces. */
  provinceId: number | null
}

/** The communes and provinces of one day: where records may be put, and how codes are found. */
export interface DatedUnits {
  byCode: ReadonlyMap<string, DatedUnit>
  byId: ReadonlyMap<number, DatedUnit>
}

/** The communes and provinces of a day. */
export async function unitsOn(trx: Trx, day: Day): Promise<DatedUnits> {
  const { rows } = await trx.raw<{ rows: DatedUnit[] }>(
    `select u.id, u.code, u.level, b.unit_id is not null as "hasBoundary",
            (select a.id from unit_parent p join unit a on a.id = p.parent_id and a.level = 'province'
             where p.unit_id = u.id and p.valid @> ?::date limit 1) as "provinceId"
     from unit u left join unit_boundary b on b.unit_id = u.id
     where u.level in ('commune', 'province') and u.valid @> ?::date order by u.level desc, u.code`,
    [day, day],
  )
  // Where a commune has the code of a province, the code means the commune: it comes last.
  return {
    byCode: new Map(rows.toReversed().map((unit) => [unit.code, unit])),
    byId: new Map(rows.map((unit) => [unit.id, unit])),
  }
}

/** The communes of today that hold points; undefined where none does. */
export async function communesOfPoints(
  trx: Trx,
  points: readonly { lon: number; lat: number }[],
  today: Day,
): Promise<(number | undefined)[]> {
  if (points.length === 0) return []
  const { rows } = await trx.raw<{ rows: { nth: number; id: number }[] }>(
    `select distinct on (p.nth) p.nth::int as nth, u.id
     from jsonb_to_recordset(?::jsonb) p (nth int, lon float8, lat float8)
     join unit_boundary b on st_covers(b.geom, st_setsrid(st_makepoint(p.lon, p.lat), 4326))
     join unit u on u.id = b.unit_id and u.level = 'commune' and u.valid @> ?::date
     order by p.nth, u.code`,
    [JSON.stringify(points.map(({ lon, lat }, nth) => ({ nth, lon, lat }))), today],
  )
  const byPoint = new Map(rows.map(({ nth, id }) => [nth, id]))
  return points.map((_point, nth) => byPoint.get(nth))
}
