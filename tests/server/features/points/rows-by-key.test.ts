import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowsByKey } from '../../../../server/features/points/rows-by-key.ts'

const key = fc.oneof(
  fc.nat(60),
  fc.nat(2 ** 32 - 1),
  fc.nat(4000).map((step) => step * 2 ** 20),
)

/** Anything, or keys that were counted up with few gaps. */
const keys = fc.oneof(
  fc.uniqueArray(key, { maxLength: 200 }),
  fc.uniqueArray(fc.nat(60), { minLength: 35, maxLength: 60 }),
)

test('a row is found by its key, in whatever order keys are asked for', () => {
  fc.assert(
    fc.property(keys, fc.array(key, { maxLength: 80 }), (own, others) => {
      const rows = new RowsByKey(Uint32Array.from(own))
      const asked = [...own, ...others, ...own.toReversed(), ...own]
      expect(asked.map((wanted) => rows.find(wanted))).toEqual(asked.map((wanted) => own.indexOf(wanted)))
    }),
    { numRuns: 300 },
  )
})
