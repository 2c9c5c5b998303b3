import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Circle, cellAt, radiusOf } from '../../../../web/src/map/circles/circle.ts'
import { atRest, drawingAt, transitionTo } from '../../../../web/src/map/circles/transition.ts'

/** The circle of a cell of a grid, in its middle. */
function circle(cellZoom: number, column: number, row: number, count: number): Circle {
  const place = [(column + 0.5) / 2 ** cellZoom, (row + 0.5) / 2 ** cellZoom] as const
  return { key: `${cellZoom} ${column} ${row}`, place, stand: place, cellZoom, count, caseId: null }
}

const whole = circle(8, 100, 60, 30)
const parts = [circle(9, 200, 120, 10), circle(9, 201, 121, 20)]

describe('a circle that falls apart', () => {
  const transition = transitionTo(atRest([whole]), parts)

  test('is seen as its parts from where it was and as large as it was', () => {
    const first = drawingAt(transition, 0)
    expect(first.map(({ key }) => key)).toEqual(parts.map(({ key }) => key))
    for (const { at, radius, opacity, numbered } of first)
      expect({ at, radius, opacity, numbered }).toEqual({
        at: whole.place,
        radius: radiusOf(whole),
        opacity: 1,
        numbered: false,
      })
  })

  test('ends as its parts at rest, each with its number', () => {
    expect(drawingAt(transition, 1)).toEqual(atRest(parts))
  })
})

test('circles that come together move to where they will be one, which is seen when they are there', () => {
  const transition = transitionTo(atRest(parts), [whole])
  expect(drawingAt(transition, 0).map(({ key, at }) => [key, at])).toEqual(
    parts.map(({ key, place }) => [key, place]),
  )
  const late = drawingAt(transition, 0.999_999)
  for (const { at, radius } of late) {
    expect(at[0]).toBeCloseTo(whole.place[0], 9)
    expect(radius).toBeCloseTo(radiusOf(whole), 6)
  }
  expect(drawingAt(transition, 1)).toEqual(atRest([whole]))
})

test('under another filter a circle grows where it is and keeps a number, and one without people shrinks away', () => {
  const [stays, goes] = parts as [Circle, Circle]
  const more = { ...stays, count: 60 }
  const half = drawingAt(transitionTo(atRest([stays, goes]), [more]), 0.5)
  const [leaving, growing] = half
  expect([leaving?.key, growing?.key]).toEqual([goes.key, stays.key])
  expect(leaving?.opacity).toBeLessThan(0.5)
  expect(growing).toMatchObject({ at: stays.place, count: 60, numbered: true, opacity: 1 })
  expect(growing?.radius).toBeGreaterThan(radiusOf(stays))
  expect(growing?.radius).toBeLessThan(radiusOf(more))
})

const circles = fc
  .uniqueArray(fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 500 })), {
    selector: ([column, row]) => `${column} ${row}`,
  })
  .chain((cells) =>
    fc
      .constantFrom(2, 3, 4, 5)
      .map((zoom) => cells.map(([column, row, count]) => circle(zoom, column, row, count))),
  )

test('whatever comes after whatever, also on the way: it begins where it was seen and ends as it is', () => {
  fc.assert(
    fc.property(
      circles,
      circles,
      circles,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b, c, progress) => {
        const onTheWay = drawingAt(transitionTo(atRest(a), b), progress)
        const next = transitionTo(onTheWay, c)
        expect(drawingAt(next, 1)).toEqual(atRest(c))
        const spots = new Set(onTheWay.map(({ at }) => at.join(' ')))
        // What is seen at the first moment stood there before; what is new is not seen yet.
        for (const { at, opacity } of drawingAt(next, 0))
          if (opacity > 0) expect(spots.has(at.join(' '))).toBe(true)
      },
    ),
  )
})

test('a cell holds the cells of every finer grid in it', () => {
  expect(parts.map(({ place }) => cellAt(place, 8))).toEqual([whole.key, whole.key])
})
