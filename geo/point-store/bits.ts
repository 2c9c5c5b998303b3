/** Bitmaps of 32-bit words: bit n is bit n % 32, counted from the lowest, of word n / 32. */

/** Words that so many bits take. */
export const wordsFor = (bits: number): number => (bits + 31) >>> 5

/** How many bits of a word are set (Wilkes, Wheeler and Gill 1957). */
export function popCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The bits from `bit` on of the word that holds it. */
export const maskFrom = (bit: number): number => -1 << (bit & 31)
/** The bits before `bit` of the word that holds the one before it. */
export const maskBefore = (bit: number): number => -1 >>> (-bit & 31)

export function clearBit(words: Uint32Array, bit: number): void {
  words[bit >>> 5] = (words[bit >>> 5] as number) & ~(1 << (bit & 31))
}

export function hasBit(words: Uint32Array, bit: number): boolean {
  return (((words[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1
}

/** Sets the bits from `from` up to, but not including, `end`. */
export function setBits(words: Uint32Array, from: number, end: number): void {
  if (from >= end) return
  const [first, last] = [from >>> 5, (end - 1) >>> 5]
  if (first === last) {
    words[first] = (words[first] as number) | (maskFrom(from) & maskBefore(end))
    return
  }
  words[first] = (words[first] as number) | maskFrom(from)
  words.fill(0xffffffff, first + 1, last)
  words[last] = (words[last] as number) | maskBefore(end)
}

/** How many bits are set from `from` up to, but not including, `end`. */
export function countBits(words: Uint32Array, from: number, end: number): number {
  if (from >= end) return 0
  const [first, last] = [from >>> 5, (end - 1) >>> 5]
  if (first === last) return popCount((words[first] as number) & maskFrom(from) & maskBefore(end))
  let count =
    popCount((words[first] as number) & maskFrom(from)) + popCount((words[last] as number) & maskBefore(end))
  for (let word = first + 1; word < last; word++) count += popCount(words[word] as number)
  return count
}
