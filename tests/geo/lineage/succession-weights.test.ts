import {
  backwardWeights,
  composeWeights,
  forwardWeights,
  type SuccessionPair,
  type SuccessionWeight,
  trustedPairs,
  weightsBetween,
} from '@hoanhap/geo/lineage/succession-weights.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const pair = (oldId: number, newId: number, overlapKm2: number | null = null): SuccessionPair => ({
  oldId,
  newId,
  confidence: 'high',
  overlapKm2,
})
const unknown = () => null
const sourceSums = (weights: readonly SuccessionWeight[]) => {
  const sums = new Map<number, number>()
  for (const { sourceId, weight } of weights) sums.set(sourceId, (sums.get(sourceId) ?? 0) + weight)
  return sums
}

describe('by hand: 1 and 2 become 11, half of 3 as well; the rest of 3 becomes 12', () => {
  const pairs = [pair(1, 11), pair(2, 11), pair(3, 11), pair(3, 12)]

  test('forward: whole is 1, a split without areas is in equal parts', () => {
    expect(forwardWeights(pairs)).toEqual([
      { sourceId: 1, targetId: 11, weight: 1 },
      { sourceId: 2, targetId: 11, weight: 1 },
      { sourceId: 3, targetId: 11, weight: 0.5 },
      { sourceId: 3, targetId: 12, weight: 0.5 },
    ])
  })

  test('forward: by area of overlap when all are known', () => {
    const weights = forwardWeights([pair(3, 11, 1), pair(3, 12, 3)])
    expect(weights.map(({ weight }) => weight)).toEqual([0.25, 0.75])
    expect(forwardWeights([pair(3, 11, 1), pair(3, 12)]).map(({ weight }) => weight)).toEqual([0.5, 0.5])
  })

  test('backward: by the population that came along', () => {
    const population = new Map([
      [1, 3000],
      [2, 5000],
      [3, 4000],
    ])
    expect(backwardWeights(pairs, (id) => population.get(id) ?? null)).toEqual([
      { sourceId: 11, targetId: 1, weight: 0.3 },
      { sourceId: 11, targetId: 2, weight: 0.5 },
      { sourceId: 11, targetId: 3, weight: 0.2 },
      { sourceId: 12, targetId: 3, weight: 1 },
    ])
  })

  test('backward without population: by area of overlap, else as equals', () => {
    const withAreas = [pair(1, 11, 10), pair(2, 11, 30)]
    expect(backwardWeights(withAreas, unknown).map(({ weight }) => weight)).toEqual([0.25, 0.75])
    expect(backwardWeights(pairs, unknown).map(({ weight }) => weight)).toEqual([0.4, 0.4, 0.2, 1])
  })
})

test('doubtful pairs count only where nothing else is known', () => {
  const doubtful: SuccessionPair = { oldId: 1, newId: 22, confidence: 'low' }
  expect(trustedPairs([pair(1, 11), pair(2, 22), doubtful])).toEqual([pair(1, 11), pair(2, 22)])
  expect(trustedPairs([pair(1, 11), doubtful])).toEqual([pair(1, 11), doubtful])
  expect(trustedPairs([pair(2, 22), doubtful])).toEqual([pair(2, 22), doubtful])
})

describe('several dates', () => {
  const events = [
    { date: '2026-04-30', pairs: [pair(11, 21)] },
    { date: '2025-07-01', pairs: [pair(1, 11), pair(2, 11), pair(3, 12)] },
  ]

  test('are chained in the order of time, and units that live on through one of them stay', () => {
    expect(weightsBetween(events, '2025-06-30', '2026-05-01', unknown)).toEqual([
      { sourceId: 1, targetId: 21, weight: 1 },
      { sourceId: 2, targetId: 21, weight: 1 },
      { sourceId: 3, targetId: 12, weight: 1 },
    ])
    expect(weightsBetween(events, '2026-05-01', '2025-06-30', unknown)).toEqual([
      { sourceId: 21, targetId: 1, weight: 0.5 },
      { sourceId: 21, targetId: 2, weight: 0.5 },
      { sourceId: 12, targetId: 3, weight: 1 },
    ])
  })

  test('the day of an event has the new units, the day before the old ones', () => {
    expect(weightsBetween(events, '2025-06-30', '2025-07-01', unknown)).toHaveLength(3)
    expect(weightsBetween(events, '2025-07-01', '2025-06-30', unknown)).toHaveLength(3)
    expect(weightsBetween(events, '2025-07-01', '2026-04-29', unknown)).toEqual([])
    expect(weightsBetween(events, '2026-04-29', '2026-04-30', unknown)).toEqual([
      { sourceId: 11, targetId: 21, weight: 1 },
    ])
  })

  test('two ways to the same unit are one weight', () => {
    const split = forwardWeights([pair(1, 2), pair(1, 3)])
    const joined = forwardWeights([pair(2, 4), pair(3, 4)])
    expect(composeWeights(split, joined)).toEqual([{ sourceId: 1, targetId: 4, weight: 1 }])
  })
})

describe('mass', () => {
  const pairs = fc.uniqueArray(
    fc.record({
      oldId: fc.integer({ min: 1, max: 9 }),
      newId: fc.integer({ min: 11, max: 15 }),
      confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
      overlapKm2: fc.option(fc.double({ min: 0.01, max: 500, noNaN: true })),
    }),
    { selector: ({ oldId, newId }) => `${oldId}|${newId}`, maxLength: 30 },
  )
  const later = pairs.map((list) =>
    list.map((item) => ({ ...item, oldId: item.oldId + 10, newId: item.newId + 20 })),
  )
  const populations = fc.array(fc.option(fc.integer({ min: 0, max: 90_000 })), {
    minLength: 40,
    maxLength: 40,
  })

  test('every source is divided completely, in both directions and over two dates', () => {
    fc.assert(
      fc.property(pairs, later, populations, fc.boolean(), (first, second, population, forward) => {
        const events = [
          { date: '2025-07-01', pairs: first },
          { date: '2026-04-30', pairs: second },
        ]
        const days = ['2025-06-30', '2026-05-01'] as const
        const [from, to] = forward ? days : ([days[1], days[0]] as const)
        const weights = weightsBetween(events, from, to, (id) => population[id] ?? null)
        for (const [source, sum] of sourceSums(weights)) expect(sum, `${source}`).toBeCloseTo(1, 9)
        for (const { weight } of weights) expect(weight).toBeGreaterThanOrEqual(0)
        const sources = forward ? first.map(({ oldId }) => oldId) : second.map(({ newId }) => newId)
        const reached = new Set(weights.map(({ sourceId }) => sourceId))
        expect(sources.filter((id) => !reached.has(id))).toEqual([])
      }),
    )
  })
})
