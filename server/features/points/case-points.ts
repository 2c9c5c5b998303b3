import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { type FollowedStore, fillStore } from './fill-store.ts'
import { foldPoints } from './fold-points.ts'
import { takeIn } from './follow-log.ts'
import { type News, trimChanges } from './queries.ts'
import { Watch } from './watch.ts'

/** With more rows than these outside the base a fold is due. */
const MOST_RECENT_ROWS = 4_000
const FOLLOW_MILLISECONDS = 5_000
const TRIM_MILLISECONDS = 3_600_000
/** The log goes back a day; whoever has not looked for half of one begins anew. */
const TOO_LONG_MILLISECONDS = 43_200_000

type ReportFault = (fault: unknown) => void

/**
 * All open cases as points in memory, as new as the database. Filled in the background; while it is not filled there is no
 * store, and SQL answers.
 */
export class CasePoints {
  #followed: FollowedStore | null = null
  #lookedAt = 0
  /** How many changes of this process were noted, and how many of them are in the store. */
  #noted = 0
  #seen = 0
  /** How many had been noted when the last look began. */
  #notedBefore = 0
  #running: AbortController | null = null
  #report: ReportFault = () => undefined
  #filling: Promise<void> | null = null
  #folding: Promise<void> | null = null
  #timers: NodeJS.Timeout[] = []

  constructor(
    private readonly db: Database,
    private readonly watch = new Watch(db),
  ) {}

  /**
   * Fills the store and follows the log from then on. Resolves when the first filling has ended; where that or anything
   * later in the background fails, `report` is told and answers come from SQL.
   */
  start(report: ReportFault): Promise<void> {
    this.#running = new AbortController()
    this.#report = report
    this.watch.follow({ begin: () => this.#begin(), takeIn: (news) => this.#takeIn(news) })
    this.#timers = [
      setInterval(() => void this.#inBackground(() => this.#keepUp()), FOLLOW_MILLISECONDS),
      setInterval(() => void this.#inBackground(() => asLoader(this.db, trimChanges)), TRIM_MILLISECONDS),
    ]
    for (const timer of this.#timers) timer.unref()
    return this.#fillOnce()
  }

  /** Resolves when nothing is asked of the database any longer. From the call on there is no store. */
  async stop(): Promise<void> {
    this.#running?.abort()
    this.#running = null
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all([this.#filling, this.watch.close(), this.#folding])
    this.watch.follow(null)
    this.#followed = null
  }

  /** This process may have committed something: who asks next looks at the log first. */
  noteChange(): void {
    this.#noted += 1
  }

  /**
   * A store with everything that was committed before the call, or null while there is none. It may ask the database, in a
   * transaction of its own: never call it inside another one. Whoever has asked the watch at this moment brings that along.
   */
  async upToDate(asked: Promise<News> | null = null): Promise<PointStore | null> {
    if (!this.#running || !this.#followed) return null
    if (this.#mayBeBehind()) await (asked ?? this.watch.fromNow())
    return this.#followed?.store ?? null
  }

  /** To the embedded database nobody but this process writes. */
  #mayBeBehind(): boolean {
    return this.db.engine === 'postgres' || this.#seen < this.#noted
  }

  async #keepUp(): Promise<void> {
    if (!this.#followed) await this.#fillOnce()
    else if (this.#mayBeBehind()) await this.watch.fromNow()
  }

  /** One filling at a time: one that takes longer than a look is due is not begun a second time. */
  #fillOnce(): Promise<void> {
    this.#filling ??= this.#inBackground(() => this.#fill()).finally(() => {
      this.#filling = null
    })
    return this.#filling
  }

  async #fill(): Promise<void> {
    if (!this.#running) return
    const noted = this.#noted
    this.#lookedAt = Date.now()
    this.#followed = await fillStore(this.db, this.#running.signal)
    this.#seen = noted
  }

  #begin(): string | null {
    if (this.#followed && Date.now() - this.#lookedAt > TOO_LONG_MILLISECONDS) this.#beginAnew()
    this.#notedBefore = this.#noted
    return this.#followed?.snapshot ?? null
  }

  async #takeIn(news: News): Promise<void> {
    const followed = this.#followed
    if (!followed) return
    try {
      await takeIn(this.db, followed, news)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return this.#beginAnew()
    }
    this.#lookedAt = Date.now()
    this.#seen = this.#notedBefore
    this.#foldIfDue(followed.store)
  }

  #beginAnew(): void {
    this.#followed = null
    void this.#fillOnce()
  }

  #foldIfDue(store: PointStore): void {
    if (this.#folding || store.recentRows < MOST_RECENT_ROWS) return
    this.#folding = this.#inBackground(() => foldPoints(store)).finally(() => {
      this.#folding = null
    })
  }

  /** What fails because it was stopped is no fault. */
  async #inBackground(work: () => Promise<void>): Promise<void> {
    const running = this.#running
    try {
      if (running) await work()
    } catch (fault) {
      if (!running?.signal.aborted) this.#report(fault)
    }
  }
}
