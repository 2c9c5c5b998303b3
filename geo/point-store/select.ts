import { maskBefore, maskFrom, setBits } from './bits.ts'
import type { Condition, UnitSet } from './conditions.ts'
import { scratch } from './scratch.ts'
import type { BitmapColumn, Column, Order, PlaceOrder, SliceColumn, UnitOrder } from './segment.ts'

/** Rows of an order from `from` up to, but not including, `end`. */
export interface RowRange {
  from: number
  end: number
}

/** A part of a bitmap that stays in the first cache while all conditions go over it. */
const BLOCK_WORDS = 1024
/** Slots of `scratch` from here on are those of conditions within conditions. */
const FIRST_INNER_SLOT = 1024

/**
 * Marks the living rows of a range that fit, in the words that hold the range, and says nothing about others. The time it
 * takes depends on the range and on the condition alone.
 * @throws RangeError when the condition names a column or value that the schema does not have
 */
export function select(
  order: Order,
  { from, end }: RowRange,
  condition: Condition,
  words: Uint32Array,
): void {
  if (from >= end) return
  const [first, last] = [from >>> 5, (end - 1) >>> 5]
  for (let block = first; block <= last; block += BLOCK_WORDS) {
    const blockEnd = Math.min(block + BLOCK_WORDS, last + 1)
    words.set(order.alive.subarray(block, blockEnd), block)
    if (block === first) words[first] = (words[first] as number) & maskFrom(from)
    if (blockEnd > last) words[last] = (words[last] as number) & maskBefore(end)
    refine({ order, words, from: block, end: blockEnd, slot: FIRST_INNER_SLOT }, condition)
  }
}

/** Keeps those marked rows of a range that fit as well. @throws as `select` */
export function narrow(
  order: Order,
  { from, end }: RowRange,
  condition: Condition,
  words: Uint32Array,
): void {
  if (from >= end) return
  const last = (end - 1) >>> 5
  for (let block = from >>> 5; block <= last; block += BLOCK_WORDS) {
    const blockEnd = Math.min(block + BLOCK_WORDS, last + 1)
    refine({ order, words, from: block, end: blockEnd, slot: FIRST_INNER_SLOT }, condition)
  }
}

/** Marked rows in words from `from` up to `end`, and the first slot that is free for more words. */
interface Marked {
  order: Order
  words: Uint32Array
  from: number
  end: number
  slot: number
}

function refine(marked: Marked, condition: Condition): void {
  const { order } = marked
  if (condition.kind === 'all') keepAll(marked, condition.of)
  else if (condition.kind === 'any') keepAny(marked, condition.of)
  else if (condition.kind === 'not') keepOthers(marked, condition.of)
  else if (condition.kind === 'among') keepAmong(marked, condition.column, condition.values)
  else if (condition.kind === 'between') keepBetween(marked, condition.column, condition)
  else if (condition.kind === 'units') keepUnits(marked, order, condition.units)
  else keepLocated(marked, order)
}

function keepAll(marked: Marked, parts: readonly Condition[]): void {
  for (const part of parts) if (isAnyMarked(marked)) refine(marked, part)
}

function keepUnits(marked: Marked, order: Order, units: UnitSet): void {
  if (order.kind === 'place') keepUnitsInPlaces(marked, order, units)
  else keepRows(marked, rowsOfUnits(order, units))
}

function keepLocated(marked: Marked, order: Order): void {
  if (order.kind === 'place') keepFirstRows(marked, order.located)
  else keepRows(marked, locatedRows(order))
}

function columnOf(order: Order, name: string): Column {
  const column = order.columns[order.indexOfColumn.get(name) ?? -1]
  if (!column) throw new RangeError(`the schema has no column ${name}`)
  return column
}

function isAnyMarked({ words, from, end }: Marked): boolean {
  for (let word = from; word < end; word++) if (words[word] !== 0) return true
  return false
}

/** Words beside those marked, and what is marked with them instead. */
function beside(marked: Marked): Marked {
  return { ...marked, words: scratch(marked.slot, marked.words.length), slot: marked.slot + 1 }
}

function copyWords({ words, from, end }: Marked, to: Uint32Array): void {
  for (let word = from; word < end; word++) to[word] = words[word] as number
}

