/**
 * The one source of chance. The same seed gives the same sequence on every machine, so that a synthetic city,
 * a permutation test or a benchmark can be replayed.
 */

/** Draws a number from [0, 1). */
export type Random = () => number

/**
 * A generator for a seed: sfc32 (Doty-Humphrey, PractRand) whose state is filled from a 32-bit hash of the seed's text.
 * The number 7 and the text '7' are the same seed.
 */
export function seededRandom(seed: string | number): Random {
  const nextWord = hashWords(String(seed))
  let a = nextWord()
  let b = nextWord()
  let c = nextWord()
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  // the first words still show the seed
  for (let i = 0; i < 12; i++) next()
  return next
}

/** A whole number from `low` to `high`, both included. */
export function integerBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** One item. Throws when there is none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('pick: the list is empty')
  return items[Math.floor(random() * items.length)] as T
}

/** A copy in random order (Fisher-Yates). */
export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const copy = [...items]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const held = copy[last] as T
    copy[last] = copy[other] as T
    copy[other] = held
  }
  return copy
}

/** A draw from the normal distribution (Box and Muller 1958). */
export function normal(random: Random, mean = 0, standardDeviation = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return mean + standardDeviation * radius * Math.cos(2 * Math.PI * random())
}

/** A draw from the Poisson distribution: products of uniforms (Knuth), a large mean in exact independent parts. */
export function poisson(random: Random, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`poisson: the mean is ${mean}`)
  let total = 0
  for (let rest = mean; rest > 0; rest -= 30) total += smallPoisson(random, Math.min(rest, 30))
  return total
}

/** An index drawn in proportion to its weight. Throws when no weight is positive. */
export function weightedIndex(random: Random, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new RangeError(`weightedIndex: the weights sum to ${total}`)
  let rest = random() * total
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i] as number
    if (rest < 0) return i
  }
  // rounding may leave a crumb: the last positive weight takes it
  return weights.findLastIndex((weight) => weight > 0)
}

function smallPoisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count++
  return count
}

/** 32-bit words from a text: FNV-1a over its UTF-16 units, then the finaliser of MurmurHash3 for each word. */
function hashWords(text: string): () => number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return () => {
    hash = (hash + 0x9e3779b9) | 0
    let word = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return word ^ (word >>> 16)
  }
}
