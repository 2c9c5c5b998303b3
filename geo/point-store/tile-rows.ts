import type { Tile } from '../tiles/tile-math.ts'
import type { PlaceOrder } from './segment.ts'
import type { RowRange } from './select.ts'

/** Bits of a place: the deepest zoom at which cells can be told apart. */
export const PLACE_BITS = 32

/** The rows whose place lies in a tile: in Morton order they lie beside each other. */
export function rowsInTile(order: PlaceOrder, { z, x, y }: Tile): RowRange {
  let range: RowRange = { from: 0, end: order.located }
  for (let zoom = z - 1; zoom >= 0 && range.from < range.end; zoom--) {
    const shift = PLACE_BITS - z + zoom
    range = half(order.y, range, shift, (y >>> zoom) & 1)
    range = half(order.x, range, shift, (x >>> zoom) & 1)
  }
  return range
}

function half(coordinate: Uint32Array, { from, end }: RowRange, shift: number, side: number): RowRange {
  const middle = firstWithBit(coordinate, from, end, shift)
  return side === 0 ? { from, end: middle } : { from: middle, end }
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
