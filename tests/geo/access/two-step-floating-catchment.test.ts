import { DECAYS, type Decay, decayOf } from '@hoanhap/geo/access/distance-decay.ts'
import { type Reach, reach } from '@hoanhap/geo/access/reach.ts'
import { floatingCatchment } from '@hoanhap/geo/access/two-step-floating-catchment.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** Pairs of a table of distances in kilometres, origins by places; what is beyond the catchment is left out. */
function reachOf(km: readonly (readonly number[])[], catchmentKm: number): Reach {
  const within = km.map((row) =>
    row.flatMap((distance, place) => (distance <= catchmentKm ? [[place, distance]] : [])),
  )
  const starts = [0, ...within.map((_, last) => within.slice(0, last + 1).flat().length)]
  const pairs = within.flat()
  return {
    starts: Uint32Array.from(starts),
    places: Uint32Array.from(pairs, ([place]) => place ?? 0),
    km: Float64Array.from(pairs, ([, distance]) => distance ?? 0),
  }
}

/** The two steps as the papers write them: every origin against every place. */
function byTheBook(
  km: readonly (readonly number[])[],
  { demand, supply, catchmentKm, decay, threeStep }: Book,
): { scores: number[]; ratios: number[] } {
  const weight = decayOf(decay)
  const chance = km.map((row) => {
    const all = row.reduce((sum, one) => sum + weight(one, catchmentKm), 0)
    return row.map((one) => (threeStep ? (all > 0 ? weight(one, catchmentKm) / all : 0) : 1))
  })
  const f = (i: number, j: number) => (chance[i]?.[j] ?? 0) * weight(km[i]?.[j] ?? Infinity, catchmentKm)
  const ratios = supply.map((capacity, j) => {
    const competing = demand.reduce((sum, people, i) => sum + people * f(i, j), 0)
    return competing > 0 ? capacity / competing : 0
  })
  return { ratios, scores: demand.map((_, i) => ratios.reduce((sum, ratio, j) => sum + ratio * f(i, j), 0)) }
}

interface Book {
  demand: number[]
  supply: number[]
  catchmentKm: number
  decay: Decay
  threeStep?: boolean
}

describe('by hand', () => {
  // Luo and Wang 2003, figure 1, in small: two clinics, the middle settlement reaches both.
  const km = [
    [2, 40],
    [8, 9],
    [40, 3],
  ]
  const demand = [100, 200, 300]
  const supply = [30, 40]

  test('two steps without decay: 30/300 and 40/500, the middle adds both', () => {
    const result = floatingCatchment({
      reach: reachOf(km, 10),
      demand,
      supply,
      catchmentKm: 10,
      decay: 'none',
    })
    expect([...result.ratios]).toEqual([0.1, 0.08])
    expect([...result.scores].map((score) => Number(score.toFixed(12)))).toEqual([0.1, 0.18, 0.08])
  })

  test('zones weigh 1, 0.68, 0.22 as in Luo and Qi 2009: 30/(100 + 200·0.22), 40/(200·0.22 + 300)', () => {
    const result = floatingCatchment({
      reach: reachOf(km, 10),
      demand,
      supply,
      catchmentKm: 10,
      decay: 'step',
    })
    expect(result.ratios[0]).toBeCloseTo(30 / 144, 12)
    expect(result.ratios[1]).toBeCloseTo(40 / 344, 12)
    expect(result.scores[1]).toBeCloseTo(0.22 * (30 / 144 + 40 / 344), 12)
    expect(result.scores[0]).toBeCloseTo(30 / 144, 12)
  })

  test('three steps as in Wan, Zou and Sternberg 2012: who reaches two places of a weight asks each half as often', () => {
    const result = floatingCatchment({
      ...{ reach: reachOf(km, 10), demand, supply, catchmentKm: 10, decay: 'none', threeStep: true },
    })
    expect(result.ratios[0]).toBeCloseTo(30 / (100 + 200 / 2), 12)
    expect(result.ratios[1]).toBeCloseTo(40 / (200 / 2 + 300), 12)
    expect(result.scores[1]).toBeCloseTo(0.5 * (30 / 200) + 0.5 * (40 / 400), 12)
  })

  test('two steps with the bell of Dai 2010: 2, 8, 9 and 3 of 10 km weigh 0.9497, 0.3040, 0.1536 and 0.8882', () => {
    // G(d) = (e^(-(d/10)²/2) - e^(-1/2)) / (1 - e^(-1/2)), by hand to four digits
    const [near, far, further, third] = [0.9497, 0.304, 0.1536, 0.8882]
    const [a, b] = [30 / (100 * near + 200 * far), 40 / (200 * further + 300 * third)]
    const { ratios, scores } = floatingCatchment({
      ...{ reach: reachOf(km, 10), demand, supply, catchmentKm: 10, decay: 'gaussian' },
    })
    expect(ratios[0]).toBeCloseTo(a, 4)
    expect(ratios[1]).toBeCloseTo(b, 4)
    expect([...scores].map((score) => score.toFixed(3))).toEqual(
      [a * near, a * far + b * further, b * third].map((score) => score.toFixed(3)),
    )
  })

  test('a bell is 1 at home, 0 at the edge, and (e^-1/8 - e^-1/2) / (1 - e^-1/2) halfway, as in Dai 2010', () => {
    const weight = decayOf('gaussian')
    expect([weight(0, 10), weight(10, 10), weight(10.001, 10)]).toEqual([1, 0, 0])
    expect(weight(5, 10)).toBeCloseTo(0.7014, 4)
  })

  test('an exponential halves over equal ways and leaves 5 % at the edge', () => {
    const weight = decayOf('exponential')
    expect(weight(10, 10)).toBeCloseTo(0.05, 12)
    expect(weight(6, 10) / weight(4, 10)).toBeCloseTo(weight(8, 10) / weight(6, 10), 12)
  })
})

