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
const MENDED = `case when reason is null then geom
    else st_collectionextract(st_makevalid(geom, 'method=structure'), 3) end`
const BOX = 'array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)]'

const INSERT_BOUNDARIES = `
with given as (
  select g.unit_id, st_setsrid(st_geomfromwkb(g.wkb), 4326) as geom, g.source, g.repaired
  from unnest(?::int[], ?::bytea[], ?::text[], ?::text[]) as g (unit_id, wkb, source, repaired)
),
checked as (
  select given.*, case when st_isvalid(geom) then null else st_isvalidreason(geom) end as reason from given
),
sound as materialized (
  select unit_id, st_multi(${MENDED}) as geom, source, nullif(concat_ws('; ', nullif(repaired, ''), reason), '') as repaired, reason
  from checked
),
written as (
  insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source, repaired)
  select unit_id, geom, st_pointonsurface(geom), ${BOX}, st_area(geom::geography) / 1e6, source, repaired from sound
)
select unit_id as "unitId", repaired, st_asgeojson(geom, 9) as geometry from sound where reason is not null`

/** Writes polygons in one statement; answers those that the database mended. */
export async function insertBoundaries(trx: Trx, boundaries: readonly BoundaryRecord[]): Promise<Repair[]> {
  if (boundaries.length === 0) return []
  const column = <T>(value: (boundary: BoundaryRecord) => T) => boundaries.map(value)
  const { rows } = await trx.raw(INSERT_BOUNDARIES, [
    column(({ unitId }) => unitId),
    column(({ geometry }) => toWkb(geometry)),
    column(({ source }) => source),
    column(({ repaired }) => repaired ?? ''),
  ])
  return rows.map((row: Repair & { geometry: string }) => ({ ...row, geometry: JSON.parse(row.geometry) }))
}

const INSERT_ZONE_BOUNDARIES = `
with given as (
  select g.zone_id, st_setsrid(st_geomfromwkb(g.wkb), 4326) as geom
  from unnest(?::int[], ?::bytea[]) as g (zone_id, wkb)
),
checked as (
  select given.*, case when st_isvalid(geom) then null else st_isvalidreason(geom) end as reason from given
),
sound as materialized (select zone_id, st_multi(${MENDED}) as geom from checked)
insert into zone_boundary (zone_id, geom, inner_point, bbox)
select zone_id, geom, st_pointonsurface(geom), ${BOX} from sound`

/** Writes the outlines of zones in one statement. */
export async function insertZoneBoundaries(
  trx: Trx,
  outlines: readonly { zoneId: number; geometry: MultiPolygon }[],
): Promise<void> {
  if (outlines.length === 0) return
  await trx.raw(INSERT_ZONE_BOUNDARIES, [
    outlines.map(({ zoneId }) => zoneId),
    outlines.map(({ geometry }) => toWkb(geometry)),
  ])
}

/** Area of every unit with a polygon, in square kilometres on the ellipsoid. */
export async function areasKm2(trx: Trx): Promise<Map<number, number>> {
  const { rows } = await trx.raw('select unit_id, area_km2 from unit_boundary')
  return new Map(rows.map((row: { unit_id: number; area_km2: number }) => [row.unit_id, row.area_km2]))
}
