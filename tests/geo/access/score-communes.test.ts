import { type DecayFunction, decayOf } from '@hoanhap/geo/access/distance-decay.ts'
import {
  DETOUR_FACTOR,
  type Origin,
  type ScoreSettings,
  type Supply,
  scoreCommunes,
  summariseScores,
} from '@hoanhap/geo/access/score-communes.ts'
import { haversineKm } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { communes, places, settings } from './scored-samples.ts'

/** Every commune against every place, as the textbook writes it. */
function naively(origins: readonly Origin[], supply: readonly Supply[], asked: ScoreSettings) {
  const weight: DecayFunction = decayOf(asked.decay)
  const way = (origin: Origin, place: Supply) => haversineKm(origin.point, place.point) * DETOUR_FACTOR
  const weighed = origins.map((origin) =>
    supply.map((place) => {
      const share = weight(way(origin, place), asked.catchmentKm)
      if (!asked.threeStep) return share
      const all = supply.reduce((sum, other) => sum + weight(way(origin, other), asked.catchmentKm), 0)
      return all > 0 ? (share * share) / all : 0
    }),
  )
  return origins.map((origin, i) => {
    const score = supply.reduce((sum, place, j) => {
      const people = origins.reduce(
        (all, other, k) => all + (other.demand?.people ?? 0) * (weighed[k]?.[j] ?? 0),
        0,
      )
      return sum + (people > 0 ? (place.capacity / people) * (weighed[i]?.[j] ?? 0) : 0)
    }, 0)
    const ways = supply.map((place) => way(origin, place))
    const within = supply.filter((_, j) => (ways[j] as number) <= asked.catchmentKm)
    return {
      score,
      nearestKm: Math.min(Number.POSITIVE_INFINITY, ...ways),
      capacityWithin: within.reduce((sum, { capacity }) => sum + capacity, 0),
    }
  })
}

describe('scoreCommunes', () => {
  test('is every commune against every place', () => {
    fc.assert(
      fc.property(communes, places, settings, (origins, supply, asked) => {
        const scored = scoreCommunes(origins, supply, asked)
        for (const [index, expected] of naively(origins, supply, asked).entries()) {
          const { score = Number.NaN, nearestKm, capacityWithin } = scored[index] ?? {}
          expect(Math.abs(score - expected.score)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected.score))
          expect(nearestKm).toBeCloseTo(expected.nearestKm, 9)
          expect(capacityWithin).toBe(expected.capacityWithin)
        }
      }),
    )
  })

  test('gives the least share when most people come, and the most when fewest do', () => {
    const origins = [{ point: [105, 16] as const, demand: { people: 5, low: 2, high: 10 } }]
    const supply = [{ point: [105, 16] as const, capacity: 20 }]
    const [scored] = scoreCommunes(origins, supply, { catchmentKm: 10, decay: 'none', threeStep: false })
    expect(scored).toMatchObject({ score: 4, scoreLow: 2, scoreHigh: 10, nearestKm: 0, capacityWithin: 20 })
  })

  test('refuses a reach of nothing and a point that is none', () => {
    const none: ScoreSettings = { catchmentKm: 0, decay: 'none', threeStep: false }
    expect(() => scoreCommunes([], [], none)).toThrow(RangeError)
    const lost = [{ point: [Number.NaN, 16] as const, capacity: 1 }]
    const origins = [{ point: [105, 16] as const, demand: null }]
    expect(() => scoreCommunes(origins, lost, { ...none, catchmentKm: 10 })).toThrow(RangeError)
  })
})

describe('summariseScores', () => {
  const commune = (people: number | null, nearestKm: number, score: number) => ({
    point: [105, 16] as const,
    demand: people === null ? null : { people, low: people, high: people },
    ...{ score, scoreLow: score, scoreHigh: score, nearestKm, capacityWithin: 0 },
  })

  test('counts people within reach, and communes where somebody has none', () => {
    const scored = [commune(30, 4, 0.2), commune(10, 11, 0), commune(0, 50, 0), commune(null, 60, 0)]
    expect(summariseScores(scored, 10)).toEqual({
      demandTotal: 40,
      coverageShare: 0.75,
      gini: 0.25,
      worstDecile: 0,
      withoutPlace: 1,
    })
  })

  test('says nothing of nobody', () => {
    expect(summariseScores([commune(null, 4, 1)], 10)).toEqual({
      demandTotal: 0,
      coverageShare: null,
      gini: null,
      worstDecile: null,
      withoutPlace: 0,
    })
  })
})
