import { createHash } from 'node:crypto'
import type { Role } from '../features/accounts/schemas.ts'

/** Who is asking. */
export interface SignedIn {
  sessionId: number
  id: number
  username: string
  displayName: string
  roles: Role[]
}

/** A session and what it opens. */
export interface RememberedCaller {
  session: SignedIn
  /** Units whose records the caller keeps. */
  recordScope: ReadonlySet<number>
}

interface Remembered extends RememberedCaller {
  authorizationVersion: string
  /** Milliseconds since 1970 after which the database must be asked again. */
  until: number
}

const REMEMBER_MILLISECONDS = 60_000
const CAPACITY = 10_000

/**
 * Sessions that were looked up lately, for endpoints that open no transaction. Keyed by a hash of the secret, so the
 * secrets are not kept. An entry counts only under the authorization version it was read at.
 */
export class SessionMemory {
  readonly #sessions = new Map<string, Remembered>()
  #generation = 0

  /** Grows whenever this process changed who may do what. */
  get generation(): number {
    return this.#generation
  }

  /** Forgets everything: called before the answer of any write to accounts, roles, scopes or sessions leaves. */
  forgetAll(): void {
    this.#generation += 1
    this.#sessions.clear()
  }

  recall(secret: string, authorizationVersion: string, now: number): RememberedCaller | null {
    const found = this.#sessions.get(hash(secret))
    if (!found || found.until < now || found.authorizationVersion !== authorizationVersion) return null
    return found
  }

  /** Keeps a session that was read while `generation` stood; one that was read before a change is not kept. */
  keep(
    secret: string,
    caller: RememberedCaller,
    authorizationVersion: string,
    generation: number,
    now: number,
  ): void {
    if (generation !== this.#generation) return
    if (this.#sessions.size >= CAPACITY) this.#sessions.clear()
    this.#sessions.set(hash(secret), { ...caller, authorizationVersion, until: now + REMEMBER_MILLISECONDS })
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64')
}
