import { seededRandom } from '@hoanhap/geo/random.ts'
import { lowerBound } from '@hoanhap/geo/siting/median-bound.ts'
import { chooseBySwapping, type MedianProblem, meanKm } from '@hoanhap/geo/siting/median-problem.ts'
import { solveMedian } from '@hoanhap/geo/siting/p-median.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const TIME_LIMIT_SECONDS = 60

function problemOf(km: number[][], demand: number[], existing: number[], count: number): MedianProblem {
  return {
    candidates: km[0]?.length ?? 0,
    demand,
    kmBetween: (origin, candidate) => km[origin]?.[candidate] ?? Number.NaN,
    kmToExisting: (origin) => existing[origin] ?? Number.POSITIVE_INFINITY,
    count,
  }
}

function byTryingAll(problem: MedianProblem): number {
  const every = (from: number, chosen: number[]): number => {
    if (chosen.length === problem.count) return meanKm(problem, chosen)
    if (from === problem.candidates) return Number.POSITIVE_INFINITY
    return Math.min(every(from + 1, [...chosen, from]), every(from + 1, chosen))
  }
  return every(0, [])
}

const km = fc.integer({ min: 0, max: 60 })
const small = fc
  .record({ origins: fc.integer({ min: 1, max: 10 }), candidates: fc.integer({ min: 1, max: 7 }) })
  .chain(({ origins, candidates }) =>
    fc.tuple(
      fc.array(fc.array(km, { minLength: candidates, maxLength: candidates }), {
        minLength: origins,
        maxLength: origins,
      }),
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: origins, maxLength: origins }),
      fc.oneof(fc.constant<number[]>([]), fc.array(km, { minLength: origins, maxLength: origins })),
      fc.integer({ min: 1, max: candidates }),
    ),
  )
  .map((parts) => problemOf(...parts))

describe('small places', () => {
  test('the ways are as short as those of the best of all choices', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (problem) => {
        const found = await solveMedian(problem, TIME_LIMIT_SECONDS)
        expect(found.meanKm).toBeCloseTo(byTryingAll(problem), 9)
        expect(found.meanKm).toBe(meanKm(problem, found.sites))
        expect([found.status, found.gap]).toEqual(['optimal', 0])
        expect(found.sites.length).toBeLessThanOrEqual(problem.count)
      }),
      { numRuns: 40 },
    )
  })

  test('by hand: two towns and a village; the second place goes to the larger town', async () => {
    const ways = [
      [0, 30, 20],
      [30, 0, 12],
      [20, 12, 0],
    ]
    const one = await solveMedian(problemOf(ways, [100, 90, 10], [], 1), TIME_LIMIT_SECONDS)
    // in the first town: (90·30 + 10·20) / 200
    expect(one).toEqual({ sites: [0], meanKm: 14.5, status: 'optimal', gap: 0 })
    const fixed = await solveMedian(problemOf(ways, [100, 90, 10], [30, 0, 12], 1), TIME_LIMIT_SECONDS)
    expect(fixed).toEqual({ sites: [0], meanKm: 0.6, status: 'optimal', gap: 0 })
  })

  test.each([0, 4, 0.5])('%d of three candidates cannot be chosen', (count) => {
    expect(() => chooseBySwapping(problemOf([[1, 2, 3]], [1], [], count))).toThrow(
      `median: ${count} of 3 candidates cannot be chosen`,
    )
  })
})

describe('larger places', () => {
  const random = seededRandom('median')
  const point = (): LonLat => [105 + random() * 2, 20 + random() * 2]
  function province(origins: number, candidates: number, count: number): MedianProblem {
    const communes = Array.from({ length: origins }, point)
    const people = communes.map(() => Math.round(random() * 60))
    return {
      candidates,
      demand: people,
      kmBetween: (origin, candidate) =>
        haversineKm(communes[origin] as LonLat, communes[candidate] as LonLat),
      kmToExisting: (origin) => haversineKm(communes[origin] as LonLat, [106, 21]),
      count,
    }
  }

  test('150 by 150 is solved with proof', async () => {
    const problem = province(150, 150, 5)
    const exact = await solveMedian(problem, TIME_LIMIT_SECONDS)
    expect(exact.status).toBe('optimal')
    expect(exact.meanKm).toBeLessThanOrEqual(chooseBySwapping(problem).meanKm)
  })

  test('beyond, the gap is true: no choice of the exact model is shorter than the bound says', async () => {
    const town = province(60, 60, 4)
    const exact = await solveMedian(town, TIME_LIMIT_SECONDS)
    const bound = lowerBound(town, chooseBySwapping(town).meanKm)
    expect(bound).toBeLessThanOrEqual(exact.meanKm + 1e-9)
    expect(bound).toBeGreaterThan(exact.meanKm * 0.9)
    const large = await solveMedian(province(400, 200, 6), TIME_LIMIT_SECONDS)
    expect(large.sites).toHaveLength(6)
    expect(large.gap).toBeLessThan(0.1)
  })
})
