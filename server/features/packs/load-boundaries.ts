import type { MultiPolygon } from 'geojson'
import type { Trx } from '../../db/transactions.ts'
import { toWkb } from './wkb.ts'

/** The polygon of a unit as it came, to be mended on the way in where it is not valid. */
export interface BoundaryRecord {
  unitId: number
  geometry: MultiPolygon
  source: string
  /** What was mended before, in words. */
  repaired: string | null
}

/** What the database had to mend. */
export interface Repair {
  unitId: number
  repaired: string
  geometry: MultiPolygon
}

// "structure" keeps what an outline encloses; holes that cross it are cut away rather than turned inside out.
const INSERT_BOUNDARY = `
with given as (select st_setsrid(st_geomfromwkb(?), 4326) as geom),
checked as (
  select geom, case when st_isvalid(geom) then null else st_isvalidreason(geom) end as reason from given
),
sound as (
  select reason, st_multi(case when reason is null then geom
    else st_collectionextract(st_makevalid(geom, 'method=structure'), 3) end) as geom
  from checked
)
insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source, repaired)
select ?, geom, st_pointonsurface(geom), array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)],
  st_area(geom::geography) / 1e6, ?, nullif(concat_ws('; ', ?::text, reason), '')
from sound
returning repaired, case when (select reason from checked) is not null then st_asgeojson(geom, 9) end as mended`

/** Writes one polygon; answers what the database mended in it, or null. */
export async function insertBoundary(trx: Trx, boundary: BoundaryRecord): Promise<Repair | null> {
  const { unitId, geometry, source, repaired } = boundary
  const { rows } = await trx.raw(INSERT_BOUNDARY, [toWkb(geometry), unitId, source, repaired])
  const { mended, repaired: words } = rows[0]
  return mended ? { unitId, repaired: words, geometry: JSON.parse(mended) } : null
}

const INSERT_ZONE_BOUNDARY = `
with given as (select st_setsrid(st_geomfromwkb(?), 4326) as geom),
sound as (
  select st_multi(case when st_isvalid(geom) then geom
    else st_collectionextract(st_makevalid(geom, 'method=structure'), 3) end) as geom
  from given
)
insert into zone_boundary (zone_id, geom, inner_point, bbox)
select ?, geom, st_pointonsurface(geom), array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] from sound`

/** Writes the outline of a zone. */
export async function insertZoneBoundary(trx: Trx, zoneId: number, geometry: MultiPolygon): Promise<void> {
  await trx.raw(INSERT_ZONE_BOUNDARY, [toWkb(geometry), zoneId])
}

/** Area of every unit with a polygon, in square kilometres on the ellipsoid. */
export async function areasKm2(trx: Trx): Promise<Map<number, number>> {
  const { rows } = await trx.raw('select unit_id, area_km2 from unit_boundary')
  return new Map(rows.map((row: { unit_id: number; area_km2: number }) => [row.unit_id, row.area_km2]))
}
