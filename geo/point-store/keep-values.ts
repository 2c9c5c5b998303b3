import { beside, type Marked } from './marked.ts'
import type { BitmapColumn, SliceColumn } from './segment.ts'

/** Keeps those who have one of these values, each of which the column has. */
export function keepBitmaps(marked: Marked, column: BitmapColumn, values: readonly number[]): void {
  const asOthers = column.isComplete && 2 * values.length > column.values
  const wanted = asOthers ? otherValues(column, values) : values
  const starts = wanted.map((value) => value * column.stride)
  if (starts.length === 0) keepEverybody(marked, asOthers)
  else keepAnyOf(marked, column.words, starts, asOthers ? -1 : 0)
}

function keepEverybody({ words, from, end }: Marked, isWanted: boolean): void {
  if (!isWanted) words.fill(0, from, end)
}

/** Where everybody has a value, the few that are not wanted tell as much as the many that are. */
function otherValues({ values: count }: BitmapColumn, values: readonly number[]): number[] {
  let wanted = 0
  for (const value of values) wanted |= 1 << value
  const others: number[] = []
  for (let value = 0; value < count; value++) if (((wanted >>> value) & 1) === 0) others.push(value)
  return others
}

/** Four bitmaps at a time; the last one stands in for those that are missing. `inverted` is -1 for all others instead. */
function keepAnyOf(marked: Marked, bitmaps: Uint32Array, starts: readonly number[], inverted: 0 | -1): void {
  const { words, from, end } = marked
  const gathered = starts.length > 4 ? gather(marked, bitmaps, starts.slice(4)) : bitmaps
  const before = starts.length > 4 ? 0 : (starts[0] as number)
  const [first, second, third, fourth] = four(starts)
  for (let word = from; word < end; word++)
    words[word] =
      (words[word] as number) &
      (inverted ^
        ((gathered[before + word] as number) |
          (bitmaps[first + word] as number) |
          (bitmaps[second + word] as number) |
          (bitmaps[third + word] as number) |
          (bitmaps[fourth + word] as number)))
}

/** Whoever is in any of these bitmaps, in words beside those marked. */
function gather(marked: Marked, bitmaps: Uint32Array, starts: readonly number[]): Uint32Array {
  const { from, end } = marked
  const { words } = beside(marked)
  words.fill(0, from, end)
  for (let index = 0; index < starts.length; index += 4) {
    const [first, second, third, fourth] = four(starts.slice(index, index + 4))
    for (let word = from; word < end; word++)
      words[word] =
        (words[word] as number) |
        (bitmaps[first + word] as number) |
        (bitmaps[second + word] as number) |
        (bitmaps[third + word] as number) |
        (bitmaps[fourth + word] as number)
  }
  return words
}

function four(starts: readonly number[]): [number, number, number, number] {
  const [first = 0, second = first, third = second, fourth = third] = starts
  return [first, second, third, fourth]
}

/** Keeps those whose number is `from` or more and less than `before`. */
export function keepBetween(
  marked: Marked,
  column: SliceColumn,
  wanted: { from: number; before: number },
): void {
  const most = 2 ** column.bits - 1
  const low = Math.max(1, Math.ceil(wanted.from) - column.least + 1)
  const high = Math.min(most, Math.ceil(wanted.before) - column.least)
  const isOpenBelow = low <= 1 && column.isComplete
  if (low > high) marked.words.fill(0, marked.from, marked.end)
  else if (high === most && !isOpenBelow) keepFromCode(marked, column, low)
  else if (high < most && isOpenBelow) keepToCode(marked, column, high)
  else if (high < most) keepCodes(marked, column, low, high)
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

/** Keeps rows whose code lies between both, included. */
function keepCodes(
  { words, from, end }: Marked,
  { words: slices, bits }: SliceColumn,
  low: number,
  high: number,
): void {
  for (let word = from; word < end; word++) {
    if (words[word] === 0) continue
    let [above, below] = [-1, -1]
    for (let bit = 0, at = word * bits; bit < bits; bit++, at++) {
      const slice = slices[at] as number
      above = (low >>> bit) & 1 ? above & slice : above | slice
      below = (high >>> bit) & 1 ? below | ~slice : below & ~slice
    }
    words[word] = (words[word] as number) & above & below
  }
}
