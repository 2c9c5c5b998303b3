import { FINEST_CELL_ZOOM, keyRange } from '@hoanhap/geo/tiles/cells.ts'
import type { Bbox, Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Trx } from '../../db/transactions.ts'
import { casesWith } from '../cases/case-values.ts'
import { caseConditions } from '../cases/filters.ts'
import { type CaseWish, inScope } from '../cases/record-scope.ts'
import { allOf, type Conditions } from '../coverage/place-filter.ts'

/** What the places of records are asked for. */
export interface PlaceWish extends CaseWish {
  /** Only places in this tile. */
  within: Tile
}

/** How many people live in each cell of a zoom, by Morton key; cells without anybody are absent. */
export async function peopleByCell(
  trx: Trx,
  wish: PlaceWish,
  cellZoom: number,
): Promise<Map<number, number>> {
  const { sql, bindings } = placeConditions(wish)
  const finerBits = 2 * (FINEST_CELL_ZOOM - cellZoom)
  const { rows } = await trx.raw<{ rows: { cell: number; people: number }[] }>(
    `select (r.place_key >> ?::int)::float8 as cell, count(*)::int as people
     from ${tablesOf(wish)} where ${sql} group by 1`,
    [finerBits, ...bindings],
  )
  return new Map(rows.map(({ cell, people }) => [cell, people]))
}

/** Everybody who lives in a tile, with the place. */
export async function placesOfPeople(trx: Trx, wish: PlaceWish): Promise<{ id: number; place: LonLat }[]> {
  const { sql, bindings } = placeConditions(wish)
  const { rows } = await trx.raw<{ rows: { id: number; lon: number; lat: number }[] }>(
    `select c.id::float8 as id, st_x(r.location) as lon, st_y(r.location) as lat
     from ${tablesOf(wish)} where ${sql} order by c.id`,
    bindings,
  )
  return rows.map(({ id, lon, lat }) => ({ id, place: [lon, lat] }))
}

function tablesOf({ filters }: PlaceWish): string {
  return casesWith([...Object.keys(filters), 'located'])
}

function placeConditions({ filters, today, scope, within }: PlaceWish): Conditions {
  const { first, end } = keyRange(within)
  const inTile = { sql: 'r.place_key >= ?::bigint and r.place_key < ?::bigint', bindings: [first, end] }
  return allOf([inScope(scope), inTile, caseConditions(filters, today)])
}

/** The area whose records the caller keeps. */
export interface TileScope {
  isOneCommune: boolean
  /** West, south, east, north in degrees, and a point inside; null when none of its units has a boundary. */
  bbox: Bbox | null
  innerPoint: LonLat | null
}

export async function tileScope(trx: Trx): Promise<TileScope> {
  const { rows } = await trx.raw<{
    rows: { isOneCommune: boolean; bbox: Bbox | null; inner: LonLat | null }[]
  }>(
    `with own as materialized (
       select u.id, u.level, u.code, b.bbox, b.inner_point
       from unit u left join unit_boundary b on b.unit_id = u.id
       where u.id = any ((select app.record_scope())::int[])
     )
     select count(*) = 1 and bool_and(level = 'commune') as "isOneCommune",
            case when count(bbox) > 0
              then array[min(bbox[1]), min(bbox[2]), max(bbox[3]), max(bbox[4])] end as bbox,
            (select array[st_x(o.inner_point), st_y(o.inner_point)] from own o where o.inner_point is not null
             order by o.level = 'commune', o.code limit 1) as inner
     from own`,
  )
  const { isOneCommune = false, bbox = null, inner = null } = rows[0] ?? {}
  return { isOneCommune, bbox, innerPoint: inner }
}
