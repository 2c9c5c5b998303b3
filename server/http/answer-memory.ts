import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { contentEtag } from './etag.ts'

const compress = promisify(gzip)

/** An answer as it was written once: its JSON text, its ETag, and compressed as soon as somebody wants it so. */
export class WrittenAnswer {
  readonly text: string
  readonly etag: string
  #compressed: Promise<Buffer> | undefined

  constructor(text: string) {
    this.text = text
    this.etag = contentEtag(text)
  }

  compressed(): Promise<Buffer> {
    this.#compressed ??= compress(this.text)
    return this.#compressed
  }
}

const CAPACITY_CHARACTERS = 64_000_000

/** Written answers by everything that they depend on. Bounded: those that were not asked for longest go first. */
export class AnswerMemory {
  readonly #answers = new Map<string, WrittenAnswer>()
  #characters = 0

  recall(key: string): WrittenAnswer | undefined {
    const found = this.#answers.get(key)
    if (!found) return undefined
    this.#answers.delete(key)
    this.#answers.set(key, found)
    return found
  }

  keep(key: string, answer: WrittenAnswer): void {
    this.#forget(key)
    this.#answers.set(key, answer)
    this.#characters += answer.text.length
    for (const oldest of this.#answers.keys()) {
      if (this.#characters <= CAPACITY_CHARACTERS) return
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    this.#characters -= this.#answers.get(key)?.text.length ?? 0
    this.#answers.delete(key)
  }
}
