import { expect, test } from 'vitest'
import {
  gapColumns,
  gapTableRows,
  nextGapSort,
  sortedGapRows,
} from '../../../../../web/src/features/gap-planner/table/gap-table-model.ts'
import { commune } from '../sample-facts.ts'

const base = [
  commune(1, { people: 60, score: 0.3, nearestKm: 2 }),
  commune(2, { people: 4.5, state: 'suppressed', score: 0.1, nearestKm: 8 }),
  commune(3, { people: 90, score: 0.2, nearestKm: null }),
]
const rowsOf = (trial: typeof base | null = null) =>
  gapTableRows({
    ...{ base, trial, perPeople: 100 },
    nameOf: ({ unit }) => unit.name,
    parentName: () => '',
  })
const order = (column: string, descending: boolean) =>
  sortedGapRows(rowsOf(), { column, descending }).map(({ facts }) => facts.unit.id)

test('sorts by a figure either way, and keeps rows without one at the end', () => {
  expect(order('gap', false)).toEqual([2, 3, 1])
  expect(order('gap', true)).toEqual([1, 3, 2])
  expect(order('nearest', true)).toEqual([2, 1, 3])
  expect(order('nearest', false)).toEqual([1, 2, 3])
})

test('does not give a hidden number away by its place', () => {
  expect(order('people', true)).toEqual([3, 1, 2])
  expect(order('people', false)).toEqual([1, 3, 2])
})

test('sorts by the gap where a link names a column that is none', () => {
  expect(order('nothing', false)).toEqual(order('gap', false))
})

test('has a column of what is tried with a trial only, and what it becomes', () => {
  expect(gapColumns({ tried: false, parent: true })).not.toContain('tried')
  expect(gapColumns({ tried: true, parent: false })).not.toContain('parent')
  const tried = [commune(1, { score: 0.4 }), commune(2, { score: 0.1 }), commune(3, { score: 0.2 })]
  expect(rowsOf(tried).map((row) => row.tried?.value)).toEqual([40, 10, 20])
  expect(rowsOf().map((row) => row.tried)).toEqual([null, null, null])
})

test('a pressed head sorts as it is most wanted, then the other way', () => {
  const first = nextGapSort(null, 'people')
  expect(first).toEqual({ column: 'people', descending: true })
  expect(nextGapSort(first, 'people')).toEqual({ column: 'people', descending: false })
  expect(nextGapSort(first, 'gap')).toEqual({ column: 'gap', descending: false })
})
