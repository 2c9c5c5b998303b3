import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowsByKey } from '../../../../server/features/points/rows-by-key.ts'

const key = fc.oneof(
  fc.nat(60),
  fc.nat(2 ** 32 - 1),
  fc.nat(4000).map((step) => step * 2 ** 20),
)

test('a row is found by its key, in whatever order keys are asked for', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 200 }), fc.array(key, { maxLength: 80 }), (keys, others) => {
      const rows = new RowsByKey(Uint32Array.from(keys))
      const asked = [...keys, ...others, ...keys.toReversed(), ...keys]
      expect(asked.map((wanted) => rows.find(wanted))).toEqual(asked.map((wanted) => keys.indexOf(wanted)))
    }),
    { numRuns: 300 },
  )
})
