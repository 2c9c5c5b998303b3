import { setImmediate } from 'node:timers/promises'
import { atOnce, type Steps } from '@hoanhap/geo/point-store/steps.ts'

/** What counting may take of one round of the event loop, in milliseconds: after it others have their turn. */
const ROUND_MILLISECONDS = 4
/** So often somebody may change while an answer is worked out in steps; then it is worked out in one go. */
const MOST_ATTEMPTS = 3

/** Shares out the rounds of the event loop among those who count, however many ask at once. */
class Turns {
  #began = 0
  #last: Promise<void> = Promise.resolve()
  #steps: Promise<unknown> = Promise.resolve()

  /** Resolves when there is time left in a round, after those who came before have used theirs. */
  turn(): Promise<void> {
    this.#last = this.#last.then(() => this.#room())
    return this.#last
  }

  /** One answer in steps after the other. */
  inSteps<T>(begin: () => Steps<T>): Promise<T> {
    const answer = this.#steps.then(() => this.#untilUnchanged(begin))
    this.#steps = answer.catch(() => undefined)
    return answer
  }

  async #room(): Promise<void> {
    if (performance.now() - this.#began <= ROUND_MILLISECONDS) return
    await setImmediate()
    this.#began = performance.now()
  }

  async #untilUnchanged<T>(begin: () => Steps<T>): Promise<T> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const answer = await this.#run(begin())
      if (answer !== null) return answer
    }
    return atOnce(begin())
  }

  async #run<T>(steps: Steps<T>): Promise<T | null> {
    for (;;) {
      await this.turn()
      const { done, value } = steps.next()
      if (done) return value
    }
  }
}

/** The event loop is one for all that count in it. */
const turns = new Turns()

/** Resolves when there is time in the round for some milliseconds of counting. */
export const turn = (): Promise<void> => turns.turn()

/** Works an answer out step by step, all of it from the rows of one moment, while others are answered in between. */
export const inSteps = <T>(begin: () => Steps<T>): Promise<T> => turns.inSteps(begin)
