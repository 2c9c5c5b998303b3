import type { Day } from '@hoanhap/geo/day.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Trx } from '../../db/transactions.ts'
import type { ServiceKind } from '../services/schemas.ts'
import type { Level } from '../units/schemas.ts'

/** An employer as coverage counts it; the commune is the one of the date, null when it is not known then. */
export interface EmployerPlace {
  communeId: number | null
  accepting: boolean
  openings: number
  point: LonLat | null
}

export async function employerPlaces(trx: Trx, asOf: Day): Promise<EmployerPlace[]> {
  const found: { rows: (Omit<EmployerPlace, 'point'> & Coordinates)[] } = await trx.raw(
    `select e.accepting, st_x(e.location) as lon, st_y(e.location) as lat,
            (select min(u.id) from employer_unit eu join unit u on u.id = eu.unit_id
             where eu.employer_id = e.id and u.valid @> ?::date) as "communeId",
            (select coalesce(sum(v.openings), 0)::int from vacancy v where v.employer_id = e.id) as openings
     from employer e`,
    [asOf],
  )
  return found.rows.map(({ lon, lat, ...place }) => ({ ...place, point: pointOf({ lon, lat }) }))
}

export interface ServicePlace {
  communeId: number | null
  kind: ServiceKind
  point: LonLat | null
}

export async function servicePlaces(trx: Trx, asOf: Day): Promise<ServicePlace[]> {
  const found: { rows: (Omit<ServicePlace, 'point'> & Coordinates)[] } = await trx.raw(
    `select s.kind, st_x(s.location) as lon, st_y(s.location) as lat,
            (select min(u.id) from service_point_unit su join unit u on u.id = su.unit_id
             where su.service_point_id = s.id and u.valid @> ?::date) as "communeId"
     from service_point s`,
    [asOf],
  )
  return found.rows.map(({ lon, lat, ...place }) => ({ ...place, point: pointOf({ lon, lat }) }))
}

/** A point inside each unit of a level that has a boundary on a date, zones included, by unit id. */
export async function innerPoints(trx: Trx, level: Level, asOf: Day): Promise<Map<number, LonLat>> {
  const found: { rows: { unitId: number; lon: number; lat: number }[] } = await trx.raw(
    `select u.id as "unitId", st_x(b.inner_point) as lon, st_y(b.inner_point) as lat
     from unit u join unit_boundary b on b.unit_id = u.id
     where u.level = ? and u.valid @> ?::date
     union all
     select u.id, st_x(b.inner_point), st_y(b.inner_point)
     from zone z join unit u on u.id = z.unit_id and u.level = ? join zone_boundary b on b.zone_id = z.id
     where z.valid @> ?::date`,
    [level, asOf, level, asOf],
  )
  return new Map(found.rows.map(({ unitId, lon, lat }) => [unitId, [lon, lat]]))
}

/** Units of a date to which no way over land can be measured. */
export async function unitsWithoutRoad(trx: Trx, asOf: Day): Promise<Set<number>> {
  const found: { rows: { unitId: number }[] } = await trx.raw(
    `select n.unit_id as "unitId" from unit_without_road n join unit u on u.id = n.unit_id where u.valid @> ?::date`,
    [asOf],
  )
  return new Set(found.rows.map(({ unitId }) => unitId))
}

/** The points that ways of communes are measured from: inside each that has a boundary and a road to it. */
export async function measurablePoints(trx: Trx, asOf: Day): Promise<Map<number, LonLat>> {
  const points = await innerPoints(trx, 'commune', asOf)
  for (const unitId of await unitsWithoutRoad(trx, asOf)) points.delete(unitId)
  return points
}

interface Coordinates {
  lon: number | null
  lat: number | null
}

function pointOf({ lon, lat }: Coordinates): LonLat | null {
  return lon === null || lat === null ? null : [lon, lat]
}
