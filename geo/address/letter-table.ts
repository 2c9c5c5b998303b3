import { type FoldedText, joinHashes } from './folded-text.ts'
import { isDigit, type Letter } from './letters.ts'

const NOTHING = -1

/** Words of letters by number, found by the hash of their letters. */
export class LetterTable {
  readonly words: Uint8Array[] = []
  private readonly numbers = new Map<number, number[]>()
  private readonly hashes: number[] = []
  private buckets = new Int32Array(0)
  private mask = 0

  /** The number of a stretch of letters, which is remembered when it is new. */
  add(text: FoldedText, from: number, to: number): number {
    const hash = text.hash(from, to)
    const same = this.numbers.get(hash) ?? []
    const known = same.find((number) => equals(this.words[number] as Uint8Array, text, from, to))
    if (known !== undefined) return known
    const number = this.words.push(text.letters.slice(from, to)) - 1
    this.hashes.push(hash)
    this.numbers.set(hash, [...same, number])
    return number
  }

  /** Makes ready what was added; call it once, before the first search. */
  close(): this {
    const size = powerOfTwoAbove(this.words.length * 2)
    this.buckets = new Int32Array(size).fill(NOTHING)
    this.mask = size - 1
    for (const [number, hash] of this.hashes.entries()) {
      let bucket = mix(hash) & this.mask
      while (this.buckets[bucket] !== NOTHING) bucket = (bucket + 1) & this.mask
      this.buckets[bucket] = number
    }
    this.numbers.clear()
    return this
  }

  /** The number of a stretch of letters, -1 when it is no word. */
  find(text: FoldedText, from: number, to: number): number {
    const hash = text.hash(from, to)
    let bucket = mix(hash) & this.mask
    for (let number = this.buckets[bucket] as number; number !== NOTHING; ) {
      if (this.hashes[number] === hash && equals(this.words[number] as Uint8Array, text, from, to))
        return number
      bucket = (bucket + 1) & this.mask
      number = this.buckets[bucket] as number
    }
    return NOTHING
  }
}

/**
 * Words at one error of a letter: one too many, one too few, one for another, two neighbours changed. Both sides are
 * compared by what is left when one letter is taken out (symmetric deletion, Garbe 2012). Digits are never an error.
 */
export class NearTable {
  private readonly words: readonly Uint8Array[]
  private readonly heads: Int32Array
  private readonly keys: Int32Array
  private readonly nexts: Int32Array
  private readonly numbers: Int32Array
  private readonly mask: number
  private count = 0
  private readonly found: number[] = []

  constructor(words: readonly Uint8Array[], shortest: number) {
    const long = words.filter((word) => word.length >= shortest)
    const entries = long.reduce((sum, word) => sum + word.length + 1, 0)
    const size = powerOfTwoAbove(entries * 2)
    this.words = words
    this.heads = new Int32Array(size).fill(NOTHING)
    this.keys = new Int32Array(entries)
    this.nexts = new Int32Array(entries)
    this.numbers = new Int32Array(entries)
    this.mask = size - 1
    for (const [number, word] of words.entries()) if (word.length >= shortest) this.addWord(word, number)
  }

  /** Numbers of the words one error away from a stretch of letters, each once; the answer is overwritten by the next. */
  find(text: FoldedText, from: number, to: number): readonly number[] {
    this.found.length = 0
    this.collect(text.hash(from, to), text, from, to)
    for (let out = from; out < to; out++) {
      if (out > from && text.letters[out] === text.letters[out - 1]) continue
      const hash = joinHashes(text.hash(from, out), text.hash(out + 1, to), to - out - 1)
      this.collect(hash, text, from, to)
    }
    return this.found
  }

  private collect(hash: number, text: FoldedText, from: number, to: number): void {
    const head = this.heads[mix(hash) & this.mask] as number
    for (let entry = head; entry !== NOTHING; entry = this.nexts[entry] as number) {
      if (this.keys[entry] !== hash) continue
      const number = this.numbers[entry] as number
      if (!this.found.includes(number) && isOneError(this.words[number] as Uint8Array, text, from, to))
        this.found.push(number)
    }
  }

  private addWord(word: Uint8Array, number: number): void {
    this.addEntry(hashWithout(word, NOTHING), number)
    for (let out = 0; out < word.length; out++) {
      // taking out either of two equal neighbours leaves the same
      if (out > 0 && word[out] === word[out - 1]) continue
      this.addEntry(hashWithout(word, out), number)
    }
  }

  private addEntry(hash: number, number: number): void {
    const entry = this.count++
    const bucket = mix(hash) & this.mask
    this.keys[entry] = hash
    this.numbers[entry] = number
    this.nexts[entry] = this.heads[bucket] as number
    this.heads[bucket] = entry
  }
}

function hashWithout(word: Uint8Array, out: number): number {
  let hash = 0
  for (let place = 0; place < word.length; place++)
    if (place !== out) hash = joinHashes(hash, word[place] as number, 1)
  return hash
}

/** Whether exactly one error lies between a word and a stretch of letters, and no digit takes part in it. */
function isOneError(word: Uint8Array, text: FoldedText, from: number, to: number): boolean {
  const length = to - from
  let head = 0
  while (head < length && head < word.length && word[head] === text.letters[from + head]) head++
  let tail = 0
  const most = Math.min(length, word.length) - head
  while (tail < most && word[word.length - 1 - tail] === text.letters[to - 1 - tail]) tail++
  const [inWord, inText] = [word.length - head - tail, length - head - tail]
  const [first, other] = [word[head] as Letter, text.letters[from + head] as Letter]
  if (inWord + inText === 0 || (inWord > 0 && isDigit(first)) || (inText > 0 && isDigit(other))) return false
  if (inWord <= 1 && inText <= 1) return true
  return inWord === 2 && inText === 2 && first === text.letters[from + head + 1] && other === word[head + 1]
}

function equals(word: Uint8Array, text: FoldedText, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let place = 0; place < word.length; place++)
    if (word[place] !== text.letters[from + place]) return false
  return true
}

function powerOfTwoAbove(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, count)))
}

/** Spreads a hash over its low bits (the finaliser of MurmurHash3, in part). */
function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}
