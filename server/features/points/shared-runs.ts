/** Does one piece of work again and again, one run at a time. Whoever asks during a run gets the one that begins after it. */
export class SharedRuns<T = void> {
  #running: Promise<T> | null = null
  #next: Promise<T> | null = null

  constructor(private readonly work: () => Promise<T>) {}

  /** Resolves with what a run gives that began no earlier than this call. Rejects as the work does. */
  fromNow(): Promise<T> {
    if (!this.#running) return this.#begin()
    this.#next ??= this.#afterwards(this.#running)
    return this.#next
  }

  /** Resolves when nothing runs any longer, whatever came of it. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running.catch(() => undefined)
  }

  async #afterwards(running: Promise<T>): Promise<T> {
    await running.catch(() => undefined)
    this.#next = null
    return this.#running ?? this.#begin()
  }

  #begin(): Promise<T> {
    const run = this.work().finally(() => {
      this.#running = null
    })
    this.#running = run
    return run
  }
}
