import { gini, shareOfDemand, worstDecile } from '@hoanhap/geo/access/inequality.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const groups = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 50 }), people: fc.integer({ min: 0, max: 20 }) }),
  { minLength: 1, maxLength: 12 },
)

/** Half the mean difference of any two people over the mean: the definition, person by person. */
function giniByPairs(people: readonly number[]): number | null {
  const sum = people.reduce((total, one) => total + one, 0)
  if (sum === 0) return null
  const differences = people.flatMap((one) => people.map((other) => Math.abs(one - other)))
  return differences.reduce((total, one) => total + one, 0) / (2 * people.length * sum)
}

test('Gini is half the mean difference of any two people over the mean', () => {
  fc.assert(
    fc.property(groups, (generated) => {
      const persons = generated.flatMap(({ score, people }) => Array<number>(people).fill(score))
      const found = gini(
        generated.map(({ score }) => score),
        generated.map(({ people }) => people),
      )
      const expected = giniByPairs(persons)
      if (expected === null) expect(found).toBeNull()
      else expect(found).toBeCloseTo(expected, 9)
    }),
  )
})

test('the worst decile is the mean of the tenth of the people with the lowest scores', () => {
  fc.assert(
    fc.property(groups, (generated) => {
      // each person ten times, so that a tenth is a whole number of persons
      const persons = generated
        .flatMap(({ score, people }) => Array<number>(people * 10).fill(score))
        .sort((a, b) => a - b)
      const tenth = persons.slice(0, persons.length / 10)
      const found = worstDecile(
        generated.map(({ score }) => score),
        generated.map(({ people }) => people),
      )
      if (tenth.length === 0) expect(found).toBeNull()
      else expect(found).toBeCloseTo(tenth.reduce((sum, one) => sum + one, 0) / tenth.length, 9)
    }),
  )
})

test('the same for everybody is 0, all for one of a hundred is 0.99', () => {
  expect(gini([3, 3], [10, 40])).toBe(0)
  expect(gini([0, 7], [99, 1])).toBeCloseTo(0.99, 12)
})

test('a share of the people, and none where nobody is in need', () => {
  expect(shareOfDemand([30, 60, 10], (origin) => (origin === 1 ? 0.5 : 1))).toBe(0.7)
  expect(shareOfDemand([0, 0], () => 1)).toBeNull()
})
