import { fieldsOf, numbersOf } from './byte-reader.ts'

/** One point of a vector tile with its property: whole numbers. */
export interface TilePoint {
  /** In units of the tile from its north-west corner. */
  x: number
  y: number
  /** Name of the property. */
  property: string
  value: number
}

export interface TilePoints {
  /** Width and height of the tile in its own units. */
  extent: number
  points: TilePoint[]
}

/** Numbers of the fields in the vector tile specification 2.1. */
const TILE_LAYER = 3
const LAYER = { name: 1, feature: 2, key: 3, value: 4, extent: 5 } as const
const FEATURE = { tags: 2, geometry: 4 } as const
const VALUE_UNSIGNED = 5
const DEFAULT_EXTENT = 4096

/**
 * The points of a layer of a vector tile, as `encodePoints` writes them: one move each and one whole number. Nothing where
 * the tile has no such layer.
 * @throws RangeError where the bytes are no such tile
 */
export function decodePoints(tile: Uint8Array, name: string): TilePoints {
  for (const { number, bytes } of fieldsOf(tile)) {
    if (number === TILE_LAYER && nameOf(bytes) === name) return pointsOf(bytes)
  }
  return { extent: DEFAULT_EXTENT, points: [] }
}

function nameOf(layer: Uint8Array): string {
  for (const { number, bytes } of fieldsOf(layer)) if (number === LAYER.name) return textOf(bytes)
  return ''
}

/** Keys and values stand after the features that name them. */
function pointsOf(layer: Uint8Array): TilePoints {
  const features: Uint8Array[] = []
  const keys: string[] = []
  const values: number[] = []
  let extent = DEFAULT_EXTENT
  for (const { number, value, bytes } of fieldsOf(layer)) {
    if (number === LAYER.feature) features.push(bytes)
    else if (number === LAYER.key) keys.push(textOf(bytes))
    else if (number === LAYER.value) values.push(numberOf(bytes))
    else if (number === LAYER.extent) extent = value
  }
  return { extent, points: features.map((feature) => pointOf(feature, keys, values)) }
}

function pointOf(feature: Uint8Array, keys: readonly string[], values: readonly number[]): TilePoint {
  let [tags, geometry]: [number[], number[]] = [[], []]
  for (const { number, bytes } of fieldsOf(feature)) {
    if (number === FEATURE.tags) tags = numbersOf(bytes)
    else if (number === FEATURE.geometry) geometry = numbersOf(bytes)
  }
  const [key = -1, index = -1] = tags
  const [, x, y] = geometry
  const [property, value] = [keys[key], values[index]]
  if (property === undefined || value === undefined || x === undefined || y === undefined)
    throw new RangeError('a point of the tile has no place or no property')
  return { x: unzigzag(x), y: unzigzag(y), property, value }
}

function numberOf(bytes: Uint8Array): number {
  for (const { number, value } of fieldsOf(bytes)) if (number === VALUE_UNSIGNED) return value
  throw new RangeError('a property of the tile is no whole number')
}

/** Small numbers, whatever their sign, are written as small ones. */
function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

const decoder = new TextDecoder()

function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
