import { describe, expect, test } from 'vitest'
import { freeRoom } from '../../../web/src/map/free-room.ts'

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
