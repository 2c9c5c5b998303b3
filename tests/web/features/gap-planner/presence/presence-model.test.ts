import { describe, expect, test } from 'vitest'
import {
  MISSING_FIRST,
  nextPresenceSort,
  PRESENCE_KINDS,
  presenceFigures,
  presenceRows,
  presenceTotals,
  sortedPresence,
} from '../../../../../web/src/features/gap-planner/presence/presence-model.ts'
import { coverageRow, unit } from '../../../figures/sample.ts'

const units = [1, 2, 3, 4].map((id) => unit(id))
const rows = presenceRows(units, [
  coverageRow(1, { accepting: 5, servicesByKind: { ost_clinic: 2, legal_aid: 1 } }),
  coverageRow(2, { accepting: 1 }),
  coverageRow(3, { employers: 4, accepting: 0, servicesByKind: { ost_clinic: 1 } }),
])

describe('communes by kinds of place', () => {
  test('count hiring employers and each kind of service, and what is missing', () => {
    expect(rows.map(({ counts }) => [counts.employer, counts.ost_clinic, counts.legal_aid])).toEqual([
      [5, 2, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ])
    expect(rows.map(({ missing }) => PRESENCE_KINDS.length - missing)).toEqual([3, 1, 1, 0])
  })

  test('stand with those first that lack most', () => {
    expect(sortedPresence(rows, MISSING_FIRST).map(({ unit }) => unit.id)).toEqual([4, 2, 3, 1])
  })

  test('sort by a kind where there is none first, then the other way', () => {
    const once = nextPresenceSort(MISSING_FIRST, 'ost_clinic')
    expect(sortedPresence(rows, once).map(({ unit }) => unit.id)).toEqual([2, 4, 3, 1])
    const twice = nextPresenceSort(once, 'ost_clinic')
    expect(sortedPresence(rows, twice).map(({ unit }) => unit.id)).toEqual([1, 3, 2, 4])
  })

  test('add up to places and to communes that have one', () => {
    const { counts, communes } = presenceTotals(rows)
    expect([counts.employer, counts.ost_clinic, counts.bank_office]).toEqual([6, 3, 0])
    expect([communes.employer, communes.ost_clinic, communes.bank_office]).toEqual([2, 2, 0])
  })
})

test('a map of one kind tells apart: in the commune, within reach, too far, and not known', () => {
  const points = new Map<number, readonly [number, number]>([
    [1, [107, 15]],
    [2, [107.05, 15]],
    [3, [107.3, 15]],
  ])
  const { figures } = presenceFigures({
    kind: 'legal_aid',
    rows,
    points,
    places: [[107, 15]],
    catchmentKm: 10,
    detourFactor: 1.3,
    asOf: '2026-11-21',
  })
  // 0.05 degrees are 5.4 km, on the way 7.0; 0.3 degrees are 32.2 km
  expect(figures.map(({ value, state }) => [value, state])).toEqual([
    [2, 'value'],
    [1, 'value'],
    [0, 'value'],
    [null, 'noData'],
  ])
})

test('without any place of the kind all are too far', () => {
  const { figures } = presenceFigures({
    kind: 'bank_office',
    rows,
    points: new Map([[1, [107, 15]]]),
    places: [],
    catchmentKm: 10,
    detourFactor: 1.3,
    asOf: '2026-11-21',
  })
  expect(figures.map(({ value }) => value)).toEqual([0, null, null, null])
})
