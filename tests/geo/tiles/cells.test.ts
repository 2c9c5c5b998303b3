import {
  cellAnchor,
  cellCentre,
  cellsAround,
  cellTile,
  cellZoomOf,
  FINEST_CELL_ZOOM,
  gatherSmallCells,
  isInTile,
  keyRange,
  mortonKey,
} from '@hoanhap/geo/tiles/cells.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const tileAt = (z: number) => fc.record({ z: fc.constant(z), x: fc.nat(2 ** z - 1), y: fc.nat(2 ** z - 1) })
const tile = fc.integer({ min: 0, max: FINEST_CELL_ZOOM }).chain(tileAt)

describe('keys', () => {
  test('put the bits of x in the even places and those of y in the odd ones', () => {
    expect([mortonKey(0, 0), mortonKey(1, 0), mortonKey(0, 1), mortonKey(3, 3)]).toEqual([0, 1, 2, 15])
    expect(mortonKey(2 ** 18 - 1, 2 ** 18 - 1)).toBe(4 ** 18 - 1)
    expect(mortonKey(2 ** 18 - 1, 0)).toBe((4 ** 18 - 1) / 3)
  })

  test('lead back to their cell', () => {
    fc.assert(
      fc.property(tile, (cell) => {
        expect(cellTile({ zoom: cell.z, key: mortonKey(cell.x, cell.y) })).toEqual(cell)
      }),
    )
  })

  test('of all cells in a tile are one range, and no other cell lies in it', () => {
    fc.assert(
      fc.property(tile, tileAt(FINEST_CELL_ZOOM), (container, cell) => {
        const { first, end } = keyRange(container)
        const key = mortonKey(cell.x, cell.y)
        const isInside =
          Math.floor(cell.x / 2 ** (FINEST_CELL_ZOOM - container.z)) === container.x &&
          Math.floor(cell.y / 2 ** (FINEST_CELL_ZOOM - container.z)) === container.y
        expect(key >= first && key < end).toBe(isInside)
        expect(end - first).toBe(4 ** (FINEST_CELL_ZOOM - container.z))
      }),
    )
  })
})

test('a tile is drawn with 8 by 8 cells until these are the finest', () => {
  expect([0, 5, 14, 15, 17].map(cellZoomOf)).toEqual([3, 8, 17, 17, 17])
})

test('exactly one tile of a zoom holds the centre of a cell', () => {
  fc.assert(
    fc.property(tile, fc.integer({ min: 0, max: 18 }), (cell, z) => {
      const centre = cellCentre({ zoom: cell.z, key: mortonKey(cell.x, cell.y) })
      const holder = { z, x: Math.floor(centre[0] * 2 ** z), y: Math.floor(centre[1] * 2 ** z) }
      expect(isInTile(holder, centre)).toBe(true)
      for (const [dx, dy] of [
        [-1, 0],
        [1, 0],
        [0, -1],
        [0, 1],
      ] as const) // prettier-ignore
        expect(isInTile({ z, x: holder.x + dx, y: holder.y + dy }, centre)).toBe(false)
    }),
  )
})

describe('the anchor of a large cell', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
  const box = fc
    .tuple(share, share, share, share)
    .map(([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const)

  test('lies in the cell, and in the box wherever the two meet', () => {
    fc.assert(
      fc.property(tile, box, ({ z, x, y }, within) => {
        const anchor = cellAnchor({ zoom: z, key: mortonKey(x, y) }, within)
        expect(isInTile({ z, x, y }, anchor)).toBe(true)
        const [west, north, east, south] = within
        const meets =
          west < (x + 1) / 2 ** z - 1e-9 &&
          east >= x / 2 ** z &&
          north < (y + 1) / 2 ** z - 1e-9 &&
          south >= y / 2 ** z // prettier-ignore
        if (!meets) return
        expect(anchor[0]).toBeGreaterThanOrEqual(west)
        expect(anchor[0]).toBeLessThanOrEqual(east)
        expect(anchor[1]).toBeGreaterThanOrEqual(north)
        expect(anchor[1]).toBeLessThanOrEqual(south)
      }),
    )
  })

  test('is the centre where the box holds it, or where there is none', () => {
    expect(cellAnchor({ zoom: 1, key: 3 }, null)).toEqual([0.75, 0.75])
    expect(cellAnchor({ zoom: 1, key: 3 }, [0.7, 0.7, 0.8, 0.8])).toEqual([0.75, 0.75])
    expect(cellAnchor({ zoom: 1, key: 3 }, [0.8, 0.5, 0.9, 0.6])).toEqual([0.8, 0.6])
  })
})

test('the cells around a tile hold it, the world first', () => {
  expect(cellsAround({ z: 0, x: 0, y: 0 })).toEqual([])
  expect(cellsAround({ z: 3, x: 6, y: 1 }).map(cellTile)).toEqual([
    { z: 0, x: 0, y: 0 },
    { z: 1, x: 1, y: 0 },
    { z: 2, x: 3, y: 0 },
  ])
})

describe('small counts', () => {
  const counts = fc
    .array(fc.tuple(fc.nat(4 ** 4 - 1), fc.integer({ min: 1, max: 25 })), { maxLength: 60 })
    .map((pairs) => new Map(pairs))
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)

  test('gather in larger cells: the sum stays, no cell is small, and what is left is less than a cell', () => {
    fc.assert(
      fc.property(counts, (cells) => {
        const gathered = gatherSmallCells(cells, { zoom: 4, upTo: 1, least: 10 })
        expect(sum(gathered.cells.map(({ count }) => count)) + gathered.left).toBe(sum(cells.values()))
        for (const { count, zoom } of gathered.cells) {
          expect(count).toBeGreaterThanOrEqual(10)
          expect(zoom).toBeGreaterThanOrEqual(1)
        }
        expect(gathered.left).toBeLessThan(4 * 10)
        const names = gathered.cells.map(({ zoom, key }) => `${zoom}/${key}`)
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })

  test('of a cell that is large enough stay where they are', () => {
    const gathered = gatherSmallCells(
      new Map([
        [5, 10],
        [6, 9],
      ]),
      { zoom: 2, upTo: 1, least: 10 },
    ) // prettier-ignore
    expect(gathered).toEqual({ cells: [{ zoom: 2, key: 5, count: 10 }], left: 9 })
  })

  test('stop in the nearest cell that is large enough', () => {
    const gathered = gatherSmallCells(
      new Map([
        [0, 4],
        [3, 6],
        [60, 3],
      ]),
      { zoom: 3, upTo: 1, least: 10 },
    ) // prettier-ignore
    expect(gathered).toEqual({ cells: [{ zoom: 2, key: 0, count: 10 }], left: 3 })
  })

  test('gather in a part of the world as they do in the whole', () => {
    fc.assert(
      fc.property(counts, fc.nat(15), (cells, part) => {
        const inside = new Map([...cells].filter(([key]) => Math.floor(key / 16) === part))
        const whole = gatherSmallCells(cells, { zoom: 4, upTo: 1, least: 10 }).cells
        const alone = gatherSmallCells(inside, { zoom: 4, upTo: 2, least: 10 }).cells
        const isInside = ({ zoom, key }: { zoom: number; key: number }) =>
          zoom >= 2 && Math.floor(key / 4 ** (zoom - 2)) === part
        expect(alone.toSorted(byPlace)).toEqual(whole.filter(isInside).toSorted(byPlace))
      }),
    )
  })

  const byPlace = (a: { zoom: number; key: number }, b: { zoom: number; key: number }) =>
    b.zoom - a.zoom || a.key - b.key
})
