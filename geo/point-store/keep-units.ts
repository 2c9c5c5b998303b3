import { setBits } from './bits.ts'
import type { UnitSet } from './conditions.ts'
import { beside, type Marked } from './marked.ts'
import type { PlaceOrder, UnitOrder } from './segment.ts'

export function keepUnits(marked: Marked, units: UnitSet): void {
  const { order } = marked
  if (order.kind === 'place') keepUnitsInPlaces(marked, order, units)
  else keepRows(marked, rowsOfUnits(order, units))
}

export function keepLocated(marked: Marked): void {
  const { order } = marked
  if (order.kind === 'place') keepFirstRows(marked, order.located)
  else keepRows(marked, locatedRows(order))
}

function keepUnitsInPlaces({ words, from, end }: Marked, { unit }: PlaceOrder, units: UnitSet): void {
  for (let word = from; word < end; word++) {
    const marks = words[word] as number
    let kept = marks
    for (let rest = marks; rest !== 0; rest &= rest - 1) {
      const lowest = rest & -rest
      if (units[unit[(word << 5) + 31 - Math.clz32(lowest)] as number] !== 1) kept &= ~lowest
    }
    words[word] = kept
  }
}

function keepFirstRows({ words, from, end }: Marked, count: number): void {
  const whole = count >>> 5
  if (whole >= from && whole < end) words[whole] = (words[whole] as number) & ((1 << (count & 31)) - 1)
  if (whole + 1 < end) words.fill(0, Math.max(from, whole + 1), end)
}

/** Rows of a unit that are kept: up to `ends`, of the units that are wanted. */
interface KeptRows {
  starts: Uint32Array
  ends: Uint32Array
  isWanted: (unit: number) => boolean
}

function rowsOfUnits({ starts }: UnitOrder, units: UnitSet): KeptRows {
  return { starts, ends: starts.subarray(1), isWanted: (unit) => units[unit] === 1 }
}

function locatedRows({ starts, locatedEnds }: UnitOrder): KeptRows {
  return { starts, ends: locatedEnds, isWanted: () => true }
}

function keepRows(marked: Marked, { starts, ends, isWanted }: KeptRows): void {
  const { words, from, end } = marked
  const kept = beside(marked).words
  kept.fill(0, from, end)
  const [firstRow, endRow] = [from << 5, end << 5]
  for (let unit = unitAt(starts, firstRow); unit < ends.length; unit++) {
    const start = starts[unit] as number
    if (start >= endRow) break
    if (isWanted(unit)) setBits(kept, Math.max(start, firstRow), Math.min(ends[unit] as number, endRow))
  }
  for (let word = from; word < end; word++) words[word] = (words[word] as number) & (kept[word] as number)
}

/** The first unit that ends after a row. */
export function unitAt(starts: Uint32Array, row: number): number {
  let [from, end] = [0, starts.length - 1]
  while (from < end) {
    const middle = (from + end) >>> 1
    if ((starts[middle + 1] as number) <= row) from = middle + 1
    else end = middle
  }
  return from
}
