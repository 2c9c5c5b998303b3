import { type Reach, reach } from '@hoanhap/geo/access/reach.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const anywhere: fc.Arbitrary<LonLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)
const near: fc.Arbitrary<LonLat> = fc.tuple(
  fc.oneof(
    fc.double({ min: 179.5, max: 180, noNaN: true }),
    fc.double({ min: -180, max: -179.5, noNaN: true }),
  ),
  fc.oneof(fc.double({ min: 89, max: 90, noNaN: true }), fc.double({ min: -0.5, max: 0.5, noNaN: true })),
)

function pairsOf({ starts, places, km }: Reach): [number, number, number][] {
  return Array.from({ length: starts.length - 1 }, (_, origin) => {
    const [from, to] = [starts[origin] ?? 0, starts[origin + 1] ?? 0]
    return [...places.subarray(from, to)].map((place, i): [number, number, number] => [
      origin,
      place,
      km[from + i] ?? Number.NaN,
    ])
  }).flat()
}

test('the pairs that lie within the catchment, on the whole sphere, no more and no fewer', () => {
  const points = fc.oneof(fc.array(anywhere, { maxLength: 30 }), fc.array(near, { maxLength: 30 }))
  const catchment = fc.oneof(
    fc.double({ min: 1, max: 300, noNaN: true }),
    fc.double({ min: 300, max: 20_000, noNaN: true }),
  )
  fc.assert(
    fc.property(
      points,
      points,
      catchment,
      fc.double({ min: 1, max: 3, noNaN: true }),
      (origins, places, catchmentKm, detourFactor) => {
        const all = origins.flatMap((origin, i) =>
          places.map((place, j): [number, number, number] => [
            i,
            j,
            haversineKm(origin, place) * detourFactor,
          ]),
        )
        const expected = all.filter(([, , km]) => km <= catchmentKm)
        expect(pairsOf(reach(origins, places, { catchmentKm, detourFactor }))).toEqual(expected)
      },
    ),
    { numRuns: 300 },
  )
})

test.each([
  [{ catchmentKm: 0, detourFactor: 1 }, 'a catchment of 0 km is none'],
  [{ catchmentKm: Number.NaN, detourFactor: 1 }, 'a catchment of NaN km is none'],
  [{ catchmentKm: 10, detourFactor: 0.9 }, 'a detour factor of 0.9 is below 1'],
])('refuses %o', (options, says) => {
  expect(() => reach([], [], options)).toThrow(says)
})

test('refuses what is no point', () => {
  const options = { catchmentKm: 10, detourFactor: 1 }
  expect(() => reach([[Number.NaN, 21]], [[105, 21]], options)).toThrow('[NaN, 21] is no point')
  expect(() => reach([[105, 21]], [[105, Infinity]], options)).toThrow('[105, Infinity] is no point')
})
