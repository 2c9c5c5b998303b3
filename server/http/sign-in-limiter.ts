interface Failures {
  count: number
  /** Milliseconds since 1970. */
  last: number
}

/** The limits, in numbers of failures within the window. */
const DEFAULTS = {
  /** From here on every further attempt waits. */
  delayAfter: 3,
  /** How much longer the wait grows with each failure, and where it stops growing. */
  delayStepMilliseconds: 400,
  delayMostMilliseconds: 2_000,
  /** From here on attempts for this account from this address are refused. */
  refuseAfter: 10,
  /** From here on any attempt from this address is refused. */
  refuseAddressAfter: 100,
  windowMilliseconds: 15 * 60_000,
}

/**
 * Slows down whoever guesses passwords. Only failures count, and only together with the address they come from, so that
 * nobody can lock somebody else out from another machine.
 */
export class SignInLimiter {
  readonly #failures = new Map<string, Failures>()
  readonly #limits: typeof DEFAULTS

  constructor(limits: Partial<typeof DEFAULTS> = {}) {
    this.#limits = { ...DEFAULTS, ...limits }
  }

  /** Seconds until another attempt is heard; 0 when it is heard now. */
  refusedForSeconds(username: string, address: string, now: number): number {
    const pair = this.#live(pairKey(username, address), now)
    const whole = this.#live(address, now)
    const blocking = [
      pair && pair.count >= this.#limits.refuseAfter ? pair : null,
      whole && whole.count >= this.#limits.refuseAddressAfter ? whole : null,
    ].filter((failures) => failures !== null)
    const last = Math.max(0, ...blocking.map((failures) => failures.last))
    return blocking.length === 0 ? 0 : Math.ceil((last + this.#limits.windowMilliseconds - now) / 1000)
  }

  /** Milliseconds that an attempt waits before it is answered. */
  delayMilliseconds(username: string, address: string, now: number): number {
    const count = this.#live(pairKey(username, address), now)?.count ?? 0
    const steps = Math.max(0, count - this.#limits.delayAfter + 1)
    return Math.min(steps * this.#limits.delayStepMilliseconds, this.#limits.delayMostMilliseconds)
  }

  failed(username: string, address: string, now: number): void {
    this.#forgetOld(now)
    for (const key of [pairKey(username, address), address]) {
      this.#failures.set(key, { count: (this.#live(key, now)?.count ?? 0) + 1, last: now })
    }
  }

  succeeded(username: string, address: string): void {
    this.#failures.delete(pairKey(username, address))
  }

  #live(key: string, now: number): Failures | undefined {
    const failures = this.#failures.get(key)
    return failures && now - failures.last < this.#limits.windowMilliseconds ? failures : undefined
  }

  #forgetOld(now: number): void {
    if (this.#failures.size < 10_000) return
    for (const key of this.#failures.keys()) if (!this.#live(key, now)) this.#failures.delete(key)
  }
}

function pairKey(username: string, address: string): string {
  return `${username}\n${address}`
}
