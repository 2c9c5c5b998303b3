import type { PopulationPoint } from '@hoanhap/geo/access/homes.ts'
import type { Day } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Trx } from '../../db/transactions.ts'
import type { AccessService } from './schemas.ts'

/** A place with a known point, and how many people it can take: openings of an employer, 1 of a service. */
export interface Place {
  id: number
  point: LonLat
  capacity: number
}

/** Accepting employers with openings, of one trade or of all; or the service points of a kind. */
export function placesOf(trx: Trx, service: AccessService, trade: string | null): Promise<Place[]> {
  return service === 'employer' ? employersWithOpenings(trx, trade) : servicePoints(trx, service)
}

interface PlaceRow {
  id: number
  lon: number
  lat: number
  capacity: number
}

async function employersWithOpenings(trx: Trx, trade: string | null): Promise<Place[]> {
  const found: { rows: PlaceRow[] } = await trx.raw(
    `select e.id, st_x(e.location) as lon, st_y(e.location) as lat, sum(v.openings)::int as capacity
     from employer e join vacancy v on v.employer_id = e.id
     where e.accepting and e.location is not null and v.openings > 0 and coalesce(v.trade = ?::text, true)
     group by e.id order by e.id`,
    [trade],
  )
  return found.rows.map(placeOf)
}

async function servicePoints(trx: Trx, kind: string): Promise<Place[]> {
  const found: { rows: PlaceRow[] } = await trx.raw(
    `select s.id, st_x(s.location) as lon, st_y(s.location) as lat, 1 as capacity
     from service_point s where s.kind = ? and s.location is not null order by s.id`,
    [kind],
  )
  return found.rows.map(placeOf)
}

function placeOf({ id, lon, lat, capacity }: PlaceRow): Place {
  return { id, point: [lon, lat], capacity }
}

/** Points of communes of a date where people live, each with its share of them; by commune, but for those without a road. */
export async function populationPoints(trx: Trx, asOf: Day): Promise<Map<number, PopulationPoint[]>> {
  const found: { rows: { unitId: number; lon: number; lat: number; share: number }[] } = await trx.raw(
    `select p.unit_id as "unitId", st_x(p.location) as lon, st_y(p.location) as lat,
            p.population / sum(p.population::float8) over (partition by p.unit_id) as share
     from population_point p join unit u on u.id = p.unit_id
     where u.valid @> ?::date and not exists (select from unit_without_road n where n.unit_id = u.id)
     order by p.unit_id, p.id`,
    [asOf],
  )
  const byUnit = groupBy(found.rows, ({ unitId }) => unitId)
  const pointsOf = (rows: typeof found.rows) =>
    rows.map(({ lon, lat, share }): PopulationPoint => ({ point: [lon, lat], share }))
  return new Map([...byUnit].map(([unitId, rows]) => [unitId, pointsOf(rows)]))
}

export async function isTrade(trx: Trx, code: string): Promise<boolean> {
  const found: { rows: unknown[] } = await trx.raw('select 1 from trade t where t.code = ?', [code])
  return found.rows.length > 0
}
