import { expect, test } from 'vitest'
import { disagreements } from '../../../../../web/src/features/gap-planner/measures/disagreement.ts'
import { commune } from '../sample-facts.ts'

const kindsOf = (facts: Parameters<typeof disagreements>[0]) => Object.fromEntries(disagreements(facts, 100))

test('near, yet missing: the nearest third of the ways and the third with the least for each', () => {
  const facts = [
    commune(1, { nearestKm: 1, score: 0 }),
    commune(2, { nearestKm: 5, score: 0.2 }),
    commune(3, { nearestKm: 9, score: 0.1 }),
  ]
  expect(kindsOf(facts)).toEqual({ 1: 'nearButShared' })
})

test('far, yet enough', () => {
  const facts = [
    commune(1, { nearestKm: 1, score: 0.2, inside: 1 }),
    commune(2, { nearestKm: 5, score: 0.1 }),
    commune(3, { nearestKm: 9, score: 0.9, inside: 2 }),
  ]
  expect(kindsOf(facts)).toEqual({ 3: 'farButEnough' })
})

test('inside, yet missing; and nothing inside, yet much within reach', () => {
  const facts = [
    commune(1, { nearestKm: 5, inside: 30, score: 0 }),
    commune(2, { nearestKm: 5.1, inside: 10, score: 0.1 }),
    commune(3, { nearestKm: 4.9, inside: 0, score: 0.9 }),
  ]
  expect(kindsOf(facts)).toEqual({ 1: 'insideButShared', 3: 'noneInsideButReached' })
})

test('nowhere, where all read the same or nothing is known', () => {
  expect(kindsOf([commune(1), commune(2), commune(3)])).toEqual({})
  expect(kindsOf([{ ...commune(1), need: null, within: null }])).toEqual({})
  expect(kindsOf([])).toEqual({})
})
