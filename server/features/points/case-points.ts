import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { type FollowedStore, fillStore } from './fill-store.ts'
import { foldPoints } from './fold-points.ts'
import { followLog } from './follow-log.ts'
import { trimChanges } from './queries.ts'
import { SharedRuns } from './shared-runs.ts'

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
  #isRunning = false
  #report: ReportFault = () => undefined
  #folding: Promise<void> | null = null
  #timers: NodeJS.Timeout[] = []
  readonly #looks = new SharedRuns(() => this.#look())
  readonly #fills = new SharedRuns(() => this.#fill())

  constructor(private readonly db: Database) {}

  /**
   * Fills the store and follows the log from then on. Resolves when the first filling has ended; where that or anything
   * later in the background fails, `report` is told and answers come from SQL.
   */
  start(report: ReportFault): Promise<void> {
    this.#isRunning = true
    this.#report = report
    this.#timers = [
      setInterval(() => void this.#inBackground(() => this.#keepUp()), FOLLOW_MILLISECONDS),
      setInterval(() => void this.#inBackground(() => asLoader(this.db, trimChanges)), TRIM_MILLISECONDS),
    ]
    for (const timer of this.#timers) timer.unref()
    return this.#inBackground(() => this.#fills.fromNow())
  }

  /** Resolves when nothing is asked of the database any longer. From the call on there is no store. */
  async stop(): Promise<void> {
    this.#isRunning = false
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all([this.#fills.idle(), this.#looks.idle(), this.#folding])
    this.#followed = null
  }

  /** This process may have committed something: who asks next looks at the log first. */
  noteChange(): void {
    this.#noted += 1
  }

  /**
   * A store with everything that was committed before the call, or null while there is none. It may ask the database, in a
   * transaction of its own: never call it inside another one.
   */
  async upToDate(): Promise<PointStore | null> {
    if (!this.#isRunning || !this.#followed) return null
    if (this.#mayBeBehind()) await this.#looks.fromNow()
    return this.#followed?.store ?? null
  }

  /** To the embedded database nobody but this process writes. */
  #mayBeBehind(): boolean {
    return this.db.engine === 'postgres' || this.#seen < this.#noted
  }

  async #keepUp(): Promise<void> {
    if (!this.#followed) await this.#fills.fromNow()
    else if (this.#mayBeBehind()) await this.#looks.fromNow()
  }

  async #fill(): Promise<void> {
    const noted = this.#noted
    this.#lookedAt = Date.now()
    this.#followed = await fillStore(this.db, () => this.#isRunning)
    this.#seen = noted
  }

  async #look(): Promise<void> {
    const followed = this.#followed
    if (!followed) return
    if (Date.now() - this.#lookedAt > TOO_LONG_MILLISECONDS) return this.#beginAnew()
    const noted = this.#noted
    try {
      await followLog(this.db, followed)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return this.#beginAnew()
    }
    this.#lookedAt = Date.now()
    this.#seen = noted
    this.#foldIfDue(followed.store)
  }

  #beginAnew(): void {
    this.#followed = null
    void this.#inBackground(() => this.#fills.fromNow())
  }

  #foldIfDue(store: PointStore): void {
    if (this.#folding || store.recentRows < MOST_RECENT_ROWS) return
    this.#folding = this.#inBackground(() => foldPoints(store)).finally(() => {
      this.#folding = null
    })
  }

  async #inBackground(work: () => Promise<void>): Promise<void> {
    try {
      if (this.#isRunning) await work()
    } catch (fault) {
      this.#report(fault)
    }
  }
}
