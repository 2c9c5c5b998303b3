import { wilsonShare } from '@hoanhap/geo/rates/wilson.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

// Newcombe RG. Two-sided confidence intervals for the single proportion. Statistics in Medicine 1998;17:857-872, table I,
// method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i has the interval that Newcombe published', (count, size, low, high) => {
  const share = wilsonShare(count, size)
  expect(share?.share).toBe(count / size)
  expect(share?.low).toBeCloseTo(low, 4)
  expect(share?.high).toBeCloseTo(high, 4)
})

test('nobody out of nobody has no share', () => {
  expect(wilsonShare(0, 0)).toBe(null)
})

test.each([
  [-1, 10],
  [11, 10],
  [Number.NaN, 10],
  [1, Number.NaN],
])('%s out of %s is refused', (count, size) => {
  expect(() => wilsonShare(count, size)).toThrow(RangeError)
})

const group = fc.integer({ min: 1, max: 5000 }).chain((size) => fc.tuple(fc.nat(size), fc.constant(size)))

test('an interval holds its share, lies between 0 and 1 and mirrors that of the others', () => {
  fc.assert(
    fc.property(group, ([count, size]) => {
      const share = wilsonShare(count, size)
      const others = wilsonShare(size - count, size)
      if (!share || !others) throw new Error('a group has a share')
      expect(share.low).toBeGreaterThanOrEqual(0)
      expect(share.high).toBeLessThanOrEqual(1)
      expect(share.low).toBeLessThanOrEqual(share.share)
      expect(share.high).toBeGreaterThanOrEqual(share.share)
      expect(share.low).toBeLessThan(share.high)
      expect(share.low).toBeCloseTo(1 - others.high, 12)
    }),
  )
})

test('its ends are the shares from which the count is just 1.96 standard errors away', () => {
  fc.assert(
    fc.property(group, ([count, size]) => {
      const { share, low, high } = wilsonShare(count, size) ?? { share: 0, low: 0, high: 0 }
      for (const end of [low, high].filter((p) => p > 0 && p < 1)) {
        const errors = Math.abs(share - end) / Math.sqrt((end * (1 - end)) / size)
        expect(errors).toBeCloseTo(1.959963984540054, 6)
      }
    }),
  )
})
