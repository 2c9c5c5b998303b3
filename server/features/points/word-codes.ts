/** Finds words of a closed list among bytes, without making text of them. */
export class WordCodes {
  /** Codes of words by the hash of their letters. */
  readonly #codes = new Map<number, number[]>()
  readonly #words: readonly Buffer[]

  constructor(words: readonly string[]) {
    this.#words = words.map((word) => Buffer.from(word, 'latin1'))
    for (const [code, word] of this.#words.entries()) {
      const key = hash(word, 0, word.length)
      this.#codes.set(key, [...(this.#codes.get(key) ?? []), code])
    }
  }

  /** The place in the list of the word from `from` up to, but not including, `end`; null when it is not in the list. */
  codeOf(bytes: Buffer, from: number, end: number): number | null {
    const codes = this.#codes.get(hash(bytes, from, end))
    if (codes === undefined) return null
    for (const code of codes) if (isSame(this.#words[code] as Buffer, bytes, from, end)) return code
    return null
  }
}

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
