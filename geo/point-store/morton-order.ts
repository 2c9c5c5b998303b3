import { interleaveBits } from '../tiles/cells.ts'
import type { RowBatch } from './rows.ts'

/** Bits that are sorted by at once, of few rows and of many. */
const FEW = { rows: 4096, digitBits: 8 }
const DIGIT_BITS = 11

/**
 * Sorts indices by their keys, from the lowest on; equal keys stay in the order in which they were (radix sort from the
 * lowest digit).
 */
export function sortByKey(indices: Uint32Array, key: Uint32Array): Uint32Array {
  const digitBits = indices.length < FEW.rows ? FEW.digitBits : DIGIT_BITS
  let sorted: Sorted = { indices, keys: indices.map((index) => key[index] as number) }
  const differing = differingBits(sorted.keys)
  for (let shift = 0; differing >>> shift !== 0 && shift < 32; shift += digitBits)
    sorted = sortedByDigit(sorted, { shift, digits: 1 << digitBits })
  return sorted.indices
}

/** The bits in which not all keys are equal: there is nothing to sort by the others. */
function differingBits(keys: Uint32Array): number {
  const [first = 0] = keys
  let bits = 0
  for (let at = 0; at < keys.length; at++) bits |= (keys[at] as number) ^ first
  return bits
}

/** Indices, and the key of each beside it: looked up once, because they lie anywhere. */
interface Sorted {
  indices: Uint32Array
  keys: Uint32Array
}

function sortedByDigit(
  { indices, keys }: Sorted,
  { shift, digits }: { shift: number; digits: number },
): Sorted {
  const to = { indices: new Uint32Array(indices.length), keys: new Uint32Array(indices.length) }
  const next = new Uint32Array(digits + 1)
  for (let at = 0; at < keys.length; at++) {
    const after = (((keys[at] as number) >>> shift) & (digits - 1)) + 1
    next[after] = (next[after] as number) + 1
  }
  for (let digit = 1; digit <= digits; digit++)
    next[digit] = (next[digit] as number) + (next[digit - 1] as number)
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number
    const digit = (key >>> shift) & (digits - 1)
    const position = next[digit] as number
    next[digit] = position + 1
    to.indices[position] = indices[at] as number
    to.keys[position] = key
  }
  return to
}

/** The indices of all rows from the lowest id on. */
export function orderById({ id, count }: RowBatch): Uint32Array {
  const indices = new Uint32Array(count)
  for (let index = 0; index < count; index++) indices[index] = index
  return sortByKey(indices, id)
}

/** Rows with a place in Morton order, those in the same place by id; then, by id, rows without one. */
export function orderByPlace(rows: RowBatch, byId: Uint32Array): { order: Uint32Array; located: number } {
  const located = byId.filter((index) => rows.located[index] === 1)
  const others = byId.filter((index) => rows.located[index] !== 1)
  const order = new Uint32Array(byId.length)
  order.set(sortByMorton(rows, located))
  order.set(others, located.length)
  return { order, located: located.length }
}

function sortByMorton({ x, y }: RowBatch, indices: Uint32Array): Uint32Array {
  const [coarse, fine] = [new Uint32Array(x.length), new Uint32Array(x.length)]
  for (const index of indices) {
    const [column, row] = [x[index] as number, y[index] as number]
    coarse[index] = interleaveBits(column >>> 16, row >>> 16)
    fine[index] = interleaveBits(column & 0xffff, row & 0xffff)
  }
  return sortByKey(sortByKey(indices, fine), coarse)
}
