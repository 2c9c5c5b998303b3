import { DECAYS } from '@hoanhap/geo/access/distance-decay.ts'
import { scoreCommunes } from '@hoanhap/geo/access/score-communes.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { describe, expect, test } from 'vitest'
import { calculationOf } from '../../../../../web/src/features/gap-planner/calculation/calculation.ts'
import { settledAt } from '../../../../../web/src/features/gap-planner/reckoning/reckoning.ts'

const DETOUR = 1.3
const next = seededRandom(7)
const point = (): [number, number] => [108 + next() * 0.3, 16 + next() * 0.3]
const communes = Array.from({ length: 30 }, (_, unitId) => {
  const demand = Math.round(next() * 80)
  const commune = { unitId, location: point(), demand, demandLow: demand, demandHigh: demand }
  const points = [0.5, 0.3, 0.2].map((share): [number, number, number] => [...point(), share])
  return unitId % 3 === 0 ? { ...commune, populationPoints: points } : commune
})
const places = Array.from({ length: 15 }, (_, id) => ({
  ...{ id, name: `Nơi ${id}`, point: point(), capacity: 1 + Math.floor(next() * 20) },
}))

describe('the calculation in words', () => {
  test.each(DECAYS.flatMap((decay) => (['2', '3'] as const).map((steps) => [decay, steps] as const)))(
    'comes to the score that map and table show: %s, %s steps',
    (decay, steps) => {
      const setting = { catchmentKm: 9, decay, steps }
      const scored = scoreCommunes(
        communes.map((commune) => ({
          ...(settledAt(commune) ?? { point: [0, 0] }),
          demand: { people: commune.demand, low: commune.demand, high: commune.demand },
        })),
        places,
        { catchmentKm: 9, decay, threeStep: steps === '3' },
      )
      for (const { unitId } of communes) {
        const found = calculationOf({ unitId, communes, places, setting, detourFactor: DETOUR })
        const sum = found?.shares.reduce((all, { part }) => all + part, 0)
        expect(sum).toBeCloseTo(scored[unitId]?.score ?? Number.NaN, 9)
        expect(found?.score).toBeCloseTo(scored[unitId]?.score ?? Number.NaN, 12)
      }
    },
  )

  test('shows for every place who shares it: capacity over the people who reach it', () => {
    const setting = { catchmentKm: 20, decay: 'none', steps: '2' } as const
    const found = calculationOf({ unitId: 0, communes, places, setting, detourFactor: DETOUR })
    expect(found?.shares.length).toBeGreaterThan(3)
    for (const { capacity, competing, perPerson, weight, part } of found?.shares ?? []) {
      expect(perPerson * competing).toBeCloseTo(capacity, 9)
      expect(part).toBeCloseTo(weight * perPerson, 12)
    }
    const parts = found?.shares.map(({ part }) => part) ?? []
    expect(parts).toEqual([...parts].sort((a, b) => b - a))
  })

  test('is nothing where no place is within reach, and none where the point is not known', () => {
    const setting = { catchmentKm: 9, decay: 'gaussian', steps: '2' } as const
    const asked = { unitId: 0, communes, places: [], setting, detourFactor: DETOUR }
    expect(calculationOf(asked)).toEqual({ shares: [], score: 0 })
    const [first, ...others] = communes
    const unknown = [
      { ...first, unitId: 0, location: null, demand: 1, demandLow: 1, demandHigh: 1 },
      ...others,
    ]
    expect(calculationOf({ ...asked, communes: unknown })).toBeNull()
  })
})
