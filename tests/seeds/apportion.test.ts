import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apportion } from '../../seeds/apportion.ts'

it('gives whole numbers that sum to the total, each within one of its exact share', () => {
  const weights = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.nat(100_000), weights, (total, list) => {
      const sum = list.reduce((a, b) => a + b, 0)
      fc.pre(sum > 1e-6)
      const shares = apportion(total, list)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
      shares.forEach((share, i) => {
        expect(Math.abs(share - (total * (list[i] as number)) / sum)).toBeLessThan(1 + 1e-6)
      })
    }),
  )
})

it('gives nothing to anybody when there is no weight', () => {
  expect(apportion(10, [0, 0])).toEqual([0, 0])
})

it('favours the earlier one in a tie', () => {
  expect(apportion(3, [1, 1])).toEqual([2, 1])
})
