/** Finds words of a closed list among bytes, without making text of them: a table with open addressing, a quarter full. */
export class WordCodes {
  readonly #words: readonly Buffer[]
  readonly #codes: Int16Array

  constructor(words: readonly string[]) {
    this.#words = words.map((word) => Buffer.from(word, 'latin1'))
    this.#codes = new Int16Array(2 ** Math.ceil(Math.log2(4 * words.length + 1))).fill(NONE)
    for (const [code, word] of this.#words.entries()) this.#codes[this.#slotOf(word, 0, word.length)] = code
  }

  /** The place in the list of the word from `from` up to, but not including, `end`; null when it is not in the list. */
  codeOf(bytes: Buffer, from: number, end: number): number | null {
    const code = this.#codes[this.#slotOf(bytes, from, end)] as number
    return code === NONE ? null : code
  }

  /** Where the code of a word stands, or where it would stand. */
  #slotOf(bytes: Buffer, from: number, end: number): number {
    const last = this.#codes.length - 1
    for (let slot = hash(bytes, from, end) & last; ; slot = (slot + 1) & last) {
      const code = this.#codes[slot] as number
      if (code === NONE || isSame(this.#words[code] as Buffer, bytes, from, end)) return slot
    }
  }
}

const NONE = -1

function hash(bytes: Buffer, from: number, end: number): number {
  let sum = end - from
  for (let at = from; at < end; at++) sum = (Math.imul(sum, 31) + (bytes[at] as number)) | 0
  return sum
}

function isSame(word: Buffer, bytes: Buffer, from: number, end: number): boolean {
  if (word.length !== end - from) return false
  for (let at = from; at < end; at++) if (word[at - from] !== bytes[at]) return false
  return true
}
