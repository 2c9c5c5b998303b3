import { reach } from '@hoanhap/geo/access/reach.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import type { Budget, CoveringProblem } from '@hoanhap/geo/siting/covering-problem.ts'
import { previewCovering, solveCovering } from '@hoanhap/geo/siting/maximal-covering.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const TIME_LIMIT_SECONDS = 30

/** Who reaches which candidate, written as a table of yes and no. */
function problemOf(
  reaches: readonly (readonly boolean[])[],
  demand: readonly number[],
  covered: readonly boolean[],
  count: number,
): CoveringProblem {
  const rows = reaches.map((row) => row.flatMap((yes, candidate) => (yes ? [candidate] : [])))
  return {
    reach: {
      starts: Uint32Array.from([0, ...rows.map((_, last) => rows.slice(0, last + 1).flat().length)]),
      places: Uint32Array.from(rows.flat()),
      km: new Float64Array(rows.flat().length),
    },
    candidates: reaches[0]?.length ?? 0,
    demand,
    isCovered: (origin) => covered[origin] ?? false,
    count,
  }
}

/** People covered anew by a set of sites, counted origin by origin. */
function coveredBy(
  { reach: { starts, places }, demand, isCovered }: CoveringProblem,
  sites: readonly number[],
): number {
  return Array.from(demand).reduce((sum, people, origin) => {
    const reached = places.subarray(starts[origin], starts[origin + 1])
    return sum + (!isCovered(origin) && sites.some((site) => reached.includes(site)) ? people : 0)
  }, 0)
}

/** The most that any choice covers: every choice is tried. */
function byTryingAll(problem: CoveringProblem): number {
  const every = (from: number, left: number, chosen: number[]): number => {
    if (left === 0 || from === problem.candidates) return coveredBy(problem, chosen)
    return Math.max(every(from + 1, left - 1, [...chosen, from]), every(from + 1, left, chosen))
  }
  return every(0, problem.count, [])
}

const small = fc
  .record({ origins: fc.integer({ min: 1, max: 14 }), candidates: fc.integer({ min: 1, max: 8 }) })
  .chain(({ origins, candidates }) =>
    fc.tuple(
      fc.array(fc.array(fc.boolean(), { minLength: candidates, maxLength: candidates }), {
        minLength: origins,
        maxLength: origins,
      }),
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: origins, maxLength: origins }),
      fc.array(fc.boolean(), { minLength: origins, maxLength: origins }),
      fc.integer({ min: 1, max: candidates }),
    ),
  )
  .map((parts) => problemOf(...parts))

describe('small places', () => {
  test('covers as much as the best of all choices, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (problem) => {
        const siting = await solveCovering(problem, TIME_LIMIT_SECONDS)
        expect(siting.newlyCovered).toBe(byTryingAll(problem))
        expect([siting.status, siting.gap]).toEqual(['optimal', 0])
      }),
      { numRuns: 150 },
    )
  })

  test('names each site once, in the order of what it adds, and the additions are true', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (problem) => {
        for (const { sites, newlyCovered } of [
          previewCovering(problem),
          await solveCovering(problem, TIME_LIMIT_SECONDS),
        ]) {
          const chosen = sites.map(({ candidate }) => candidate)
          expect(new Set(chosen).size).toBe(chosen.length)
          expect(chosen.length).toBeLessThanOrEqual(problem.count)
          const sums = chosen.map((_, last) => coveredBy(problem, chosen.slice(0, last + 1)))
          expect(sites.map((site) => site.newlyCovered)).toEqual(
            sums.map((sum, i) => sum - (sums[i - 1] ?? 0)),
          )
          expect(newlyCovered).toBe(sums.at(-1) ?? 0)
          const gains = sites.map((site) => site.newlyCovered)
          expect([...gains].sort((a, b) => b - a)).toEqual(gains)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the preview covers at least 1 - 1/e of the best', () => {
    fc.assert(
      fc.property(small, (problem) => {
        expect(previewCovering(problem).newlyCovered).toBeGreaterThanOrEqual(
          (1 - 1 / Math.E) * byTryingAll(problem) - 1e-9,
        )
      }),
    )
  })

  // One candidate in the middle looks best alone; two beside it cover everybody.
  test('finds the pair that greed misses', async () => {
    const reaches = [
      [true, true, false],
      [true, true, false],
      [true, false, true],
      [true, false, true],
      [false, true, false],
      [false, false, true],
    ]
    const problem = problemOf(reaches, [3, 3, 3, 3, 4, 4], [], 2)
    expect(previewCovering(problem).newlyCovered).toBe(16)
    const exact = await solveCovering(problem, TIME_LIMIT_SECONDS)
    expect(exact.sites).toEqual([
      { candidate: 1, newlyCovered: 10 },
      { candidate: 2, newlyCovered: 10 },
    ])
  })

  test('with everybody covered already there is nothing to choose', async () => {
    const problem = problemOf([[true, true]], [9], [true], 1)
    expect(await solveCovering(problem, TIME_LIMIT_SECONDS)).toEqual({
      sites: [],
      newlyCovered: 0,
      status: 'optimal',
      gap: 0,
    })
  })

  test.each([0, 3, 1.5])('%d of two candidates cannot be chosen', async (count) => {
    const problem = problemOf([[true, true]], [9], [], count)
    expect(() => previewCovering(problem)).toThrow(`covering: ${count} of 2 candidates cannot be chosen`)
    await expect(solveCovering(problem, TIME_LIMIT_SECONDS)).rejects.toThrow('cannot be chosen')
  })
})

