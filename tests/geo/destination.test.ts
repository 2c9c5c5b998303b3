import { destination, ringAround } from '@hoanhap/geo/destination.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const point = fc.tuple(
  fc.double({ min: -180, max: 179.999, noNaN: true }),
  fc.double({ min: -85, max: 85, noNaN: true }),
)
const km = fc.double({ min: 0.01, max: 2000, noNaN: true })

describe('destination', () => {
  test('lies as far away as asked, in every direction', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0, max: 360, noNaN: true }), km, (from, bearing, far) => {
        expect(haversineKm(from, destination(from, bearing, far))).toBeCloseTo(far, 6)
      }),
    )
  })

  test('a quarter of a meridian from the equator is the pole', () => {
    expect(destination([105, 0], 0, (Math.PI / 2) * 6371.0088)[1]).toBeCloseTo(90, 9)
  })

  test('goes north, east, south and west from Hà Nội by a kilometre', () => {
    const from: LonLat = [105.85, 21.03]
    const degree = 180 / (Math.PI * 6371.0088)
    const east = degree / Math.cos((21.03 * Math.PI) / 180)
    expect(destination(from, 0, 1)).toEqual([expect.closeTo(105.85, 9), expect.closeTo(21.03 + degree, 9)])
    expect(destination(from, 180, 1)).toEqual([expect.closeTo(105.85, 9), expect.closeTo(21.03 - degree, 9)])
    expect(destination(from, 90, 1)[0]).toBeCloseTo(105.85 + east, 7)
    expect(destination(from, 270, 1)[0]).toBeCloseTo(105.85 - east, 7)
  })

  test('crosses the antimeridian', () => {
    expect(destination([179.99, 0], 90, 10)[0]).toBeLessThan(-179)
  })
})

describe('ringAround', () => {
  test('is closed, and every corner is the radius away', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0.1, max: 200, noNaN: true }), (middle, radius) => {
        const ring = ringAround(middle, radius, 24)
        expect(ring).toHaveLength(25)
        expect(ring[24]).toEqual(ring[0])
        for (const corner of ring) expect(haversineKm(middle, corner)).toBeCloseTo(radius, 6)
      }),
    )
  })

  test('runs counter-clockwise, as the outer ring of GeoJSON does', () => {
    const ring = ringAround([105, 16], 10, 24)
    const twiceTheArea = ring.slice(1).reduce((sum, [lon, lat], index) => {
      const [before, south] = ring[index] as LonLat
      return sum + before * lat - lon * south
    }, 0)
    expect(twiceTheArea).toBeGreaterThan(0)
  })
})