function keepAny(marked: Marked, parts: readonly Condition[]): void {
  const fitting = beside(marked)
  const tried = beside(fitting)
  fitting.words.fill(0, marked.from, marked.end)
  for (const part of parts) {
    copyWords(marked, tried.words)
    refine(tried, part)
    for (let word = marked.from; word < marked.end; word++)
      fitting.words[word] = (fitting.words[word] as number) | (tried.words[word] as number)
  }
  copyWords(fitting, marked.words)
}

function keepOthers(marked: Marked, part: Condition): void {
  const tried = beside(marked)
  copyWords(marked, tried.words)
  refine(tried, part)
  for (let word = marked.from; word < marked.end; word++)
    marked.words[word] = (marked.words[word] as number) & ~(tried.words[word] as number)
}

function keepAmong(marked: Marked, name: string, values: readonly number[]): void {
  const column = columnOf(marked.order, name)
  const unknown = values.find((value) => !(Number.isInteger(value) && value >= 0 && value < column.values))
  if (unknown !== undefined) throw new RangeError(`column ${name} has no value ${unknown}`)
  if (column.kind === 'bitmaps') keepBitmaps(marked, column, values)
  else
    keepAny(
      marked,
      values.map((value) => ({ kind: 'between', column: name, from: value, before: value + 1 })),
    )
}

function keepBitmaps(marked: Marked, column: BitmapColumn, values: readonly number[]): void {
  const { words, from, end } = marked
  const asOthers = column.isComplete && 2 * values.length > column.values
  const inverted = asOthers ? -1 : 0
  const together = beside(marked)
  together.words.fill(0, from, end)
  addBitmaps(together, column, asOthers ? otherValues(column, values) : values)
  for (let word = from; word < end; word++)
    words[word] = (words[word] as number) & (inverted ^ (together.words[word] as number))
}

/** Where everybody has a value, the few that are not wanted tell as much as the many that are. */
function otherValues({ values: count }: BitmapColumn, values: readonly number[]): number[] {
  const wanted = new Set(values)
  return Array.from({ length: count }, (_none, value) => value).filter((value) => !wanted.has(value))
}

/** Four at a time; the last one stands in for those that are missing. */
function addBitmaps({ words, from, end }: Marked, column: BitmapColumn, values: readonly number[]): void {
  const { words: bitmaps, stride } = column
  for (let index = 0; index < values.length; index += 4) {
    const first = (values[index] as number) * stride
    const second = stride * (values[index + 1] ?? (values[index] as number))
    const third = stride * (values[index + 2] ?? (values[index] as number))
    const fourth = stride * (values[index + 3] ?? (values[index] as number))
    for (let word = from; word < end; word++)
      words[word] =
        (words[word] as number) |
        (bitmaps[first + word] as number) |
        (bitmaps[second + word] as number) |
        (bitmaps[third + word] as number) |
        (bitmaps[fourth + word] as number)
  }
}

function keepBetween(marked: Marked, name: string, wanted: { from: number; before: number }): void {
  const column = columnOf(marked.order, name)
  if (column.kind === 'bitmaps') throw new RangeError(`column ${name} has values, not numbers`)
  const most = 2 ** column.bits - 1
  const low = Math.max(1, Math.ceil(wanted.from) - column.least + 1)
  const high = Math.min(most, Math.ceil(wanted.before) - column.least)
  if (low > high) return void marked.words.fill(0, marked.from, marked.end)
  if (low > 1 || !column.isComplete) keepFromCode(marked, column, low)
  if (high < most) keepToCode(marked, column, high)
}

/** Keeps rows whose code is at least `low`, comparing those of 32 rows at once from the lowest bit on. */
function keepFromCode({ words, from, end }: Marked, { words: slices, bits }: SliceColumn, low: number): void {
  for (let word = from; word < end; word++) {
    if (words[word] === 0) continue
    let fitting = -1
    for (let bit = 0, at = word * bits; bit < bits; bit++, at++) {
      const slice = slices[at] as number
      fitting = (low >>> bit) & 1 ? fitting & slice : fitting | slice
    }
    words[word] = (words[word] as number) & fitting
  }
}

/** Keeps rows whose code is at most `high`. */
function keepToCode({ words, from, end }: Marked, { words: slices, bits }: SliceColumn, high: number): void {
  for (let word = from; word < end; word++) {
    if (words[word] === 0) continue
    let fitting = -1
    for (let bit = 0, at = word * bits; bit < bits; bit++, at++) {
      const slice = slices[at] as number
      fitting = (high >>> bit) & 1 ? fitting | ~slice : fitting & ~slice
    }
    words[word] = (words[word] as number) & fitting
  }
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
