import { cellTile, FINEST_CELL_ZOOM } from '../tiles/cells.ts'
import { worldPlace } from '../tiles/tile-math.ts'
import type { WorldPoint } from './schema.ts'

/** Width and height of the world in the units of a `WorldPoint`. */
export const WORLD_SIDE = 2 ** 32

/** A point in degrees; beyond the ends of the world, at them. */
export function worldPoint(lon: number, lat: number): WorldPoint {
  const [x, y] = worldPlace(lon, lat)
  return { x: within(x * WORLD_SIDE, 0, WORLD_SIDE), y: within(y * WORLD_SIDE, 0, WORLD_SIDE) }
}

/**
 * A point in degrees whose finest cell has been told by somebody else. Two ways of reckoning may disagree about a point on
 * the edge of a cell; then it is moved, by a hair, into the cell, and both count it in the same place.
 */
export function worldPointInCell(cellKey: number, lon: number, lat: number): WorldPoint {
  const point = worldPoint(lon, lat)
  const { x, y } = cellTile({ zoom: FINEST_CELL_ZOOM, key: cellKey })
  const side = WORLD_SIDE / 2 ** FINEST_CELL_ZOOM
  return {
    x: within(point.x, x * side, (x + 1) * side),
    y: within(point.y, y * side, (y + 1) * side),
  }
}

/** The whole part of a number that is held between `first` and, excluded, `end`. */
function within(value: number, first: number, end: number): number {
  return Math.min(end - 1, Math.max(first, Math.floor(value)))
}
