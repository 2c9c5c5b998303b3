import { orderById, orderByPlace } from './morton-order.ts'
import type { RowBatch } from './rows.ts'
import { checkSchema, NO_CATEGORY, NO_NUMBER, type StoreSchema } from './schema.ts'
import {
  type BitmapColumn,
  type Column,
  type ColumnShape,
  newSegment,
  type Segment,
  type SegmentBuffers,
  type SliceColumn,
} from './segment.ts'

/**
 * Sorts rows and builds all bitmaps: about half a second for a million. Runs in any thread.
 * @throws RangeError when an id stands twice, or as `checkSchema`
 */
export function buildSegment(schema: StoreSchema, rows: RowBatch): SegmentBuffers {
  checkSchema(schema)
  return filledSegment(schema, rows).buffers
}

/** The same, opened. */
export function filledSegment(schema: StoreSchema, rows: RowBatch): Segment {
  const byId = orderById(rows)
  refuseRepeatedIds(rows, byId)
  const { order, located } = orderByPlace(rows, byId)
  const sources = sourcesOf(rows)
  const shapes = sources.map((source) => shapeOf(source, rows.count))
  const segment = newSegment(schema, { rows: rows.count, located, shapes })
  fillPlaceOrder(segment, rows, order)
  fillIds(segment, order, byId)
  const unitOrder = fillUnitOrder(segment, rows, order)
  fillColumns(segment.place.columns, sources, order)
  fillColumns(segment.unit.columns, sources, unitOrder)
  return segment
}

function refuseRepeatedIds({ id }: RowBatch, byId: Uint32Array): void {
  for (let index = 1; index < byId.length; index++) {
    const own = id[byId[index] as number]
    if (own === id[byId[index - 1] as number])
      throw new RangeError(`the id ${own} stands twice among the rows`)
  }
}

function fillPlaceOrder({ place }: Segment, rows: RowBatch, order: Uint32Array): void {
  for (let row = 0; row < order.length; row++) {
    const index = order[row] as number
    place.id[row] = rows.id[index] as number
    place.unit[row] = rows.unit[index] as number
  }
  for (let row = 0; row < place.located; row++) {
    const index = order[row] as number
    place.x[row] = rows.x[index] as number
    place.y[row] = rows.y[index] as number
  }
}

function fillIds(segment: Segment, order: Uint32Array, byId: Uint32Array): void {
  const rowOf = new Uint32Array(order.length)
  for (let row = 0; row < order.length; row++) rowOf[order[row] as number] = row
  for (let index = 0; index < byId.length; index++)
    segment.byId[index] = rowOf[byId[index] as number] as number
}

/** Returns which row of the batch stands where. */
function fillUnitOrder({ place, unit }: Segment, rows: RowBatch, order: Uint32Array): Uint32Array {
  fillStarts(unit.starts, place.unit)
  const next = unit.starts.slice()
  const unitOrder = new Uint32Array(order.length)
  for (let row = 0; row < order.length; row++) {
    const index = place.unit[row] as number
    if (row === place.located) unit.locatedEnds.set(next.subarray(0, -1))
    const at = next[index] as number
    next[index] = at + 1
    unit.placeRow[at] = row
    unitOrder[at] = order[row] as number
  }
  if (place.located === order.length) unit.locatedEnds.set(next.subarray(0, -1))
  for (const [column, parts] of unit.parts.entries())
    gather(parts, rows.parts[column] as Uint16Array, unitOrder)
  return unitOrder
}

function fillStarts(starts: Uint32Array, unitOfRow: Uint16Array): void {
  for (const index of unitOfRow) (starts[index + 1] as number)++
  for (let index = 1; index < starts.length; index++)
    starts[index] = (starts[index] as number) + (starts[index - 1] as number)
}

function gather(to: Uint16Array, from: Uint16Array, order: Uint32Array): void {
  for (let row = 0; row < order.length; row++) to[row] = from[order[row] as number] as number
}

/** What a column is filled from, and what stands for none. */
interface Source {
  values: Uint8Array | Int32Array
  none: number
}

function sourcesOf({ categories, numbers }: RowBatch): Source[] {
  return [
    ...categories.map((values) => ({ values, none: NO_CATEGORY })),
    ...numbers.map((values) => ({ values, none: NO_NUMBER })),
  ]
}

function shapeOf({ values, none }: Source, count: number): ColumnShape {
  let [least, most, missing] = [Infinity, -Infinity, 0]
  for (let index = 0; index < count; index++) {
    const value = values[index] as number
    if (value === none) missing++
    else if (value < least) least = value
    if (value !== none && value > most) most = value
  }
  if (least > most) return { least: 0, bits: 0, isComplete: missing === 0 }
  return { least, bits: Math.floor(Math.log2(most - least + 1)) + 1, isComplete: missing === 0 }
}

function fillColumns(columns: readonly Column[], sources: readonly Source[], order: Uint32Array): void {
  for (const [index, column] of columns.entries()) {
    const source = sources[index] as Source
    if (column.kind === 'bitmaps') fillBitmaps(column, source, order)
    else fillSlices(column, source, order)
  }
}

function fillBitmaps({ words, stride }: BitmapColumn, { values, none }: Source, order: Uint32Array): void {
  for (let row = 0; row < order.length; row++) {
    const value = values[order[row] as number] as number
    if (value !== none)
      words[value * stride + (row >>> 5)] =
        (words[value * stride + (row >>> 5)] as number) | (1 << (row & 31))
  }
}

/** The codes of 32 rows, whose bits make one word of every slice. */
const codes = new Uint32Array(32)

function fillSlices({ words, bits, least }: SliceColumn, { values, none }: Source, order: Uint32Array): void {
  for (let first = 0; first < order.length; first += codes.length) {
    const count = Math.min(codes.length, order.length - first)
    for (let at = 0; at < count; at++) {
      const value = values[order[first + at] as number] as number
      codes[at] = value === none ? 0 : value - least + 1
    }
    codes.fill(0, count)
    for (let bit = 0, to = (first >>> 5) * bits; bit < bits; bit++, to++) words[to] = sliceOf(bit)
  }
}

function sliceOf(bit: number): number {
  let word = 0
  for (let at = 0; at < codes.length; at++) word |= (((codes[at] as number) >>> bit) & 1) << at
  return word
}
