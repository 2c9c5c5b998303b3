import { decodePoints } from '@hoanhap/geo/tiles/decode-points.ts'
import { encodePoints } from '@hoanhap/geo/tiles/encode-points.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const point = fc.record({
  x: fc.integer({ min: -300, max: 5000 }),
  y: fc.integer({ min: -300, max: 5000 }),
  value: fc.oneof(fc.nat(20), fc.maxSafeNat()),
})

function encoded(points: readonly { x: number; y: number; value: number }[], property: string): Uint8Array {
  return encodePoints({
    name: 'cases',
    extent: 4096,
    property,
    values: points.map(({ value }) => value),
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
  })
}

test('what was written is read again', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), fc.constantFrom('count', 'số'), (points, property) => {
      expect(decodePoints(encoded(points, property), 'cases')).toEqual({
        extent: 4096,
        points: points.map((one) => ({ ...one, property })),
      })
    }),
  )
})

test('an empty tile and another layer hold nothing', () => {
  const nothing = { extent: 4096, points: [] }
  expect(decodePoints(new Uint8Array(), 'cases')).toEqual(nothing)
  expect(decodePoints(encoded([{ x: 1, y: 2, value: 3 }], 'count'), 'units')).toEqual(nothing)
})

test('half a tile is refused, never half read', () => {
  const whole = encoded([{ x: 1, y: 2, value: 3 }], 'count')
  for (let length = 1; length < whole.length; length++)
    expect(() => decodePoints(whole.slice(0, length), 'cases')).toThrow(RangeError)
})
