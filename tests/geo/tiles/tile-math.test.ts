import { isTile, MAX_LATITUDE, tileBounds, tileOf, tilesCovering } from '@hoanhap/geo/tiles/tile-math.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('the one tile of zoom 0 is the world', () => {
  const [west, south, east, north] = tileBounds(0, 0, 0)
  expect([west, east]).toEqual([-180, 180])
  expect(north).toBeCloseTo(85.051129, 6)
  expect(south).toBeCloseTo(-85.051129, 6)
})

test('Hồ Hoàn Kiếm lies in 12/3252/1803', () => {
  expect(tileOf(105.8524, 21.0287, 12)).toEqual({ z: 12, x: 3252, y: 1803 })
})

test('a tile holds its centre, and its edges belong to neighbours', () => {
  const tile = fc
    .integer({ min: 0, max: 18 })
    .chain((z) => fc.tuple(fc.constant(z), fc.nat(2 ** z - 1), fc.nat(2 ** z - 1)))
  fc.assert(
    fc.property(tile, ([z, x, y]) => {
      const [west, south, east, north] = tileBounds(z, x, y)
      expect(tileOf((west + east) / 2, (south + north) / 2, z)).toEqual({ z, x, y })
      expect(west).toBeLessThan(east)
      expect(south).toBeLessThan(north)
      if (x + 1 < 2 ** z) expect(tileBounds(z, x + 1, y)[0]).toBe(east)
      if (y + 1 < 2 ** z) expect(tileBounds(z, x, y + 1)[3]).toBe(south)
    }),
  )
})

test('beyond the ends of the world the outermost tile', () => {
  expect(tileOf(180, 90, 3)).toEqual({ z: 3, x: 7, y: 0 })
  expect(tileOf(-200, -90, 3)).toEqual({ z: 3, x: 0, y: 7 })
  expect(tileOf(0, MAX_LATITUDE, 1).y).toBe(0)
})

test('what is no tile', () => {
  const wrong = [
    [-1, 0, 0],
    [1, 2, 0],
    [1, 0, 2],
    [1, -1, 0],
    [1.5, 0, 0],
    [1, 0.5, 0],
    [25, 0, 0],
    [Number.NaN, 0, 0],
  ] as const
  for (const [z, x, y] of wrong) {
    expect(isTile(z, x, y)).toBe(false)
    expect(() => tileBounds(z, x, y)).toThrow(`${z}/${x}/${y}`)
  }
  expect(isTile(24, 2 ** 24 - 1, 0)).toBe(true)
})

test('the tiles over a box', () => {
  expect(tilesCovering([-10, -10, 10, 10], 1)).toHaveLength(4)
  expect(tilesCovering([105.8, 21, 105.8, 21], 10)).toEqual([tileOf(105.8, 21, 10)])
  expect(() => tilesCovering([10, 0, -10, 1], 3)).toThrow('no box')
})
