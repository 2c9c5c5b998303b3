import type { Tile } from '../tiles/tile-math.ts'
import type { PlaceOrder } from './segment.ts'
import type { RowRange } from './select.ts'

/** Bits of a place: the deepest zoom at which cells can be told apart. */
export const PLACE_BITS = 32

/** The rows whose place lies in a tile: in Morton order they lie beside each other, from its north-west to its south-east. */
export function rowsInTile(order: PlaceOrder, { z, x, y }: Tile): RowRange {
  const side = 2 ** (PLACE_BITS - z)
  const [west, north] = [x * side, y * side]
  const from = firstFrom(order, west, north, { from: 0, end: order.located })
  const [east, south] = [west + side - 1, north + side - 1]
  const near = reach(order, east, south, from)
  return { from, end: firstAfter(order, east, south, near) }
}

/** The first row that does not come before a place, among rows that are sorted. */
function firstFrom(order: PlaceOrder, x: number, y: number, { from, end }: RowRange): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(order.x[middle] as number, order.y[middle] as number, x, y)) low = middle + 1
    else high = middle
  }
  return low
}

/** The first row that comes after a place. */
function firstAfter(order: PlaceOrder, x: number, y: number, { from, end }: RowRange): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(x, y, order.x[middle] as number, order.y[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

/** Rows from `from` on among which the first after a place is, or just behind them: a tile holds few of all rows. */
function reach(order: PlaceOrder, x: number, y: number, from: number): RowRange {
  let [low, step] = [from, 1]
  for (let at = from; at < order.located; at = low + step, step *= 2) {
    if (isBefore(x, y, order.x[at] as number, order.y[at] as number)) return { from: low, end: at }
    low = at + 1
  }
  return { from: low, end: order.located }
}

/** In Morton order the highest bit in which two places differ decides, and that of y before that of x (Chan 2002). */
function isBefore(x: number, y: number, otherX: number, otherY: number): boolean {
  const [inX, inY] = [(x ^ otherX) >>> 0, (y ^ otherY) >>> 0]
  return inY < inX && inY < (inX ^ inY) >>> 0 ? x < otherX : y < otherY
}

/** The first row whose coordinate has a bit, when those before do not have it; `end` when none has. */
export function firstWithBit(coordinate: Uint32Array, from: number, end: number, shift: number): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (((coordinate[middle] as number) >>> shift) & 1) high = middle
    else low = middle + 1
  }
  return low
}
