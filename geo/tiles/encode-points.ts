import { ByteWriter, bytesOfNumber } from './byte-writer.ts'

/** Points of one layer with one property each. */
export interface PointLayer {
  name: string
  /** Width and height of the tile in its own units. */
  extent: number
  /** Name of the property, and its values: whole numbers from 0 on. */
  property: string
  values: ArrayLike<number>
  /** In units of the tile from its north-west corner. */
  x: ArrayLike<number>
  y: ArrayLike<number>
}

/** Numbers of the fields in the vector tile specification 2.1. */
const TILE_LAYER = 3
const LAYER = { name: 1, feature: 2, key: 3, value: 4, extent: 5, version: 15 } as const
const FEATURE = { tags: 2, type: 3, geometry: 4 } as const
const VALUE_UNSIGNED = 5
const POINT = 1
/** The command "move to", once. */
const MOVE_TO = 9

/** A vector tile (Mapbox vector tile specification 2.1) of one layer. */
export function encodePoints(points: PointLayer): Uint8Array {
  const layer = encodeLayer(points)
  const tile = new ByteWriter(layer.length + 8)
  tile.bytesField(TILE_LAYER, layer)
  return tile.bytes()
}

function encodeLayer(points: PointLayer): Uint8Array {
  const { values, x, y } = points
  const layer = new ByteWriter(64 + 24 * values.length)
  layer.numberField(LAYER.version, 2)
  layer.textField(LAYER.name, points.name)
  const indexOfValue = new Map<number, number>()
  for (let index = 0; index < values.length; index++) {
    const value = indexOf(indexOfValue, values[index] as number)
    writeFeature(layer, zigzag(x[index] as number), zigzag(y[index] as number), value)
  }
  layer.textField(LAYER.key, points.property)
  for (const value of indexOfValue.keys()) writeValue(layer, value)
  layer.numberField(LAYER.extent, points.extent)
  return layer.bytes()
}

/** Equal values stand in the layer once. */
function indexOf(indices: Map<number, number>, value: number): number {
  const known = indices.get(value)
  if (known !== undefined) return known
  indices.set(value, indices.size)
  return indices.size - 1
}

/** A point with one property, whose key stands first in the layer. */
function writeFeature(layer: ByteWriter, x: number, y: number, value: number): void {
  const tags = 1 + bytesOfNumber(value)
  const geometry = 1 + bytesOfNumber(x) + bytesOfNumber(y)
  layer.beginField(LAYER.feature, 6 + tags + geometry)
  layer.beginField(FEATURE.tags, tags)
  layer.number(0)
  layer.number(value)
  layer.numberField(FEATURE.type, POINT)
  layer.beginField(FEATURE.geometry, geometry)
  layer.number(MOVE_TO)
  layer.number(x)
  layer.number(y)
}

function writeValue(layer: ByteWriter, value: number): void {
  layer.beginField(LAYER.value, 1 + bytesOfNumber(value))
  layer.numberField(VALUE_UNSIGNED, value)
}

/** Numbers near 0 become small ones, whatever their sign. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}
