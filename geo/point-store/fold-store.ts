import { countBits, hasBit } from './bits.ts'
import { buildSegment } from './build-segment.ts'
import { appendRows, emptyBatch, type RowBatch } from './rows.ts'
import type { StoreSchema } from './schema.ts'
import {
  type BitmapColumn,
  type Column,
  openSegment,
  type Segment,
  type SegmentBuffers,
  type SliceColumn,
} from './segment.ts'
import { readCode } from './segment-rows.ts'

/** A store as it was at one moment. Its buffers are shared and never change; it may be sent to another thread. */
export interface FoldSnapshot {
  schema: StoreSchema
  segments: { buffers: SegmentBuffers; alive: Uint32Array }[]
}

/** All living rows of a snapshot as one segment. Pure; meant for a worker thread: some seconds for millions of rows. */
export function foldStore({ schema, segments }: FoldSnapshot): SegmentBuffers {
  return buildSegment(
    schema,
    mergedRows(
      schema,
      segments.map(({ buffers, alive }) => {
        const segment = openSegment(schema, buffers)
        segment.place.alive.set(alive)
        return segment
      }),
    ),
  )
}

/** The living rows of some segments. */
export function mergedRows(schema: StoreSchema, segments: readonly Segment[]): RowBatch {
  const count = segments.reduce((sum, { place }) => sum + countBits(place.alive, 0, place.rows), 0)
  const merged = emptyBatch(schema, count)
  for (const segment of segments) appendRows(merged, livingRows(segment))
  return merged
}

function livingRows(segment: Segment): RowBatch {
  const { schema, place, unit } = segment
  const living = livingIndices(segment)
  const rows = emptyBatch(schema, living.length)
  rows.count = living.length
  copyPlaces(segment, living, rows)
  const unitRow = inverse(unit.placeRow)
  for (const [column, parts] of rows.parts.entries())
    copyParts(unit.parts[column] as Uint16Array, { living, unitRow }, parts)
  for (const [column, values] of [...rows.categories, ...rows.numbers].entries())
    decode(place.columns[column] as Column, living, values)
  return rows
}

function copyPlaces({ place }: Segment, living: Uint32Array, rows: RowBatch): void {
  for (let index = 0; index < living.length; index++) {
    const row = living[index] as number
    rows.id[index] = place.id[row] as number
    rows.unit[index] = place.unit[row] as number
    if (row >= place.located) continue
    rows.located[index] = 1
    rows.x[index] = place.x[row] as number
    rows.y[index] = place.y[row] as number
  }
}

function copyParts(
  from: Uint16Array,
  { living, unitRow }: { living: Uint32Array; unitRow: Uint32Array },
  to: Uint16Array,
): void {
  for (let index = 0; index < living.length; index++)
    to[index] = from[unitRow[living[index] as number] as number] as number
}

function livingIndices({ place }: Segment): Uint32Array {
  const living = new Uint32Array(countBits(place.alive, 0, place.rows))
  let count = 0
  for (let row = 0; row < place.rows; row++) if (hasBit(place.alive, row)) living[count++] = row
  return living
}

function inverse(order: Uint32Array): Uint32Array {
  const positions = new Uint32Array(order.length)
  for (let position = 0; position < order.length; position++) positions[order[position] as number] = position
  return positions
}

type ColumnValues = Uint8Array | Int32Array

function decode(column: Column, rows: Uint32Array, to: ColumnValues): void {
  if (column.kind === 'bitmaps') decodeBitmaps(column, rows, to)
  else decodeSlices(column, rows, to)
}

function decodeBitmaps({ words, stride, values }: BitmapColumn, rows: Uint32Array, to: ColumnValues): void {
  for (let value = 0; value < values; value++)
    for (let index = 0, start = value * stride; index < rows.length; index++) {
      const row = rows[index] as number
      if (((words[start + (row >>> 5)] as number) >>> (row & 31)) & 1) to[index] = value
    }
}

function decodeSlices(column: SliceColumn, rows: Uint32Array, to: ColumnValues): void {
  for (let index = 0; index < rows.length; index++) {
    const code = readCode(column, rows[index] as number)
    if (code > 0) to[index] = code - 1 + column.least
  }
}
