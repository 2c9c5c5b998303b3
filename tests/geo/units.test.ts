import { EARTH_RADIUS_KM, haversineKm, type LonLat, per100, per1000 } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const point: fc.Arbitrary<LonLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)

test('a degree of a great circle is 111.195 km, along a meridian and along the equator', () => {
  expect(haversineKm([105, 20], [105, 21])).toBeCloseTo(111.195, 3)
  expect(haversineKm([105, 0], [106, 0])).toBeCloseTo(111.195, 3)
})

test('from Hà Nội to Huế', () => {
  expect(haversineKm([105.8542, 21.0285], [107.5909, 16.4637])).toBeCloseTo(539.1, 0)
})

test('the other side of the earth is half its circumference away', () => {
  expect(haversineKm([0, 0], [180, 0])).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 6)
  expect(haversineKm([10, 90], [10, -90])).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 6)
})

test('the antimeridian is no wall', () => {
  expect(haversineKm([179.5, 0], [-179.5, 0])).toBeCloseTo(111.195, 3)
})

test('symmetric, zero for the same point, never more than half the circumference', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(haversineKm(a, b)).toBeCloseTo(haversineKm(b, a), 9)
      expect(haversineKm(a, a)).toBe(0)
      expect(haversineKm(a, b)).toBeLessThanOrEqual(Math.PI * EARTH_RADIUS_KM)
    }),
  )
})

test('rates need a base', () => {
  expect(per1000(5, 2000)).toBe(2.5)
  expect(per100(30, 120)).toBe(25)
  expect(per1000(0, 10)).toBe(0)
  expect([per1000(5, null), per1000(5, 0), per100(5, 0), per100(5, null)]).toEqual([null, null, null, null])
})
