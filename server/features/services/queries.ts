import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { afterCursor, allOf, type Conditions } from '../coverage/place-filter.ts'
import type { ServiceFeature } from './schemas.ts'

type ServiceRow = ServiceFeature['properties'] & { lon: number | null; lat: number | null }

const SERVICE = `
  select s.id, s.kind, s.name, s.address, round(st_x(s.location)::numeric, 6)::float8 as lon,
         round(st_y(s.location)::numeric, 6)::float8 as lat, to_char(s.verified_on, 'YYYY-MM-DD') as "verifiedOn",
         (select min(u.code) from service_point_unit su join unit u on u.id = su.unit_id
          where su.service_point_id = s.id and u.valid @> ?::date) as "unitCode"
  from service_point s`

/** One page of services by id, with the number of all that fit. `limit + 1` rows tell whether more follow. */
export async function listServices(
  trx: Trx,
  filter: Conditions,
  page: { asOf: Day; limit: number; cursor: string | undefined },
): Promise<{ rows: ServiceFeature[]; total: number }> {
  const counted: { rows: { total: number }[] } = await trx.raw(
    `select count(*)::int as total from service_point s where ${filter.sql}`,
    filter.bindings,
  )
  const from = allOf([filter, afterCursor('s.id', page.cursor)])
  const found: { rows: ServiceRow[] } = await trx.raw(`${SERVICE} where ${from.sql} order by s.id limit ?`, [
    page.asOf,
    ...from.bindings,
    page.limit + 1,
  ])
  return { rows: found.rows.map(rowToFeature), total: counted.rows[0]?.total ?? 0 }
}

function rowToFeature({ lon, lat, ...properties }: ServiceRow): ServiceFeature {
  const geometry =
    lon === null || lat === null
      ? null
      : { type: 'Point' as const, coordinates: [lon, lat] as [number, number] }
  return { type: 'Feature', id: properties.id, geometry, properties }
}
