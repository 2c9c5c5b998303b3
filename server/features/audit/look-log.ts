import type { Database } from '../../db/connect.ts'
import { asRequest } from '../../db/transactions.ts'
import { recordAudit } from '../../http/audit.ts'

/** Filters by name, written the same however they were asked. They are codes and days, and name nobody. */
export type View = Readonly<Record<string, unknown>>

/** Somebody looks at counts of records under some filters. */
export interface Look {
  sessionId: number
  sessionSecret: string | null
  username: string
  action: string
  route: string
  view: View
  /** What a line in the log says of the views that it stands for. */
  detail(views: readonly View[]): Record<string, unknown>
}

/** The looks of one session on one route in one minute. */
interface Minute {
  look: Look
  /** When the line of the first look was committed. */
  begun: Promise<void>
  /** Views of this minute as text. */
  seen: Set<string>
  /** Views that no line tells of yet. */
  unwritten: View[]
  isOverdue: boolean
}

const LATER_MILLISECONDS = 5_000
const MINUTE_MILLISECONDS = 60_000

/**
 * The log of who looked at counts, of which a page asks many at once. The first look of a session on a route in a minute
 * is a line of its own, committed before the answer. Whatever else is asked in that minute is written some seconds later, all of it
 * in one line; while that cannot be written nobody gets an answer.
 */
export class LookLog {
  readonly #minutes = new Map<string, Minute>()
  #timer: NodeJS.Timeout | null = null

  constructor(private readonly db: Database) {}

  /** Resolves when the look may be answered. Rejects when the log cannot be written. */
  async record(look: Look): Promise<void> {
    const number = Math.floor(Date.now() / MINUTE_MILLISECONDS)
    const key = JSON.stringify([look.sessionId, look.route, number])
    const minute = this.#minutes.get(key) ?? this.#begin(key, look)
    await minute.begun
    if (minute.isOverdue) await this.#writeRest(minute)
    const text = JSON.stringify(look.view)
    if (minute.seen.has(text)) return
    minute.seen.add(text)
    minute.unwritten.push(look.view)
    this.#timer ??= setTimeout(() => void this.#writeAll(), LATER_MILLISECONDS).unref()
  }

  /** Writes what is still to be written. */
  async end(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#writeAll()
  }

  #begin(key: string, look: Look): Minute {
    const begun = this.#write(look, [look.view])
    const seen = new Set([JSON.stringify(look.view)])
    const minute = { look, begun, seen, unwritten: [], isOverdue: false }
    this.#forgetWritten(look)
    this.#minutes.set(key, minute)
    begun.catch(() => this.#minutes.delete(key))
    return minute
  }

  /** Earlier minutes of the same session and route. */
  #forgetWritten({ sessionId, route }: Look): void {
    for (const [key, { look, unwritten }] of this.#minutes)
      if (look.sessionId === sessionId && look.route === route && unwritten.length === 0)
        this.#minutes.delete(key)
  }

  async #writeAll(): Promise<void> {
    this.#timer = null
    const old = Math.floor(Date.now() / MINUTE_MILLISECONDS)
    for (const [key, minute] of this.#minutes) {
      await this.#writeRest(minute).catch(() => undefined)
      if (!minute.isOverdue && !key.endsWith(`,${old}]`)) this.#minutes.delete(key)
    }
  }

  async #writeRest(minute: Minute): Promise<void> {
    const views = minute.unwritten.splice(0)
    if (views.length === 0) return
    try {
      await this.#write(minute.look, views)
      minute.isOverdue = false
    } catch (error) {
      minute.unwritten.unshift(...views)
      minute.isOverdue = true
      throw error
    }
  }

  #write({ sessionSecret, username, action, route, detail }: Look, views: readonly View[]): Promise<void> {
    return asRequest(this.db, sessionSecret, 'hoanhap_app', (trx) =>
      recordAudit(trx, { action, route, username, detail: detail(views), outcome: 'done' }),
    )
  }
}
