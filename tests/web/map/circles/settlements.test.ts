import { degreesOf } from '@hoanhap/geo/tiles/tile-math.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellAt } from '../../../../web/src/map/circles/circle.ts'
import { type Settlement, Settlements } from '../../../../web/src/map/circles/settlements.ts'

type Place = readonly [number, number]

/** A commune around a place of the world; `reach` is half of its width as a share of the world. */
function commune([x, y]: Place, reach: number, population: number | null = 1000): Settlement {
  const [west, north] = degreesOf([x - reach, y - reach])
  const [east, south] = degreesOf([x + reach, y + reach])
  return { centroid: degreesOf([x, y]), bbox: [west, south, east, north], population }
}

const ZOOM = 10
const SIDE = 0.5 ** ZOOM
/** A place in a cell, as shares of the cell. */
const inCell = (column: number, row: number, [x, y]: Place = [0.5, 0.5]): Place => [
  (column + x) * SIDE,
  (row + y) * SIDE,
]
const cell = inCell(800, 450)
const standOf = (communes: Settlement[], place: Place = cell) =>
  new Settlements(communes).standOf(place, ZOOM)

describe('the circle of a cell stands', () => {
  test('at the middle of the communes in it, by their population', () => {
    const communes = [
      commune(inCell(800, 450, [0.4, 0.4]), SIDE / 8, 3000),
      commune(inCell(800, 450, [0.6, 0.4]), SIDE / 8, 1000),
    ]
    const [x, y] = standOf(communes)
    expect([x / SIDE - 800, y / SIDE - 450]).toEqual([expect.closeTo(0.45, 6), expect.closeTo(0.4, 6)])
  })

  test('in its own middle where it is a part of a large commune', () => {
    expect(standOf([commune(inCell(803, 450), 5 * SIDE)])).toEqual(cell)
  })

  test('at its side towards the nearest commune where its middle lies in none', () => {
    const [x, y] = standOf([commune(inCell(801, 450), SIDE * 0.9), commune(inCell(790, 450), SIDE)])
    expect(x / SIDE - 800).toBeCloseTo(0.86, 6)
    expect(y).toBeCloseTo(cell[1], 9)
  })

  test('in its middle where no commune is known, and a commune without a figure still counts', () => {
    expect(standOf([])).toEqual(cell)
    const [x] = standOf([commune(inCell(800, 450, [0.6, 0.5]), SIDE / 8, null)])
    expect(x / SIDE - 800).toBeCloseTo(0.6, 6)
  })
})

test('a circle stays in its cell wherever communes lie, the same for every place in the cell, and apart from the next', () => {
  const share = fc.double({ min: 0, max: 0.999, noNaN: true })
  const around = fc.tuple(
    fc.integer({ min: 796, max: 804 }),
    fc.integer({ min: 446, max: 454 }),
    share,
    share,
  )
  const communes = fc.array(fc.tuple(around, fc.double({ min: 0.01, max: 3, noNaN: true }), fc.nat(50_000)), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(communes, share, share, (list, x, y) => {
      const settlements = new Settlements(
        list.map(([[column, row, ...where], reach, population]) =>
          commune(inCell(column, row, where), reach * SIDE, population),
        ),
      )
      const stand = settlements.standOf(inCell(800, 450, [x, y]), ZOOM)
      expect(cellAt(stand, ZOOM)).toBe(cellAt(cell, ZOOM))
      expect(stand).toEqual(settlements.standOf(cell, ZOOM))
      const next = settlements.standOf(inCell(801, 450), ZOOM)
      expect(next[0] - stand[0]).toBeGreaterThan(SIDE * 0.25)
    }),
  )
})
