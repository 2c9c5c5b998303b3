import { type FoldedText, joinHashes } from './folded-text.ts'
import { LetterFilter, mix, powerOfTwoAbove } from './letter-filter.ts'
import { isDigit, type Letter } from './letters.ts'

const NOTHING = -1

/** An error is looked for in one third of a text after the other. */
const THIRDS = 3
/** A text may have one letter less than the word, as many, or one more. */
const LENGTHS = 3
const BITS_PER_REST = 8

/**
 * Words at one error of a letter: one too many, one too few, one for another, two neighbours changed. Both sides are
 * compared by what is left when one letter is taken out (symmetric deletion, Garbe 2012). Digits are never an error.
 *
 * An error stands in one third of a text, so that the rest is that of the word. Where no word has the letters of the rest at
 * their places, no letter of that third needs to be taken out.
 */
export class NearTable {
  private readonly words: readonly Uint8Array[]
  private readonly heads: Int32Array
  private readonly keys: Int32Array
  private readonly nexts: Int32Array
  private readonly numbers: Int32Array
  private readonly mask: number
  private readonly rests: LetterFilter
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
    this.rests = new LetterFilter(THIRDS * LENGTHS * long.length, BITS_PER_REST)
    for (const [number, word] of words.entries()) if (word.length >= shortest) this.addWord(word, number)
  }

  /** Numbers of the words one error away from a stretch of letters, each once; the answer is overwritten by the next. */
  find(text: FoldedText, from: number, to: number): readonly number[] {
    if (this.found.length > 0) this.found.length = 0
    const length = to - from
    let isWholeDone = false
    for (let third = 0; third < THIRDS; third++) {
      const first = from + thirdStart(length, third)
      const end = from + thirdStart(length, third + 1)
      // one letter behind the third is left out too: it may have changed places with the last one in it
      const tail = Math.min(end + 1, to)
      const rest = joinHashes(text.hash(from, first), text.hash(tail, to), to - tail)
      if (!this.rests.mayHave(keyOfRest(rest, length, third))) continue
      if (!isWholeDone) this.collect(text.hash(from, to), text, from, to)
      isWholeDone = true
      this.findWithout(text, from, to, first, end)
    }
    return this.found
  }

  /** Takes out the letters between two places, one at a time; either of two equal neighbours leaves the same. */
  private findWithout(text: FoldedText, from: number, to: number, first: number, end: number): void {
    for (let out = first; out < end; out++) {
      if (out > first && text.letters[out] === text.letters[out - 1]) continue
      const hash = joinHashes(text.hash(from, out), text.hash(out + 1, to), to - out - 1)
      this.collect(hash, text, from, to)
    }
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
      if (out > 0 && word[out] === word[out - 1]) continue
      this.addEntry(hashWithout(word, out), number)
    }
    for (let length = word.length - 1; length <= word.length + 1; length++) this.addRests(word, length)
  }

  /** What is left of a word where a text of some length has its error in one third. */
  private addRests(word: Uint8Array, length: number): void {
    for (let third = 0; third < THIRDS; third++) {
      const head = hashBetween(word, 0, thirdStart(length, third))
      const tailLength = Math.max(0, length - thirdStart(length, third + 1) - 1)
      const tail = hashBetween(word, word.length - tailLength, word.length)
      this.rests.add(keyOfRest(joinHashes(head, tail, tailLength), length, third))
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

const thirdStart = (length: number, third: number) => Math.trunc((length * third) / THIRDS)

/** Keeps the rests of one third and length apart from all others. */
function keyOfRest(hash: number, length: number, third: number): number {
  return joinHashes(hash, length * THIRDS + third, 1)
}

function hashBetween(word: Uint8Array, from: number, to: number): number {
  let hash = 0
  for (let place = from; place < to; place++) hash = joinHashes(hash, word[place] as number, 1)
  return hash
}

function hashWithout(word: Uint8Array, out: number): number {
  let hash = 0
  for (let place = 0; place < word.length; place++)
    if (place !== out) hash = joinHashes(hash, word[place] as number, 1)
  return hash
}

/** Whether exactly one error lies between a word and a stretch of letters, and no digit takes part in it. */
function isOneError(word: Uint8Array, text: FoldedText, from: number, to: number): boolean {
  const { letters } = text
  const length = to - from
  const most = Math.min(length, word.length)
  let head = 0
  while (head < most && word[head] === letters[from + head]) head++
  let tail = 0
  while (tail < most - head && word[word.length - 1 - tail] === letters[to - 1 - tail]) tail++
  const inWord = word.length - head - tail
  const inText = length - head - tail
  const first = word[head] as Letter
  const other = letters[from + head] as Letter
  if (inWord + inText === 0 || (inWord > 0 && isDigit(first)) || (inText > 0 && isDigit(other))) return false
  if (inWord <= 1 && inText <= 1) return true
  return inWord === 2 && inText === 2 && first === letters[from + head + 1] && other === word[head + 1]
}
