import type { ExistingPlace, TrialEdit } from '../trial/edits.ts'
import type { Answer, Columns, Refusal, Request } from './reckoner.ts'
import type { DemandRow, Reckoned, ReckonedRow, Reckoning, Setting } from './reckoning.ts'

/** What everybody has within reach: of which communes, from which places, with which edits, how reckoned. */
export interface Question {
  communes: readonly DemandRow[]
  places: readonly ExistingPlace[]
  edits: readonly TrialEdit[]
  setting: Setting
}

/** The part of a worker that is used. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** A figure that comes later than this stands grey meanwhile. */
const LATE_MS = 300

/**
 * Asks a thread, one question at a time: while it answers, only the newest question waits, so that a hand on a slider
 * never runs ahead of the figures. What was known stays until the next answer, also when that fails.
 */
export class ReckoningDesk {
  private thread: Thread | null = null
  private sent: Question | null = null
  private waiting: Question | null = null
  private busy = false
  private late: ReturnType<typeof setTimeout> | undefined
  private known: Reckoned | null = null
  private requests = 0
  private readonly start: () => Thread
  private readonly tell: (reckoned: Reckoned) => void

  constructor(start: () => Thread, tell: (reckoned: Reckoned) => void) {
    this.start = start
    this.tell = tell
  }

  ask(question: Question): void {
    this.waiting = question
    if (!this.busy) this.send()
  }

  close(): void {
    clearTimeout(this.late)
    this.thread?.terminate()
    this.thread = null
    this.waiting = null
    this.busy = false
  }

  private send(): void {
    const question = this.waiting
    if (!question) return
    this.waiting = null
    this.busy = true
    this.requests += 1
    clearTimeout(this.late)
    this.late = setTimeout(() => this.known && this.publish({ ...this.known, pending: true }), LATE_MS)
    const request = requestOf(this.requests, question, this.sent)
    this.sent = question
    this.running().postMessage(request)
  }

  private running(): Thread {
    if (this.thread) return this.thread
    const thread = this.start()
    thread.onmessage = ({ data }: MessageEvent<Answer | Refusal>) => this.take(data)
    thread.onerror = () => this.fail()
    this.thread = thread
    return thread
  }

  private take(answer: Answer | Refusal): void {
    if ('refused' in answer) this.sent = null
    this.publish(reckonedFrom(answer, this.known))
    this.next()
  }

  /** A thread that broke off knows nothing any more; the next question starts another. */
  private fail(): void {
    this.thread?.terminate()
    this.thread = null
    this.sent = null
    this.publish({ ...(this.known ?? NOTHING), pending: false, failed: 'worker' })
    this.next()
  }

  private next(): void {
    clearTimeout(this.late)
    this.busy = false
    this.send()
  }

  private publish(reckoned: Reckoned): void {
    this.known = reckoned
    this.tell(reckoned)
  }
}

function requestOf(id: number, question: Question, sent: Question | null): Request {
  const { communes, places, edits, setting } = question
  const { catchmentKm, decay, steps } = setting
  return {
    id,
    communes: communes === sent?.communes ? null : communes.map(neededOf),
    places:
      places === sent?.places
        ? null
        : places.map(({ id, name, point, capacity }) => ({ id, name, point, capacity })),
    edits,
    setting: { catchmentKm, decay, steps },
  }
}

function neededOf(row: DemandRow): DemandRow {
  const { unitId, location, populationPoints, demand, demandLow, demandHigh } = row
  return { unitId, location, populationPoints, demand, demandLow, demandHigh }
}

const NOBODY: Reckoning = {
  rows: new Map(),
  summary: {
    coverageShare: null,
    gini: null,
    worstDecile: null,
    capacityTotal: 0,
    demandTotal: 0,
    withoutPlace: 0,
  },
}
const NOTHING: Reckoned = {
  base: NOBODY,
  trial: null,
  milliseconds: 0,
  pending: false,
  routing: 'greatCircle',
  failed: null,
}

function reckonedFrom(answer: Answer | Refusal, known: Reckoned | null): Reckoned {
  if ('refused' in answer) return { ...(known ?? NOTHING), pending: false, failed: 'settings' }
  return {
    base: answer.base ? reckoningFrom(answer.base) : (known ?? NOTHING).base,
    trial: answer.trial && reckoningFrom(answer.trial),
    milliseconds: answer.milliseconds,
    pending: false,
    routing: 'greatCircle',
    failed: null,
  }
}

function reckoningFrom(columns: Columns): Reckoning {
  const rows = new Map<number, ReckonedRow>()
  for (const [index, unitId] of columns.unitIds.entries()) rows.set(unitId, rowAt(columns, index))
  return { rows, summary: columns.summary }
}

function rowAt(columns: Columns, index: number): ReckonedRow {
  const nearestKm = columns.nearestKm[index] as number
  return {
    score: columns.score[index] as number,
    scoreLow: columns.scoreLow[index] as number,
    scoreHigh: columns.scoreHigh[index] as number,
    nearestKm: Number.isFinite(nearestKm) ? nearestKm : null,
    capacityWithin: columns.capacityWithin[index] as number,
    coveredShare: columns.coveredShare[index] as number,
  }
}
