import { expect, test } from 'vitest'
import { type Direction, neighbourOf } from '../../../web/src/map/neighbours.ts'
import { unit } from '../figures/sample.ts'

/** A grid of three by three: 0 1 2 at the south, 20 21 22 at the north. */
const grid = [0, 1, 2, 10, 11, 12, 20, 21, 22].map((id) => unit(id))
const at = (id: number) => grid.find((one) => one.id === id) ?? unit(id)

test.each<[Direction, number]>([
  ['left', 10],
  ['right', 12],
  ['up', 21],
  ['down', 1],
])('%s from the middle leads to the neighbour there', (direction, id) => {
  expect(neighbourOf(grid, at(11), direction)?.id).toBe(id)
})

test('the edge is the end', () => {
  expect(neighbourOf(grid, at(12), 'right')).toBeNull()
})

test('units without an inner point are passed over', () => {
  const units = [at(10), unit(11, { centroid: null }), at(12)]
  expect(neighbourOf(units, at(10), 'right')?.id).toBe(12)
})
