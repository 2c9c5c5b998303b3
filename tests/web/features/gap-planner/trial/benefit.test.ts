import { expect, test } from 'vitest'
import type {
  DemandRow,
  ReckonedRow,
  Reckoning,
} from '../../../../../web/src/features/gap-planner/reckoning/reckoning.ts'
import { benefitOf } from '../../../../../web/src/features/gap-planner/trial/benefit.ts'
import { nearestCommune } from '../../../../../web/src/features/gap-planner/trial/nearest-commune.ts'

const commune = (unitId: number, demand: number | null, location: DemandRow['location'] = [105, 16]) => {
  return { unitId, location, demand, demandLow: demand, demandHigh: demand }
}
const scores = (some: Record<number, number>): Reckoning => {
  const row = { scoreLow: 0, scoreHigh: 0, nearestKm: 1, capacityWithin: 0, coveredShare: 1 }
  const rows = Object.entries(some).map(([id, score]): [number, ReckonedRow] => [
    Number(id),
    { ...row, score },
  ])
  const summary = {
    coverageShare: 1,
    gini: 0,
    worstDecile: 0,
    capacityTotal: 0,
    demandTotal: 0,
    withoutPlace: 0,
  }
  return { rows: new Map(rows), summary }
}

test('people gain where the score rises and lose where it falls; rounding is neither', () => {
  const communes = [
    commune(1, 40),
    commune(2, 4.5),
    commune(3, 7),
    commune(4, 9),
    commune(5, null),
    commune(6, 0),
  ]
  const before = scores({ 1: 0, 2: 0.1, 3: 0.3, 4: 0.2, 5: 0, 6: 0 })
  const after = scores({ 1: 0.2, 2: 0.11, 3: 0.1, 4: 0.2 + 1e-9, 5: 1, 6: 1 })
  expect(benefitOf(before, after, communes)).toEqual({
    better: { people: 44.5, communes: 2 },
    worse: { people: 7, communes: 1 },
  })
})

test('a commune without a point neither gains nor loses', () => {
  const none = { people: 0, communes: 0 }
  expect(benefitOf(scores({}), scores({}), [commune(1, 40, null)])).toEqual({ better: none, worse: none })
})

test('a place is near the commune whose inner point lies nearest', () => {
  const communes = [commune(1, 3, null), commune(2, 3, [105.2, 16]), commune(3, null, [105.3, 16])]
  expect(nearestCommune(communes, [105.26, 16])).toBe(3)
  expect(nearestCommune(communes, [105.24, 16])).toBe(2)
  expect(nearestCommune([commune(1, 3, null)], [105, 16])).toBeNull()
})
