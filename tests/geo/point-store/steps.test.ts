import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { ANYBODY, all, among } from '@hoanhap/geo/point-store/conditions.ts'
import { piecesOf, runsOf } from '@hoanhap/geo/point-store/count-units.ts'
import { foldStore } from '@hoanhap/geo/point-store/fold-store.ts'
import { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { RowCollector } from '@hoanhap/geo/point-store/rows.ts'
import type { Row } from '@hoanhap/geo/point-store/schema.ts'
import { openSegment } from '@hoanhap/geo/point-store/segment.ts'
import { atOnce } from '@hoanhap/geo/point-store/steps.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { question, rows, SCHEMA, scope } from './naive-store.ts'

function baseOf(people: readonly Row[]) {
  const collector = new RowCollector(SCHEMA)
  for (const row of people) collector.add(row)
  return buildSegment(SCHEMA, collector.batch())
}

test('pieces are whole units, follow each other and hold the rows of the scope', () => {
  fc.assert(
    fc.property(rows, scope, fc.integer({ min: 1, max: 40 }), (people, wanted, mostRows) => {
      const { unit: order } = openSegment(SCHEMA, baseOf(people))
      const pieces = piecesOf(order, wanted, mostRows)
      const rowsOf = (ranges: { from: number; end: number }[]) =>
        ranges.flatMap(({ from, end }) => Array.from({ length: end - from }, (_none, at) => from + at))
      expect(rowsOf(pieces)).toEqual(rowsOf(runsOf(order, wanted)))
      for (const { from, end } of pieces) {
        expect(order.starts).toContain(from)
        expect(order.starts).toContain(end)
        const holdsOneUnit = order.starts.every((start) => start <= from || start >= end)
        expect(end - from <= mostRows || holdsOneUnit).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

const STATUS = Array.from({ length: 5 }, (_none, value) => among('status', [value]))
const FACETS = {
  scope: 'everywhere' as const,
  fixed: ANYBODY,
  facets: [{ values: STATUS, chosen: [1, 2] }],
  units: null,
}

test('counts by unit and value are those of each value alone', () => {
  fc.assert(
    fc.property(rows, question, fc.nat(120), (people, wish, inBase) => {
      const store = new PointStore(SCHEMA, baseOf(people.slice(0, inBase)))
      store.apply(people.slice(inBase).map((row) => ({ kind: 'put', row })))
      const counts = atOnce(store.unitCountsByValue(wish, STATUS))
      for (const [index, value] of STATUS.entries())
        expect(counts[index]).toEqual(store.unitCounts({ ...wish, filter: all([wish.filter, value]) }))
    }),
    { numRuns: 100 },
  )
})

/** Enough people in two units for several steps. */
const MANY: Row[] = Array.from({ length: 150_000 }, (_none, id) => ({
  id,
  unit: SCHEMA.units[id % 3] as number,
  place: { x: id, y: id },
  categories: [id % 5, null],
  numbers: [null, null],
  parts: [null],
}))

test('an answer of several steps is null when somebody was changed between them', () => {
  const store = new PointStore(SCHEMA, baseOf(MANY))
  const undisturbed = store.facets(FACETS)
  expect(undisturbed.next().done).toBe(false)
  const disturbed = store.facets(FACETS)
  expect(disturbed.next().done).toBe(false)
  expect(atOnce(undisturbed).counts[0]?.[1]).toBe(30_000)
  store.apply([{ kind: 'remove', id: 1 }])
  expect(disturbed.next()).toEqual({ done: true, value: null })
  expect(atOnce(store.facets(FACETS)).counts[0]?.[1]).toBe(29_999)
})

test('also by a change before the last step, and not by a fold', () => {
  const store = new PointStore(SCHEMA, baseOf(MANY))
  const [folded, changed] = [store.facets(FACETS), store.facets(FACETS)]
  for (const steps of [folded, changed])
    for (let step = 0; step < 3; step++) expect(steps.next().done).toBe(false)
  const snapshot = store.startFold()
  store.finishFold(snapshot, foldStore(snapshot))
  expect(atOnce(folded).counts[0]?.[1]).toBe(30_000)
  store.apply([{ kind: 'remove', id: 1 }])
  expect(changed.next()).toEqual({ done: true, value: null })
})
