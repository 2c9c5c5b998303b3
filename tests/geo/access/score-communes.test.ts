import { type DecayFunction, decayOf } from '@hoanhap/geo/access/distance-decay.ts'
import {
  DETOUR_FACTOR,
  type Origin,
  type ScoreSettings,
  type Supply,
  scoreCommunes,
  summariseScores,
} from '@hoanhap/geo/access/score-communes.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { communes, places, settings } from './scored-samples.ts'

interface Home {
  point: LonLat
  share: number
  people: number
}

/** Everywhere that people live against every place, as the textbook writes it; a commune is the mean of its homes. */
function naively(communesOfAll: readonly Origin[], supply: readonly Supply[], asked: ScoreSettings) {
  const homes = communesOfAll.map(({ point, populationPoints, demand }): Home[] =>
    (populationPoints ?? [{ point, share: 1 }]).map((home) => ({
      ...home,
      people: home.share * (demand?.people ?? 0),
    })),
  )
  const found = naivelyAtHome(homes.flat(), supply, asked)
  return homes.map((ofCommune) => {
    const scores = found.splice(0, ofCommune.length)
    const mean = (read: (score: (typeof scores)[number]) => number) =>
      scores.reduce((sum, score, index) => sum + read(score) * (ofCommune[index]?.share ?? 0), 0)
    return {
      score: mean(({ score }) => score),
      nearestKm: mean(({ nearestKm }) => nearestKm),
      capacityWithin: mean(({ capacityWithin }) => capacityWithin),
      coveredShare: mean(({ nearestKm }) => (nearestKm <= asked.catchmentKm ? 1 : 0)),
    }
  })
}

function naivelyAtHome(origins: readonly Home[], supply: readonly Supply[], asked: ScoreSettings) {
  const weight: DecayFunction = decayOf(asked.decay)
  const way = (origin: Home, place: Supply) => haversineKm(origin.point, place.point) * DETOUR_FACTOR
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
      const people = origins.reduce((all, other, k) => all + other.people * (weighed[k]?.[j] ?? 0), 0)
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
  test('is everywhere that people live against every place', () => {
    fc.assert(
      fc.property(communes, places, settings, (origins, supply, asked) => {
        const scored = scoreCommunes(origins, supply, asked)
        for (const [index, expected] of naively(origins, supply, asked).entries()) {
          const { score = Number.NaN, nearestKm, capacityWithin, coveredShare } = scored[index] ?? {}
          expect(Math.abs(score - expected.score)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected.score))
          expect(nearestKm).toBeCloseTo(expected.nearestKm, 9)
          expect(capacityWithin).toBeCloseTo(expected.capacityWithin, 9)
          expect(coveredShare).toBeCloseTo(expected.coveredShare, 9)
        }
      }),
    )
  })

  test('gives back, summed over the people, no more than is offered, wherever in their communes they live', () => {
    fc.assert(
      fc.property(communes, places, settings, (origins, supply, asked) => {
        const scored = scoreCommunes(origins, supply, asked)
        const given = scored.reduce((sum, { demand, score }) => sum + (demand?.people ?? 0) * score, 0)
        const offered = supply.reduce((sum, { capacity }) => sum + capacity, 0)
        expect(given).toBeLessThanOrEqual(offered + 1e-9)
      }),
    )
  })

  test('counts everybody once: points that stand together are one commune at one point', () => {
    fc.assert(
      fc.property(communes, places, settings, (origins, supply, asked) => {
        const shares = [0.5, 0.25, 0.25]
        const together = origins.map(({ point, demand }) => ({
          ...{ point, demand },
          populationPoints: shares.map((share) => ({ point, share })),
        }))
        const single = origins.map(({ point, demand }) => ({ point, demand }))
        const scored = scoreCommunes(together, supply, asked)
        const expected = scoreCommunes(single, supply, asked)
        const numbers = (all: typeof scored | typeof expected) =>
          all.flatMap(({ score, scoreLow, scoreHigh, capacityWithin, coveredShare, nearestKm }) => {
            const far = Number.isFinite(nearestKm) ? nearestKm : -1
            return [score, scoreLow, scoreHigh, capacityWithin, coveredShare, far]
          })
        const pairs = numbers(scored).map((found, index) => [found, numbers(expected)[index] ?? Number.NaN])
        for (const [found = 0, wanted = 0] of pairs)
          expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, wanted))
        expect(summariseScores(scored).demandTotal).toBe(summariseScores(expected).demandTotal)
      }),
    )
  })

  test('a commune has what its people have, each where they live', () => {
    const demand = { people: 40, low: 40, high: 40 }
    const near = { point: [105, 16] as const, share: 0.75 }
    const far = { point: [106, 16] as const, share: 0.25 }
    const origins = [{ point: [105.5, 16] as const, populationPoints: [near, far], demand }]
    const supply = [{ point: [105, 16] as const, capacity: 15 }]
    const asked: ScoreSettings = { catchmentKm: 10, decay: 'none', threeStep: false }
    const [scored] = scoreCommunes(origins, supply, asked)
    // 30 people reach 15 openings, 10 reach none: 0.75 * 15 / 30.
    expect(scored).toMatchObject({ score: 0.375, capacityWithin: 11.25, coveredShare: 0.75 })
    const farKm = haversineKm([105, 16], [106, 16]) * DETOUR_FACTOR
    expect(scored?.nearestKm).toBeCloseTo(0.25 * farKm, 9)
    expect(summariseScores(scored ? [scored] : [])).toMatchObject({ coverageShare: 0.75, withoutPlace: 0 })
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
    coveredShare: nearestKm <= 10 ? 1 : 0,
  })

  test('counts people within reach, and communes where somebody has none', () => {
    const scored = [commune(30, 4, 0.2), commune(10, 11, 0), commune(0, 50, 0), commune(null, 60, 0)]
    expect(summariseScores(scored)).toEqual({
      demandTotal: 40,
      coverageShare: 0.75,
      gini: 0.25,
      worstDecile: 0,
      withoutPlace: 1,
    })
  })

  test('says nothing of nobody', () => {
    expect(summariseScores([commune(null, 4, 1)])).toEqual({
      demandTotal: 0,
      coverageShare: null,
      gini: null,
      worstDecile: null,
      withoutPlace: 0,
    })
  })
})
