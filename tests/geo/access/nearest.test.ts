import { nearest } from '@hoanhap/geo/access/nearest.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const point: fc.Arbitrary<LonLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)
const lattice: fc.Arbitrary<LonLat> = fc.tuple(
  fc.integer({ min: 100, max: 104 }),
  fc.integer({ min: 10, max: 14 }),
)

test('as near as the nearest of all', () => {
  const points = fc.oneof(fc.array(point, { maxLength: 40 }), fc.array(lattice, { maxLength: 40 }))
  fc.assert(
    fc.property(points, points, (origins, places) => {
      const found = nearest(origins, places)
      expect(found).toHaveLength(origins.length)
      origins.forEach((origin, i) => {
        const distances = places.map((place) => haversineKm(origin, place))
        expect(found[i]?.km).toBeCloseTo(Math.min(Infinity, ...distances), 6)
        expect(found[i]?.km).toBe(distances[found[i]?.index ?? -1] ?? Infinity)
      })
    }),
  )
})

test('of places at the same point the first', () => {
  expect(
    nearest(
      [[105, 21]],
      [
        [106, 21],
        [105, 21],
        [105, 21],
      ],
    ),
  ).toEqual([{ index: 1, km: 0 }])
})

test('across the antimeridian', () => {
  expect(
    nearest(
      [[179.9, 0]],
      [
        [170, 0],
        [-179.9, 0],
      ],
    )[0]?.index,
  ).toBe(1)
})

test('no place: no index, no distance, no NaN', () => {
  expect(nearest([[105, 21]], [])).toEqual([{ index: -1, km: Infinity }])
  expect(nearest([], [[105, 21]])).toEqual([])
})

test('refuses what is no point', () => {
  expect(() => nearest([[Number.NaN, 0]], [[1, 1]])).toThrow('[NaN, 0]')
})
