import { DECAYS } from '@hoanhap/geo/access/distance-decay.ts'
import fc from 'fast-check'

/** Points within some 60 km of each other, so that catchments overlap, touch and miss. */
const point = fc.tuple(
  fc.double({ min: 105, max: 105.5, noNaN: true }),
  fc.double({ min: 16, max: 16.5, noNaN: true }),
)

/** Where the people of a commune live: at a few points with weights that sum to 1, or at the one of the commune. */
const populationPoints = fc
  .array(fc.record({ point, weight: fc.integer({ min: 1, max: 900 }) }), { minLength: 1, maxLength: 5 })
  .map((some) => {
    const all = some.reduce((sum, { weight }) => sum + weight, 0)
    return some.map(({ point: at, weight }) => ({ point: at, share: weight / all }))
  })

/** Communes with people who are known, reckoned within bounds, or not known at all. */
export const communes = fc.array(
  fc.record({
    point,
    populationPoints: fc.option(populationPoints, { nil: undefined }),
    demand: fc.option(
      fc
        .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9 }))
        .map(([people, more]) => ({ people, low: Math.max(0, people - more), high: people + more })),
    ),
  }),
  { maxLength: 14 },
)

export const place = fc.record({ point, capacity: fc.integer({ min: 1, max: 40 }) })
export const places = fc.array(place, { maxLength: 10 })

export const settings = fc.record({
  catchmentKm: fc.double({ min: 0.5, max: 80, noNaN: true }),
  decay: fc.constantFrom(...DECAYS),
  threeStep: fc.boolean(),
})
