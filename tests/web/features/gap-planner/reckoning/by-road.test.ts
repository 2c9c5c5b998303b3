import type { Access, AccessRow, ScenarioParameters } from '@hoanhap/server/contract.ts'
import { expect, test } from 'vitest'
import {
  reckoningFromAnswer,
  trialOf,
  withRoads,
} from '../../../../../web/src/features/gap-planner/reckoning/by-road.ts'
import type { Reckoned } from '../../../../../web/src/features/gap-planner/reckoning/reckoning.ts'

const row = (unitId: number, part: Partial<AccessRow>): AccessRow => ({
  ...{ unitId, code: `0000${unitId}`, name: `Xã ${unitId}`, parentCode: null, location: [107, 15] },
  ...{ demand: 20, demandState: 'value', demandLow: 20, demandHigh: 20 },
  ...{ score: 0.5, scoreLow: 0.4, scoreHigh: 0.6, nearestKm: 3.25, openingsWithin: 12 },
  ...{ coveredShare: 1, covered: true },
  ...part,
})
const nothing = { score: null, scoreLow: null, scoreHigh: null, nearestKm: null, openingsWithin: null }
const answer = (coverageShare: number, routing: Access['parameters']['routing']): Access => ({
  method: 'two-step floating catchment',
  plane: 'release',
  parameters: {
    ...{ service: 'employer', trade: null, catchmentKm: 10, decay: 'gaussian', detourFactor: 1.3 },
    ...{ demandAt: 'innerPoint', routing, level: 'commune', asOf: '2026-11-22' },
  },
  rows: [
    row(1, {}),
    row(2, { score: 0, nearestKm: null, openingsWithin: 0, coveredShare: 0, covered: false }),
    row(3, { ...nothing, location: null, coveredShare: null, covered: null }),
    row(4, { demand: 0, score: 0, openingsWithin: 0, coveredShare: 0, covered: false }),
  ],
  summary: {
    ...{ demandTotal: 40, demandNotLocated: 20, capacityTotal: 12, coverageShare, gini: 0.3 },
    worstDecile: 0,
  },
})
const quick: Reckoned = {
  base: reckoningFromAnswer(answer(0.9, 'greatCircle')),
  trial: null,
  ...{ milliseconds: 8, pending: true, routing: 'greatCircle', failed: null },
}

test('the answer of the server is what the page shows; a commune without ways is absent', () => {
  const { rows, summary } = reckoningFromAnswer(answer(0.5, 'osrm'))
  expect([...rows.keys()]).toEqual([1, 2, 4])
  expect(rows.get(1)).toEqual({
    ...{ score: 0.5, scoreLow: 0.4, scoreHigh: 0.6, nearestKm: 3.25, capacityWithin: 12, coveredShare: 1 },
  })
  expect(rows.get(2)).toMatchObject({ nearestKm: null, coveredShare: 0 })
  expect(summary).toMatchObject({ coverageShare: 0.5, demandTotal: 40, withoutPlace: 1 })
})

test('figures by road take the place of the quick ones, and say so', () => {
  const shown = withRoads(quick, answer(0.5, 'osrm'), null)
  expect(shown).toMatchObject({ routing: 'osrm', pending: false, milliseconds: 8, trial: null })
  expect(shown.base.summary.coverageShare).toBe(0.5)
  expect(withRoads(quick, answer(0.5, 'greatCircleFallback'), null).routing).toBe('greatCircleFallback')
})

test('places as they are and as they are tried always go by the same ways', () => {
  const tried = { ...quick, trial: quick.base }
  expect(withRoads(tried, answer(0.5, 'osrm'), null)).toBe(tried)
  expect(withRoads(quick, answer(0.5, 'osrm'), answer(0.6, 'osrm'))).toBe(quick)
  expect(withRoads(tried, answer(0.5, 'osrm'), answer(0.6, 'greatCircleFallback'))).toBe(tried)
  const both = withRoads(tried, answer(0.5, 'osrm'), answer(0.6, 'osrm'))
  expect([both.base.summary.coverageShare, both.trial?.summary.coverageShare]).toEqual([0.5, 0.6])
})

test('the server is asked as a scenario would keep it', () => {
  const setting: ScenarioParameters = {
    ...{ service: 'employer', trade: null, catchmentKm: 10, decay: 'gaussian', steps: '2', asOf: null },
  }
  const edits = [{ kind: 'move', id: 4, location: [107.2, 15] }] as const
  expect(trialOf(setting, edits)).toEqual({
    ...setting,
    edits: [{ kind: 'move', placeId: 4, location: [107.2, 15] }],
  })
})
