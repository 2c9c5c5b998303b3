import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { squareSide } from '../../../web/src/map/layers/employers/source.ts'
import { besideSquares } from '../../../web/src/map/marker-room.ts'
import { indexPlaces, type PlaceCluster } from '../../../web/src/map/place-clusters.ts'
import { employer } from './sample-style.ts'

const WORLD = [-180, -85, 180, 85] as const
const points = fc.array(
  fc.tuple(fc.double({ min: 105, max: 109, noNaN: true }), fc.double({ min: 10, max: 22, noNaN: true })),
  { maxLength: 60 },
)

describe('clusters', () => {
  test('hold every place exactly once at every zoom', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 3, max: 16 }), (positions, zoom) => {
        const places = positions.map(([lon, lat], index) => employer(index + 1, lon, lat))
        const clusters = indexPlaces(places).within(WORLD, zoom)
        const ids = clusters.flatMap((cluster) => cluster.places.map(({ id }) => id))
        expect(ids.sort((a, b) => a - b)).toEqual(places.map(({ id }) => id))
        for (const cluster of clusters) expect(cluster.count).toBe(cluster.places.length)
      }),
    )
  })

  test('fall apart at the zoom they name', () => {
    const index = indexPlaces([employer(1, 107, 16), employer(2, 107.01, 16)])
    const [cluster] = index.within(WORLD, 6)
    expect(cluster?.count).toBe(2)
    expect(index.within(WORLD, cluster?.expansionZoom ?? 0)).toHaveLength(2)
  })

  test('of places on one spot do not promise to fall apart', () => {
    const [cluster] = indexPlaces([employer(1, 107, 16), employer(2, 107, 16)]).within(WORLD, 6)
    expect(cluster).toMatchObject({ count: 2, expansionZoom: null })
  })

  test('leave out places without a point', () => {
    const nowhere = { ...employer(1, 0, 0), geometry: null }
    expect(indexPlaces([nowhere]).within(WORLD, 6)).toEqual([])
  })
})

describe('the square of employers', () => {
  test('grows with the square root, from 18 to 36 pixels', () => {
    expect([2, 16, 88, 100, 5000].map(squareSide)).toEqual([20, 24, 36, 36, 36])
    expect(squareSide(1)).toBe(18)
  })
})

describe('services beside employers', () => {
  const marker = (lon: number, lat: number, count: number): PlaceCluster<never> => ({
    id: 1,
    position: [lon, lat],
    count,
    places: [],
    expansionZoom: null,
  })

  test('move out from under a square and stay where they were otherwise', () => {
    const [moved] = besideSquares([marker(107, 16, 3)], [marker(107, 16, 80)], 8)
    const [kept] = besideSquares([marker(108, 16, 3)], [marker(107, 16, 80)], 8)
    expect(moved?.position[0]).toBeGreaterThan(107)
    expect(moved?.position[1]).toBeLessThan(16)
    expect(kept?.position).toEqual([108, 16])
  })

  test('move by no more than the two signs need', () => {
    const zoom = 8
    const [moved] = besideSquares([marker(107.01, 16, 3)], [marker(107, 16, 80)], zoom)
    const pixels = (((moved?.position[0] ?? 0) - 107) / 360) * 512 * 2 ** zoom
    expect(pixels).toBeCloseTo(squareSide(80) / 2 + 11 + 1.5, 1)
  })
})