describe('whatever the country looks like', () => {
  const point = fc.tuple(
    fc.double({ min: 105, max: 105.4, noNaN: true }),
    fc.double({ min: 20.8, max: 21.2, noNaN: true }),
  )
  const country = fc.record({
    origins: fc.array(fc.tuple(point, fc.integer({ min: 0, max: 500 })), { maxLength: 25 }),
    places: fc.array(fc.tuple(point, fc.integer({ min: 0, max: 60 })), { maxLength: 25 }),
    catchmentKm: fc.double({ min: 0.5, max: 60, noNaN: true }),
    detourFactor: fc.double({ min: 1, max: 2, noNaN: true }),
    decay: fc.constantFrom(...DECAYS),
    threeStep: fc.boolean(),
  })

  function solve({ origins, places, ...options }: typeof country extends fc.Arbitrary<infer C> ? C : never) {
    const from = origins.map(([at]) => at as LonLat)
    const to = places.map(([at]) => at as LonLat)
    const demand = origins.map(([, people]) => people)
    const supply = places.map(([, openings]) => openings)
    const km = from.map((one) => to.map((other) => haversineKm(one, other) * options.detourFactor))
    const pairs = reach(from, to, options)
    return {
      demand,
      supply,
      km,
      pairs,
      ...options,
      result: floatingCatchment({ reach: pairs, demand, supply, ...options }),
    }
  }

  test('equal to the book within 1e-9', () => {
    fc.assert(
      fc.property(country, (generated) => {
        const { result, km, ...input } = solve(generated)
        const book = byTheBook(km, input)
        const difference = (ours: Float64Array, theirs: number[]) =>
          Math.max(0, ...ours.map((value, index) => Math.abs(value - (theirs[index] ?? Number.NaN))))
        expect(difference(result.scores, book.scores)).toBeLessThan(1e-9)
        expect(difference(result.ratios, book.ratios)).toBeLessThan(1e-9)
      }),
    )
  })

  test('scores over all people in need give back the openings that somebody in need reaches', () => {
    fc.assert(
      fc.property(country, (generated) => {
        const { result, demand, supply } = solve(generated)
        const received = demand.reduce((sum, people, i) => sum + people * (result.scores[i] ?? 0), 0)
        const reached = supply.reduce(
          (sum, openings, j) => sum + ((result.ratios[j] ?? 0) > 0 ? openings : 0),
          0,
        )
        expect(received).toBeCloseTo(reached, 6)
      }),
    )
  })

  test('another person in need never raises a score of two steps', () => {
    fc.assert(
      fc.property(country, fc.nat(), (generated, who) => {
        const { result, demand, supply, pairs, catchmentKm, decay } = solve({
          ...generated,
          threeStep: false,
        })
        fc.pre(demand.length > 0)
        const more = demand.map((people, i) => people + (i === who % demand.length ? 1 : 0))
        const after = floatingCatchment({ reach: pairs, demand: more, supply, catchmentKm, decay })
        // a place that nobody reached before is shared from now on
        const reachedBefore = result.ratios.every((ratio, j) => ratio > 0 || supply[j] === 0)
        fc.pre(reachedBefore)
        const raised = after.scores.filter((score, i) => score > (result.scores[i] ?? 0) + 1e-12)
        expect([...raised]).toEqual([])
      }),
    )
  })

  test('no places, no people: zeros, never NaN', () => {
    const none = { catchmentKm: 10, decay: 'gaussian' } as const
    expect(
      floatingCatchment({
        reach: reach([[105, 21]], [], { catchmentKm: 10, detourFactor: 1.3 }),
        demand: [5],
        supply: [],
        ...none,
      }).scores,
    ).toEqual(Float64Array.of(0))
    const nobody = reach([[105, 21]], [[105, 21]], { catchmentKm: 10, detourFactor: 1 })
    expect(floatingCatchment({ reach: nobody, demand: [0], supply: [8], ...none })).toEqual({
      scores: Float64Array.of(0),
      ratios: Float64Array.of(0),
    })
  })
})
