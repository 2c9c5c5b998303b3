import { describe, expect, test } from 'vitest'
import { freeRoom, roomForShape, type ScreenBox } from '../../../web/src/map/free-room.ts'

const WHOLE = { left: 0, top: 0, right: 800, bottom: 800 }

describe('the room that no card covers', () => {
  const legend = { left: 12, top: 520, right: 244, bottom: 788 }

  test('gives up the side that a tall shape needs least, and the other for a wide one', () => {
    expect(freeRoom(WHOLE, [legend], 0.5)).toEqual({ ...WHOLE, left: 244 })
    expect(freeRoom(WHOLE, [legend], 3)).toEqual({ ...WHOLE, bottom: 520 })
  })

  test('keeps clear of every card', () => {
    const sheet = { left: 0, top: 600, right: 800, bottom: 900 }
    expect(freeRoom(WHOLE, [legend, sheet], 0.5)).toEqual({ ...WHOLE, left: 244, bottom: 600 })
  })

  test('does not flee from a small card under a large one', () => {
    const strip = { left: 12, top: 350, right: 244, bottom: 400 }
    const sheet = { left: 0, top: 410, right: 800, bottom: 900 }
    expect(freeRoom(WHOLE, [strip, sheet], 3)).toEqual({ ...WHOLE, bottom: 350 })
  })

  test('is the whole where no card lies', () => {
    expect(freeRoom(WHOLE, [{ left: 900, top: 0, right: 1200, bottom: 800 }], 1)).toEqual(WHOLE)
  })

  test('stays as it is under a card that would leave nothing', () => {
    expect(freeRoom(WHOLE, [{ left: 0, top: 0, right: 800, bottom: 800 }], 1)).toEqual(WHOLE)
  })
})

describe('the room for a shape with parts', () => {
  const legend = { left: 0, top: 500, right: 300, bottom: 800 }
  const quarter = (left: number, top: number): ScreenBox => ({
    left,
    top,
    right: left + 0.5,
    bottom: top + 0.5,
  })
  const [northWest, northEast, southWest, southEast] = [
    quarter(0, 0),
    quarter(0.5, 0),
    quarter(0, 0.5),
    quarter(0.5, 0.5),
  ]

  test('is the whole where the shape has nothing under the card', () => {
    const room = roomForShape(WHOLE, [legend], { widthToHeight: 1, parts: [northWest, northEast, southEast] })
    expect(room.right - room.left).toBeGreaterThan(780)
  })

  test('is larger than beside the card where only a corner of the box is empty, and no part is covered', () => {
    const parts = [{ left: 0, top: 0, right: 1, bottom: 0.6 }, southEast]
    const { left, top, right, bottom } = roomForShape(WHOLE, [legend], { widthToHeight: 1, parts })
    const beside = freeRoom(WHOLE, [legend], 1)
    expect(right - left).toBeGreaterThan(Math.min(beside.right - beside.left, beside.bottom - beside.top))
    expect(top + 0.6 * (bottom - top) <= legend.top || left >= legend.right).toBe(true)
    expect(left + 0.5 * (right - left)).toBeGreaterThanOrEqual(legend.right)
  })

  test('is what no card covers where the shape fills its box, or its parts are not known', () => {
    const beside = freeRoom(WHOLE, [legend], 1)
    const full = roomForShape(WHOLE, [legend], {
      widthToHeight: 1,
      parts: [northWest, northEast, southWest, southEast],
    })
    expect(full.right - full.left).toBeLessThanOrEqual(500.001)
    expect(roomForShape(WHOLE, [legend], { widthToHeight: 1, parts: [] })).toEqual(beside)
  })
})
