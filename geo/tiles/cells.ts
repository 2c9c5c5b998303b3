import type { Tile } from './tile-math.ts'

/**
 * Cells in which points are counted: squares of the Web Mercator world, in a grid of 2^z by 2^z at every zoom z, each
 * within one of the zoom before. A cell has a Morton key: the bits of x (from the west) in the even places, those of y (from
 * the north) in the odd ones, so that all cells in a tile are one range of keys.
 */
export interface Cell {
  zoom: number
  key: number
}

export interface CountedCell extends Cell {
  count: number
}

/** The finest cells, in which places are kept: some 150 m wide at the equator. */
export const FINEST_CELL_ZOOM = 18
/** The finest cells that are drawn, and the last zoom of their tiles: 8 by 8 in a tile of zoom 14. */
export const FINEST_DRAWN_ZOOM = 17
const CELL_ZOOMS_BELOW_TILE = 3

/** Zoom of the cells that a tile of a zoom is drawn with: 8 by 8, but none finer than those of zoom 14. */
export function cellZoomOf(tileZoom: number): number {
  return Math.min(tileZoom + CELL_ZOOMS_BELOW_TILE, FINEST_DRAWN_ZOOM)
}

/** The Morton key of a square; x and y below 2^26. */
export function mortonKey(x: number, y: number): number {
  const [low, high] = [interleaveBits(x & 0xffff, y & 0xffff), interleaveBits(x >>> 16, y >>> 16)]
  return high * 2 ** 32 + low
}

/** The bits of x in the even places, those of y in the odd ones; both below 2^16. */
export function interleaveBits(x: number, y: number): number {
  return (spreadBits(x) | (spreadBits(y) << 1)) >>> 0
}

function spreadBits(value: number): number {
  let bits = (value | (value << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

/** Column and row of a cell. */
export function cellTile({ zoom, key }: Cell): Tile {
  const [low, high] = [key >>> 0, Math.floor(key / 2 ** 32)]
  const x = evenBits(low) + evenBits(high) * 2 ** 16
  const y = evenBits(low >>> 1) + evenBits(high >>> 1) * 2 ** 16
  return { z: zoom, x, y }
}

/** The bits in the even places, together. */
export function evenBits(key: number): number {
  let bits = key & 0x55555555
  bits = (bits | (bits >>> 1)) & 0x33333333
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >>> 4)) & 0x00ff00ff
  return (bits | (bits >>> 8)) & 0x0000ffff
}

/** The finest cells in a tile: from `first` up to, but not including, `end`. */
export function keyRange({ z, x, y }: Tile): { first: number; end: number } {
  const inside = 4 ** (FINEST_CELL_ZOOM - z)
  const first = mortonKey(x, y) * inside
  return { first, end: first + inside }
}

/** The centre of a cell as shares of the width and height of the world, from the north-west; exact. */
export function cellCentre(cell: Cell): [x: number, y: number] {
  const { z, x, y } = cellTile(cell)
  return [(x + 0.5) / 2 ** z, (y + 0.5) / 2 ** z]
}

/** A part of the world, as shares of its width and height from the north-west. */
export type WorldBox = readonly [west: number, north: number, east: number, south: number]

/**
 * Where a large cell is drawn: at the place nearest to its centre that lies in a box as well, so that a cell that reaches
 * beyond the area of interest is not drawn outside it. Always in the cell, its east and south edges excluded.
 */
export function cellAnchor(cell: Cell, within: WorldBox | null): [x: number, y: number] {
  const [centreX, centreY] = cellCentre(cell)
  if (within === null) return [centreX, centreY]
  const [west, north, east, south] = within
  const reach = 0.5 ** (cell.zoom + 1)
  return [
    nearestTo(nearestTo(centreX, west, east), centreX - reach, centreX + reach - A_HAIR),
    nearestTo(nearestTo(centreY, north, south), centreY - reach, centreY + reach - A_HAIR),
  ]
}

const A_HAIR = 2 ** -40

function nearestTo(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** The larger cells that hold a tile, the largest (the whole world) first. */
export function cellsAround({ z, x, y }: Tile): Cell[] {
  return Array.from({ length: z }, (_, zoom) => {
    const side = 2 ** (z - zoom)
    return { zoom, key: mortonKey(Math.floor(x / side), Math.floor(y / side)) }
  })
}

/** Whether a place of the world lies in a tile: its north and west edges belong to it, the other two do not. */
export function isInTile({ z, x, y }: Tile, [worldX, worldY]: readonly [number, number]): boolean {
  return Math.floor(worldX * 2 ** z) === x && Math.floor(worldY * 2 ** z) === y
}

/** Cells that hold enough, and how many are left over that no cell but the largest has gathered. */
export interface Gathered {
  cells: CountedCell[]
  left: number
}

/**
 * Counts of less than `least` move up to the next larger cell, with those beside them, until together they are enough. What
 * has reached the cells of zoom `upTo` without being enough is left. The sum stays what it was, and no cell holds
 * less than `least`.
 */
export function gatherSmallCells(
  counts: ReadonlyMap<number, number>,
  { zoom, upTo, least }: { zoom: number; upTo: number; least: number },
): Gathered {
  const cells: CountedCell[] = []
  let rest = counts
  for (let z = zoom; z >= upTo; z--) {
    const small = new Map<number, number>()
    for (const [key, count] of rest) {
      if (count >= least) cells.push({ zoom: z, key, count })
      else add(small, z > upTo ? Math.floor(key / 4) : key, count)
    }
    rest = small
  }
  return { cells, left: [...rest.values()].reduce((sum, count) => sum + count, 0) }
}

function add(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
