import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Reckoner, type Request } from '../../../../../web/src/features/gap-planner/reckoning/reckoner.ts'
import type { Reckoned } from '../../../../../web/src/features/gap-planner/reckoning/reckoning.ts'
import {
  type Question,
  ReckoningDesk,
  type Thread,
} from '../../../../../web/src/features/gap-planner/reckoning/reckoning-desk.ts'
import { PLACES } from '../trial/samples.ts'

const QUESTION: Question = {
  communes: [{ unitId: 11, location: [105.1, 16], demand: 10, demandLow: 10, demandHigh: 10 }],
  places: PLACES,
  edits: [],
  setting: { catchmentKm: 30, decay: 'none', steps: '2' },
}
const adding = (capacity: number): Question => ({
  ...QUESTION,
  edits: [{ kind: 'add', id: -1, location: [105.1, 16], capacity }],
})

/** The real reckoner, which answers when it is let. */
class HeldThread implements Thread {
  onmessage: Thread['onmessage'] = null
  onerror: Thread['onerror'] = null
  asked: Request[] = []
  terminated = false
  private readonly reckoner = new Reckoner()

  postMessage(request: unknown): void {
    this.asked.push(request as Request)
  }
  terminate(): void {
    this.terminated = true
  }
  answer(): void {
    const data = this.reckoner.answer(this.asked.at(-1) as Request)
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data }))
  }
  breakOff(): void {
    this.onerror?.call(this as unknown as Worker, new Event('error') as ErrorEvent)
  }
}

let threads: HeldThread[]
let told: Reckoned[]
let desk: ReckoningDesk
const thread = () => threads.at(-1) as HeldThread

beforeEach(() => {
  threads = []
  told = []
  const start = () => {
    threads.push(new HeldThread())
    return thread()
  }
  desk = new ReckoningDesk(start, (reckoned) => told.push(reckoned))
})

describe('the desk', () => {
  test('asks the newest of the questions that came while it waited, and no other', () => {
    desk.ask(QUESTION)
    for (const capacity of [1, 2, 3]) desk.ask(adding(capacity))
    expect(thread().asked).toHaveLength(1)
    thread().answer()
    expect(thread().asked.map(({ edits }) => edits)).toEqual([[], adding(3).edits])
    thread().answer()
    expect(told.at(-1)?.trial?.summary.capacityTotal).toBe(108)
    expect(thread().asked).toHaveLength(2)
  })

  test('sends communes and places once, and keeps the answer about them', () => {
    desk.ask(QUESTION)
    thread().answer()
    const { base } = told.at(-1) as Reckoned
    desk.ask(adding(5))
    expect(thread().asked.at(-1)).toMatchObject({ communes: null, places: null })
    thread().answer()
    expect(told.at(-1)?.base).toBe(base)
    expect(told.at(-1)?.base.rows.get(11)).toMatchObject({ coveredShare: 1, nearestKm: 0 })
  })

  test('keeps the figures before when a question has no answer, and says so', () => {
    desk.ask(QUESTION)
    thread().answer()
    const { base } = told.at(-1) as Reckoned
    desk.ask({ ...QUESTION, setting: { ...QUESTION.setting, catchmentKm: Number.NaN } })
    thread().answer()
    expect(told.at(-1)).toMatchObject({ failed: 'settings', pending: false })
    expect(told.at(-1)?.base).toBe(base)
    desk.ask(QUESTION)
    thread().answer()
    expect(told.at(-1)).toMatchObject({ failed: null })
  })

  test('starts another thread after one broke off, and tells it everything', () => {
    desk.ask(QUESTION)
    thread().breakOff()
    expect(told.at(-1)).toMatchObject({ failed: 'worker' })
    expect(thread().terminated).toBe(true)
    desk.ask(adding(2))
    expect(threads).toHaveLength(2)
    thread().answer()
    expect(told.at(-1)).toMatchObject({ failed: null, trial: { summary: { capacityTotal: 107 } } })
  })

  test('marks figures that are late, and not those that come at once', () => {
    vi.useFakeTimers()
    try {
      desk.ask(QUESTION)
      thread().answer()
      desk.ask(adding(1))
      thread().answer()
      vi.advanceTimersByTime(1000)
      expect(told.map(({ pending }) => pending)).toEqual([false, false])
      desk.ask(adding(2))
      vi.advanceTimersByTime(1000)
      expect(told.at(-1)).toMatchObject({ pending: true, trial: { summary: { capacityTotal: 106 } } })
      thread().answer()
      expect(told.at(-1)).toMatchObject({ pending: false, trial: { summary: { capacityTotal: 107 } } })
    } finally {
      vi.useRealTimers()
    }
  })

  test('ends its thread when it closes', () => {
    desk.ask(QUESTION)
    desk.close()
    expect(thread().terminated).toBe(true)
  })
})