/** Small problems in which candidates cost 1 to 9 and the money is for some of them. */
const withMoney = small.chain((problem) =>
  fc
    .record({
      costs: fc.array(fc.integer({ min: 1, max: 9 }), {
        minLength: problem.candidates,
        maxLength: problem.candidates,
      }),
      total: fc.integer({ min: 0, max: 20 }),
    })
    .map((budget): CoveringProblem & { budget: Budget } => ({ ...problem, budget })),
)

function costOf({ budget }: { budget: Budget }, sites: readonly { candidate: number }[]): number {
  return sites.reduce((sum, { candidate }) => sum + (budget.costs[candidate] ?? 0), 0)
}

/** The most that any choice covers for the money: every choice is tried. */
function byTryingAllWithin(problem: CoveringProblem & { budget: Budget }): number {
  const every = (from: number, left: number, chosen: number[]): number => {
    if (
      costOf(
        problem,
        chosen.map((candidate) => ({ candidate })),
      ) > problem.budget.total
    )
      return 0
    if (left === 0 || from === problem.candidates) return coveredBy(problem, chosen)
    return Math.max(every(from + 1, left - 1, [...chosen, from]), every(from + 1, left, chosen))
  }
  return every(0, problem.count, [])
}

describe('within a budget', () => {
  test('covers as much as the best of all choices that can be paid, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(withMoney, async (problem) => {
        const siting = await solveCovering(problem, TIME_LIMIT_SECONDS)
        expect(siting.newlyCovered).toBe(byTryingAllWithin(problem))
        expect([siting.status, siting.gap]).toEqual(['optimal', 0])
        expect(costOf(problem, siting.sites)).toBeLessThanOrEqual(problem.budget.total)
      }),
      { numRuns: 120 },
    )
  })

  test('the preview can be paid, and with places enough covers (1 - 1/e) / 2 of the best', () => {
    fc.assert(
      fc.property(withMoney, (given) => {
        const problem = { ...given, count: given.candidates }
        const preview = previewCovering(problem)
        expect(costOf(problem, preview.sites)).toBeLessThanOrEqual(problem.budget.total)
        expect(preview.newlyCovered).toBeGreaterThanOrEqual(
          ((1 - 1 / Math.E) / 2) * byTryingAllWithin(problem) - 1e-9,
        )
      }),
    )
  })

  test('two cheap places are better than a dear one that covers more than either', async () => {
    const reaches = [
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]
    const problem = { ...problemOf(reaches, [10, 7, 6], [], 3), budget: { total: 10, costs: [9, 5, 5] } }
    expect((await solveCovering(problem, TIME_LIMIT_SECONDS)).sites).toEqual([
      { candidate: 1, newlyCovered: 7 },
      { candidate: 2, newlyCovered: 6 },
    ])
  })
})

describe('a country', () => {
  const random = seededRandom('siting')
  const point = (): LonLat => [103 + random() * 6, 9 + random() * 14]
  const communes = Array.from({ length: 3321 }, point)
  const problem: CoveringProblem = {
    reach: reach(communes, communes.slice(0, 500), { catchmentKm: 25, detourFactor: 1 }),
    candidates: 500,
    demand: communes.map(() => Math.round(random() * 60)),
    isCovered: (origin) => origin % 7 === 0,
    count: 10,
  }

  test('is solved with proof, and no worse than the preview', async () => {
    const preview = previewCovering(problem)
    const exact = await solveCovering(problem, TIME_LIMIT_SECONDS)
    expect(exact.status).toBe('optimal')
    expect(exact.sites).toHaveLength(10)
    expect(exact.newlyCovered).toBeGreaterThanOrEqual(preview.newlyCovered)
    expect(exact.newlyCovered).toBe(
      coveredBy(
        problem,
        exact.sites.map(({ candidate }) => candidate),
      ),
    )
  })

  test('when the time is up says how much more is possible at most', async () => {
    const hurried = await solveCovering({ ...problem, count: 40 }, 1e-6)
    const exact = await solveCovering({ ...problem, count: 40 }, TIME_LIMIT_SECONDS)
    expect(hurried.newlyCovered * (1 + hurried.gap)).toBeGreaterThanOrEqual(exact.newlyCovered - 1e-6)
    expect(hurried.status === 'optimal').toBe(hurried.gap === 0)
  })
})
