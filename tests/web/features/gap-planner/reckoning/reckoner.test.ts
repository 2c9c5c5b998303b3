import { scoreCommunes, summariseScores } from '@hoanhap/geo/access/score-communes.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  type Columns,
  memoryOf,
  Reckoner,
  type Refusal,
} from '../../../../../web/src/features/gap-planner/reckoning/reckoner.ts'
import type { DemandRow, Setting } from '../../../../../web/src/features/gap-planner/reckoning/reckoning.ts'
import {
  applyEdits,
  type ExistingPlace,
  type TrialEdit,
} from '../../../../../web/src/features/gap-planner/trial/edits.ts'
import { change, NO_EDITS } from '../../../../../web/src/features/gap-planner/trial/history.ts'
import { changing, location, PLACES } from '../trial/samples.ts'

const row = (unitId: number, point: [number, number] | null, demand: number | null): DemandRow => {
  return {
    unitId,
    location: point,
    demand,
    demandLow: demand && demand - 1,
    demandHigh: demand && demand + 2,
  }
}
const COMMUNES: DemandRow[] = [
  row(11, [105.1, 16.05], 40),
  row(12, [105.35, 16.02], 12),
  row(13, [105.6, 16.1], 0),
  row(14, null, 30),
  row(15, [106, 16.5], null),
  {
    ...row(16, [105.2, 16.3], 25),
    populationPoints: [
      [105.15, 16.3, 0.6],
      [105.3, 16.2, 0.25],
      [105.5, 16.45, 0.15],
    ] satisfies DemandRow['populationPoints'],
  },
]
const setting = fc.record<Setting>({
  catchmentKm: fc.double({ min: 1, max: 90, noNaN: true }),
  decay: fc.constantFrom('none', 'gaussian', 'exponential', 'step'),
  steps: fc.constantFrom('2', '3'),
})
const SETTING: Setting = { catchmentKm: 20, decay: 'gaussian', steps: '2' }
const tried = fc.array(changing, { maxLength: 8 }).map((some) => some.reduce(change, NO_EDITS).edits)

function answered(answer: Answer | Refusal): Answer {
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

/** What the server would answer, had it these places. */
function inFull(
  places: readonly ExistingPlace[],
  edits: readonly TrialEdit[],
  { catchmentKm, decay, steps }: Setting,
) {
  const communes = COMMUNES.flatMap((commune) => {
    const { unitId, location: point, populationPoints, demand, demandLow, demandHigh } = commune
    const known = demand === null ? null : { people: demand, low: demandLow ?? 0, high: demandHigh ?? 0 }
    const points = populationPoints?.map(([lon, lat, share]) => ({ point: [lon, lat] as const, share }))
    return point ? [{ unitId, point, populationPoints: points, demand: known }] : []
  })
  const scored = scoreCommunes(communes, applyEdits(places, edits), {
    ...{ catchmentKm, decay },
    threeStep: steps === '3',
  })
  return { scored, summary: summariseScores(scored) }
}

function expectSame(columns: Columns | null, { scored, summary }: ReturnType<typeof inFull>): void {
  expect([...(columns?.unitIds ?? [])]).toEqual(scored.map(({ unitId }) => unitId))
  for (const name of [
    'score',
    'scoreLow',
    'scoreHigh',
    'nearestKm',
    'capacityWithin',
    'coveredShare',
  ] as const) {
    for (const [index, commune] of scored.entries()) {
      const found = columns?.[name][index] ?? Number.NaN
      const wanted = commune[name]
      const close = found === wanted || Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
      expect(close, `${name} of ${commune.unitId}: ${found} for ${wanted}`).toBe(true)
    }
  }
  for (const [name, wanted] of Object.entries(summary)) {
    const found = columns?.summary[name as keyof typeof summary]
    if (wanted === null) expect(found, name).toBeNull()
    else expect(found, name).toBeCloseTo(wanted, 9)
  }
}

describe('the reckoner', () => {
  test('answers as a reckoning from nothing does, whatever was asked before', () => {
    const questions = fc.array(fc.record({ edits: tried, setting, places: fc.subarray([...PLACES]) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(questions, (asked) => {
        const reckoner = new Reckoner()
        for (const [id, { edits, setting: how, places }] of asked.entries()) {
          const communes = id === 0 ? COMMUNES : null
          const answer = answered(reckoner.answer({ id, communes, places, edits, setting: how }))
          expectSame(answer.base, inFull(places, [], how))
          if (edits.length > 0) expectSame(answer.trial, inFull(places, edits, how))
          else expect(answer.trial).toBeNull()
        }
      }),
      { numRuns: 60 },
    )
  })

  test('reckons the places as they are once, however long one of them is dragged', () => {
    fc.assert(
      fc.property(fc.array(location, { minLength: 1, maxLength: 8 }), (way) => {
        const reckoner = new Reckoner()
        const first = { id: 0, communes: COMMUNES, places: PLACES, edits: [], setting: SETTING }
        expectSame(answered(reckoner.answer(first)).base, inFull(PLACES, [], SETTING))
        for (const [step, to] of way.entries()) {
          const edits: TrialEdit[] = [{ kind: 'move', id: 2, location: to }]
          const asked = { id: step, communes: null, places: null, edits, setting: SETTING }
          const answer = answered(reckoner.answer(asked))
          expect(answer.base).toBeNull()
          expectSame(answer.trial, inFull(PLACES, edits, SETTING))
        }
      }),
    )
  })

  test('adds up the openings of the trial, and never answers with NaN', () => {
    const reckoner = new Reckoner()
    const edits: TrialEdit[] = [
      { kind: 'remove', id: 6 },
      { kind: 'add', id: -1, location: [105.5, 16.1], capacity: 7 },
    ]
    const answer = answered(
      reckoner.answer({ id: 1, communes: COMMUNES, places: PLACES, edits, setting: SETTING }),
    )
    expect(answer.base?.summary.capacityTotal).toBe(105)
    expect(answer.trial?.summary.capacityTotal).toBe(82)
    const nobody = answered(reckoner.answer({ id: 2, communes: [], places: [], edits: [], setting: SETTING }))
    expect(nobody.base?.summary).toMatchObject({ coverageShare: null, gini: null, capacityTotal: 0 })
    const numbers = [answer.base, answer.trial].flatMap((columns) =>
      Object.values(columns ?? {}).flatMap((column) => (column instanceof Float64Array ? [...column] : [])),
    )
    expect(numbers.filter(Number.isNaN)).toEqual([])
  })

  test('refuses what has no answer, and answers the next question again', () => {
    const reckoner = new Reckoner()
    const asked = { id: 1, communes: COMMUNES, places: PLACES, edits: [], setting: SETTING }
    const refused = reckoner.answer({ ...asked, setting: { ...SETTING, catchmentKm: 0 } })
    expect(refused).toEqual({ id: 1, refused: expect.stringContaining('catchment') })
    const again = reckoner.answer({ ...asked, communes: null, places: null })
    expectSame(answered(again).base, inFull(PLACES, [], SETTING))
  })

  test('hands its numbers over without copying them', () => {
    const reckoner = new Reckoner()
    const answer = reckoner.answer({ id: 1, communes: COMMUNES, places: PLACES, edits: [], setting: SETTING })
    const moved = structuredClone(answer, { transfer: memoryOf(answer) })
    expect(answered(answer).base?.score.byteLength).toBe(0)
    expectSame(answered(moved).base, inFull(PLACES, [], SETTING))
  })
})
