import type { FoldedText } from './folded-text.ts'
import { LetterFilter, mix, powerOfTwoAbove } from './letter-filter.ts'

const NOTHING = -1

/** Words of letters by number, found by the hash of their letters. */
export class LetterTable {
  readonly words: Uint8Array[] = []
  private readonly numbers = new Map<number, number[]>()
  private readonly hashes: number[] = []
  private readonly hashesOfBeginnings: number[] = []
  private buckets = new Int32Array(0)
  private bucketHashes = new Int32Array(0)
  private mask = 0
  private beginnings = new LetterFilter(0)

  /** The number of a stretch of letters, which is remembered when it is new. */
  add(text: FoldedText, from: number, to: number): number {
    const hash = text.hash(from, to)
    const same = this.numbers.get(hash)
    const known = same?.find((number) => equals(this.words[number] as Uint8Array, text, from, to))
    if (known !== undefined) return known
    const number = this.words.push(text.letters.slice(from, to)) - 1
    this.hashes.push(hash)
    for (let end = from + 1; end <= to; end++) this.hashesOfBeginnings.push(text.hash(from, end))
    if (same) same.push(number)
    else this.numbers.set(hash, [number])
    return number
  }

  /** Makes ready what was added; call it once, before the first search. */
  close(): this {
    const size = powerOfTwoAbove(this.words.length * 2)
    this.buckets = new Int32Array(size).fill(NOTHING)
    this.bucketHashes = new Int32Array(size)
    this.mask = size - 1
    for (const [number, hash] of this.hashes.entries()) {
      let bucket = mix(hash) & this.mask
      while (this.buckets[bucket] !== NOTHING) bucket = (bucket + 1) & this.mask
      this.buckets[bucket] = number
      this.bucketHashes[bucket] = hash
    }
    this.beginnings = new LetterFilter(this.hashesOfBeginnings.length)
    for (const hash of this.hashesOfBeginnings) this.beginnings.add(hash)
    this.numbers.clear()
    this.hashesOfBeginnings.length = 0
    return this
  }

  /** The number of a stretch of letters, -1 when it is no word. */
  find(text: FoldedText, from: number, to: number): number {
    const hash = text.hash(from, to)
    let bucket = mix(hash) & this.mask
    for (let number = this.buckets[bucket] as number; number !== NOTHING; ) {
      if (this.bucketHashes[bucket] === hash && equals(this.words[number] as Uint8Array, text, from, to))
        return number
      bucket = (bucket + 1) & this.mask
      number = this.buckets[bucket] as number
    }
    return NOTHING
  }

  /** False where surely no word begins with a stretch of letters. */
  mayBegin(text: FoldedText, from: number, to: number): boolean {
    return this.beginnings.mayHave(text.hash(from, to))
  }
}

function equals(word: Uint8Array, text: FoldedText, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let place = 0; place < word.length; place++)
    if (word[place] !== text.letters[from + place]) return false
  return true
}
