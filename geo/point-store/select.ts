import { maskBefore, maskFrom } from './bits.ts'
import type { Condition } from './conditions.ts'
import { keepLocated, keepUnits } from './keep-units.ts'
import { keepBetween, keepBitmaps } from './keep-values.ts'
import { beside, copyWords, isAnyMarked, type Marked } from './marked.ts'
import type { Column, Order } from './segment.ts'

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

/** Marks the same rows of a range in other words. */
export function copyRun(to: Uint32Array, from: Uint32Array, run: RowRange): void {
  const first = run.from >>> 5
  to.set(from.subarray(first, ((run.end - 1) >>> 5) + 1), first)
}

function refine(marked: Marked, condition: Condition): void {
  if (condition.kind === 'all') keepAll(marked, condition.of)
  else if (condition.kind === 'any') keepAny(marked, condition.of)
  else if (condition.kind === 'not') keepOthers(marked, condition.of)
  else if (condition.kind === 'among') keepAmong(marked, condition.column, condition.values)
  else if (condition.kind === 'between') keepRange(marked, condition.column, condition)
  else if (condition.kind === 'units') keepUnits(marked, condition.units)
  else keepLocated(marked)
}

function keepAll(marked: Marked, parts: readonly Condition[]): void {
  for (const part of parts) if (isAnyMarked(marked)) refine(marked, part)
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

function keepRange(marked: Marked, name: string, wanted: { from: number; before: number }): void {
  const column = columnOf(marked.order, name)
  if (column.kind === 'bitmaps') throw new RangeError(`column ${name} has values, not numbers`)
  keepBetween(marked, column, wanted)
}

function columnOf(order: Order, name: string): Column {
  const column = order.columns[order.indexOfColumn.get(name) ?? -1]
  if (!column) throw new RangeError(`the schema has no column ${name}`)
  return column
}
