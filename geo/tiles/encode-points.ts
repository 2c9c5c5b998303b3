import { ByteWriter } from './byte-writer.ts'

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
  const layer = new ByteWriter(64 + 24 * points.values.length)
  layer.numberField(LAYER.version, 2)
  layer.textField(LAYER.name, points.name)
  const indexOfValue = new Map<number, number>()
  const feature = new ByteWriter(64)
  for (let index = 0; index < points.values.length; index++) {
    writeFeature(feature, points, index, indexOf(indexOfValue, points.values[index] as number))
    layer.bytesField(LAYER.feature, feature.bytes())
  }
  layer.textField(LAYER.key, points.property)
  for (const value of indexOfValue.keys()) writeValue(layer, feature, value)
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

function writeFeature(feature: ByteWriter, { x, y }: PointLayer, index: number, value: number): void {
  feature.clear()
  feature.numbersField(FEATURE.tags, [0, value])
  feature.numberField(FEATURE.type, POINT)
  feature.numbersField(FEATURE.geometry, [MOVE_TO, zigzag(x[index] as number), zigzag(y[index] as number)])
}

function writeValue(layer: ByteWriter, writer: ByteWriter, value: number): void {
  writer.clear()
  writer.numberField(VALUE_UNSIGNED, value)
  layer.bytesField(LAYER.value, writer.bytes())
}

/** Numbers near 0 become small ones, whatever their sign. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}
