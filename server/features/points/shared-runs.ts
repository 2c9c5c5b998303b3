/** Does one piece of work again and again, one run at a time. Whoever asks during a run gets the one that begins after it. */
export class SharedRuns {
  #running: Promise<void> | null = null
  #next: Promise<void> | null = null

  constructor(private readonly work: () => Promise<void>) {}

  /** Resolves when a run that began no earlier than this call has ended. Rejects as the work does. */
  fromNow(): Promise<void> {
    if (!this.#running) return this.#begin()
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = null
        return this.#running ?? this.#begin()
      })
    return this.#next
  }

  /** Resolves when nothing runs any longer, whatever came of it. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running.catch(() => undefined)
  }

  #begin(): Promise<void> {
    const run = this.work().finally(() => {
      this.#running = null
    })
    this.#running = run
    return run
  }
}
