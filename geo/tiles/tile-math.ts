/** Web Mercator tiles (z, x, y counted from the north-west) and the degrees that they cover. */
export interface Tile {
  z: number
  x: number
  y: number
}

/** West, south, east, north in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number]

/** The latitude where the square Web Mercator world ends, in degrees. */
export const MAX_LATITUDE = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI
const MAX_ZOOM = 24

/** Whether such a tile exists: whole numbers, zoom 0 to 24, x and y inside the world. */
export function isTile(z: number, x: number, y: number): boolean {
  if (!Number.isInteger(z) || z < 0 || z > MAX_ZOOM) return false
  const side = 2 ** z
  return Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0 && x < side && y < side
}

/** West, south, east and north of a tile in degrees. Throws when there is no such tile. */
export function tileBounds(z: number, x: number, y: number): Bbox {
  if (!isTile(z, x, y)) throw new RangeError(`tileBounds: there is no tile ${z}/${x}/${y}`)
  return [lonOfColumn(x, z), latOfRow(y + 1, z), lonOfColumn(x + 1, z), latOfRow(y, z)]
}

/** The tile that holds a point; beyond the ends of the world the outermost one. */
export function tileOf(lon: number, lat: number, z: number): Tile {
  const last = 2 ** z - 1
  const clamp = (index: number) => Math.min(last, Math.max(0, Math.floor(index)))
  return { z, x: clamp(columnOf(lon, z)), y: clamp(rowOf(lat, z)) }
}

/** A point as shares of the width and height of the world, from the north-west; beyond the ends of the world, at them. */
export function worldPlace(lon: number, lat: number): [x: number, y: number] {
  return [columnOf(lon, 0), rowOf(lat, 0)]
}

/** The tile that holds a place that is given as shares of the world. */
export function tileOfPlace([x, y]: readonly [x: number, y: number], z: number): Tile {
  return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) }
}

/** Longitude and latitude of a place that is given as shares of the world, from the north-west. */
export function degreesOf([x, y]: readonly [x: number, y: number]): [lon: number, lat: number] {
  return [lonOfColumn(x, 0), latOfRow(y, 0)]
}

/** All tiles of a zoom that touch a box, row by row from the north-west. The box must not cross the antimeridian. */
export function tilesCovering([west, south, east, north]: Bbox, z: number): Tile[] {
  if (west > east || south > north)
    throw new RangeError(`tilesCovering: ${[west, south, east, north]} is no box`)
  const first = tileOf(west, north, z)
  const last = tileOf(east, south, z)
  const tiles: Tile[] = []
  for (let y = first.y; y <= last.y; y++) for (let x = first.x; x <= last.x; x++) tiles.push({ z, x, y })
  return tiles
}

const columnOf = (lon: number, z: number) => ((lon + 180) / 360) * 2 ** z

function rowOf(lat: number, z: number): number {
  const phi = (Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat)) * Math.PI) / 180
  return ((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** z
}

const lonOfColumn = (x: number, z: number) => (x / 2 ** z) * 360 - 180

const latOfRow = (y: number, z: number) =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI
