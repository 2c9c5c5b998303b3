import { worldPoint, worldPointInCell } from '@hoanhap/geo/point-store/world-point.ts'
import { FINEST_CELL_ZOOM, mortonKey } from '@hoanhap/geo/tiles/cells.ts'
import { tileOf } from '@hoanhap/geo/tiles/tile-math.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })
const cellOf = ({ x, y }: { x: number; y: number }) => mortonKey(x >>> 14, y >>> 14)

test('a point lies in the tile of every zoom that its degrees lie in', () => {
  fc.assert(
    fc.property(lon, lat, fc.nat(20), (east, north, z) => {
      const { x, y } = worldPoint(east, north)
      const side = 2 ** (32 - z)
      expect({ z, x: Math.floor(x / side), y: Math.floor(y / side) }).toEqual(tileOf(east, north, z))
    }),
  )
})

test('the world ends at its edges', () => {
  expect(worldPoint(-200, 89)).toEqual({ x: 0, y: 0 })
  expect(worldPoint(180, -90)).toEqual({ x: 2 ** 32 - 1, y: 2 ** 32 - 1 })
})

test('a point is in the cell that was told, and moved only when it was not', () => {
  fc.assert(
    fc.property(
      lon,
      lat,
      fc.constantFrom(-1, 0, 1),
      fc.constantFrom(-1, 0, 1),
      (east, north, aside, below) => {
        const { x, y } = tileOf(east, north, FINEST_CELL_ZOOM)
        const last = 2 ** FINEST_CELL_ZOOM - 1
        const told = mortonKey(Math.min(last, Math.max(0, x + aside)), Math.min(last, Math.max(0, y + below)))
        const own = worldPoint(east, north)
        const point = worldPointInCell(told, east, north)
        expect(cellOf(point)).toBe(told)
        if (cellOf(own) === told) expect(point).toEqual(own)
      },
    ),
  )
})
