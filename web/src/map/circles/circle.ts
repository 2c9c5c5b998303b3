import { cellZoomOf } from '@hoanhap/geo/tiles/cells.ts'
import { decodePoints } from '@hoanhap/geo/tiles/decode-points.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'

/** People at one place of the map: so many in a cell, or one case. Places are shares of the world from the north-west. */
export interface Circle {
  /** The same as long as it is the same circle; no two of one drawing share it. */
  key: string
  place: readonly [x: number, y: number]
  /** Where it is drawn; a cell in which people are counted says no more than that they are in it. */
  stand: readonly [x: number, y: number]
  /** Zoom of the grid of cells that it counts; 8 by 8 of them lie in a tile. */
  cellZoom: number
  count: number
  /** Set for a single case. */
  caseId: number | null
}

/** The one vector layer inside every case tile. */
const CASE_LAYER = 'cases'
/** A single case lies in no cell; this one is as wide as a house. */
const CASE_CELL_ZOOM = 22

/**
 * The circles of a case tile.
 * @throws RangeError where the bytes are no such tile
 */
export function circlesOf(tile: Tile, body: Uint8Array): Circle[] {
  const { extent, points } = decodePoints(body, CASE_LAYER)
  const side = 2 ** tile.z * extent
  return points.map(({ x, y, property, value }) => {
    const place = [(tile.x * extent + x) / side, (tile.y * extent + y) / side] as const
    if (property === 'id')
      return { key: `case ${value}`, place, stand: place, cellZoom: CASE_CELL_ZOOM, count: 1, caseId: value }
    const cellZoom = cellZoomOf(tile.z)
    const key = `${cellZoom} ${tile.x * extent + x} ${tile.y * extent + y}`
    return { key, place, stand: place, cellZoom, count: value, caseId: null }
  })
}

/** Names the cell of a zoom that a place lies in. */
export function cellAt([x, y]: Circle['place'], zoom: number): string {
  return `${zoom} ${Math.floor(x * 2 ** zoom)} ${Math.floor(y * 2 ** zoom)}`
}

const LEAST_RADIUS = 7
const MOST_RADIUS = 20
/** Pixels for each unit of the root of the number; cells lie at least 64 pixels apart. */
const GROWTH = 1.7
const POINT_RADIUS = 5

/** Pixels; grows with the square root, so that the area says how many. A single case is a point. */
export function radiusOf({ count, caseId }: Pick<Circle, 'count' | 'caseId'>): number {
  return caseId === null ? Math.min(MOST_RADIUS, LEAST_RADIUS + GROWTH * Math.sqrt(count)) : POINT_RADIUS
}
