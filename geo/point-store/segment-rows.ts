import { clearBit, hasBit } from './bits.ts'
import { NO_PART, type Row } from './schema.ts'
import type { BitmapColumn, Column, Segment, SliceColumn } from './segment.ts'

/** The row of an id in place order, or -1 when there is none alive. */
export function findRow({ place, byId }: Segment, id: number): number {
  let [from, end] = [0, byId.length]
  while (from < end) {
    const middle = (from + end) >>> 1
    if ((place.id[byId[middle] as number] as number) < id) from = middle + 1
    else end = middle
  }
  const row = byId[from]
  return row !== undefined && place.id[row] === id && hasBit(place.alive, row) ? row : -1
}

/** Takes a row, given in place order, out of everything that is counted. */
export function killRow(segment: Segment, row: number): void {
  clearBit(segment.place.alive, row)
  clearBit(segment.unit.alive, unitRowOf(segment, row))
}

/** Where a row of the place order stands in unit order. */
function unitRowOf({ place, unit }: Segment, row: number): number {
  const index = place.unit[row] as number
  let [from, end] = [unit.starts[index] as number, unit.starts[index + 1] as number]
  while (from < end) {
    const middle = (from + end) >>> 1
    if ((unit.placeRow[middle] as number) < row) from = middle + 1
    else end = middle
  }
  return from
}

/** A row of the place order as it was put in. */
export function readRow(segment: Segment, row: number): Row {
  const { schema, place, unit } = segment
  const unitRow = unitRowOf(segment, row)
  const values = place.columns.map((column) => readValue(column, row))
  return {
    id: place.id[row] as number,
    unit: schema.units[place.unit[row] as number] as number,
    place: row < place.located ? { x: place.x[row] as number, y: place.y[row] as number } : null,
    categories: values.slice(0, schema.categories.length),
    numbers: values.slice(schema.categories.length),
    parts: unit.parts.map((parts) => readPart(parts, unitRow)),
  }
}

function readPart(parts: Uint16Array, unitRow: number): number | null {
  const part = parts[unitRow] as number
  return part === NO_PART ? null : part
}

function readValue(column: Column, row: number): number | null {
  if (column.kind === 'bitmaps') return readBitmaps(column, row)
  const code = readCode(column, row)
  return code === 0 ? null : code - 1 + column.least
}

function readBitmaps({ words, stride, values }: BitmapColumn, row: number): number | null {
  for (let value = 0, at = row >>> 5; value < values; value++, at += stride)
    if (((words[at] as number) >>> (row & 31)) & 1) return value
  return null
}

/** The code of a row in a column of slices. */
export function readCode({ words, bits }: SliceColumn, row: number): number {
  const at = (row >>> 5) * bits
  let code = 0
  for (let bit = 0; bit < bits; bit++) code |= (((words[at + bit] as number) >>> (row & 31)) & 1) << bit
  return code >>> 0
}
