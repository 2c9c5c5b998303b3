import type { Day } from '@hoanhap/geo/day.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Trx } from '../../db/transactions.ts'

/** The commune of a date around each point, in the order of the points; null outside of all. */
export async function communesAround(
  trx: Trx,
  points: readonly LonLat[],
  asOf: Day,
): Promise<(number | null)[]> {
  const found: { rows: { unitId: number | null }[] } = await trx.raw(
    `select (select min(u.id) from unit_boundary b join unit u on u.id = b.unit_id
             where u.level = 'commune' and u.valid @> ?::date
               and st_covers(b.geom, st_setsrid(st_makepoint(p.lon, p.lat), 4326))) as "unitId"
     from unnest(?::float8[], ?::float8[]) with ordinality as p (lon, lat, place)
     order by p.place`,
    [asOf, points.map(([lon]) => lon), points.map(([, lat]) => lat)],
  )
  return found.rows.map(({ unitId }) => unitId)
}
