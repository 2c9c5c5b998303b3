import { gatherSmallCells } from '@hoanhap/geo/tiles/cells.ts'
import { gatherCells } from '@hoanhap/geo/tiles/gather-cells.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const ZOOM = 6
const counts = fc.uniqueArray(fc.tuple(fc.nat(4 ** ZOOM - 1), fc.integer({ min: 1, max: 12 })), {
  selector: ([key]) => key,
  maxLength: 150,
  size: 'max',
})

test('sorted cells are gathered as unsorted ones are', () => {
  fc.assert(
    fc.property(
      counts,
      fc.integer({ min: 0, max: ZOOM }),
      fc.integer({ min: 1, max: 25 }),
      (some, upTo, least) => {
        const sorted = some.toSorted(([a], [b]) => a - b)
        const keys = Float64Array.from(sorted, ([key]) => key)
        const gathered = gatherCells(
          { zoom: ZOOM, keys, counts: sorted.map(([, count]) => count) },
          { upTo, least },
        )
        const expected = gatherSmallCells(new Map(some), { zoom: ZOOM, upTo, least })
        const byPlace = (a: { zoom: number; key: number }, b: { zoom: number; key: number }) =>
          a.zoom - b.zoom || a.key - b.key
        expect(gathered.cells.toSorted(byPlace)).toEqual(expected.cells.toSorted(byPlace))
        expect(gathered.left).toBe(expected.left)
      },
    ),
  )
})
