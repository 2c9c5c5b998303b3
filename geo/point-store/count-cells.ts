import { mortonKey } from '../tiles/cells.ts'
import { maskBefore, maskFrom } from './bits.ts'
import type { PlaceOrder } from './segment.ts'
import type { RowRange } from './select.ts'
import { PLACE_BITS } from './tile-rows.ts'

/** People by cell of one zoom, from the lowest Morton key on; cells without anybody are absent. */
export interface CellCounts {
  zoom: number
  keys: Float64Array
  counts: Uint32Array
}

/** The same with the mean place of each, as shares of the world's width and height from the north-west. */
export interface Clusters extends CellCounts {
  x: Float64Array
  y: Float64Array
}

/** The marked rows of a range by cell of any zoom, one occupied cell after the other. */
export function countOccupied(
  order: PlaceOrder,
  range: RowRange,
  words: Uint32Array,
  zoom: number,
): CellCounts {
  const shift = PLACE_BITS - zoom
  const keys: number[] = []
  const counts: number[] = []
  let column = -1
  let row = -1
  forEachRow(words, range, (index) => {
    const x = cellOf(order.x, index, shift)
    const y = cellOf(order.y, index, shift)
    if (x !== column || y !== row) {
      column = x
      row = y
      keys.push(mortonKey(x, y))
      counts.push(0)
    }
    counts[counts.length - 1] = (counts[counts.length - 1] as number) + 1
  })
  return { zoom, keys: Float64Array.from(keys), counts: Uint32Array.from(counts) }
}

const cellOf = (coordinate: Uint32Array, row: number, shift: number) =>
  shift === PLACE_BITS ? 0 : (coordinate[row] as number) >>> shift

/** Calls with every marked row of a range, from the first on. */
export function forEachRow(words: Uint32Array, { from, end }: RowRange, visit: (row: number) => void): void {
  if (from >= end) return
  const last = (end - 1) >>> 5
  for (let word = from >>> 5; word <= last; word++) {
    let rest = words[word] as number
    if (word === from >>> 5) rest &= maskFrom(from)
    if (word === last) rest &= maskBefore(end)
    for (; rest !== 0; rest &= rest - 1) visit((word << 5) + 31 - Math.clz32(rest & -rest))
  }
}

/** Two lists of cells of one zoom as one. */
export function mergeCells(one: CellCounts, other: CellCounts): CellCounts {
  if (one.keys.length === 0) return other
  if (other.keys.length === 0) return one
  const keys = new Float64Array(one.keys.length + other.keys.length)
  const counts = new Uint32Array(keys.length)
  let size = 0
  for (let [left, right] = [0, 0]; left < one.keys.length || right < other.keys.length; size++) {
    const key = Math.min(one.keys[left] ?? Infinity, other.keys[right] ?? Infinity)
    keys[size] = key
    if (one.keys[left] === key) counts[size] = one.counts[left++] as number
    if (other.keys[right] === key) counts[size] = (counts[size] as number) + (other.counts[right++] as number)
  }
  return { zoom: one.zoom, keys: keys.subarray(0, size), counts: counts.subarray(0, size) }
}
