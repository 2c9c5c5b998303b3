/** Values that are costly to compute and stay the same while the same pack is served. Bounded: the oldest entry goes first. */
export class Memory {
  readonly #values = new Map<string, Promise<unknown>>()
  readonly #capacity: number

  constructor(capacity = 500) {
    this.#capacity = capacity
  }

  /** The remembered value of `key`, computed once. A failure is not remembered. */
  remember<T>(key: string, compute: () => Promise<T>): Promise<T> {
    const known = this.#values.get(key)
    if (known) return known as Promise<T>
    const value = compute()
    this.#values.set(key, value)
    this.#forgetOldest()
    value.catch(() => this.#values.delete(key))
    return value
  }

  /** Forgets everything, or everything whose key begins with `prefix`. */
  clear(prefix = ''): void {
    for (const key of [...this.#values.keys()]) if (key.startsWith(prefix)) this.#values.delete(key)
  }

  #forgetOldest(): void {
    const oldest = this.#values.keys().next()
    if (this.#values.size > this.#capacity && !oldest.done) this.#values.delete(oldest.value)
  }
}
