import { ANYBODY, among } from '@hoanhap/geo/point-store/conditions.ts'
import { type FoldSnapshot, foldStore } from '@hoanhap/geo/point-store/fold-store.ts'
import { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { Change, Row } from '@hoanhap/geo/point-store/schema.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asked, naiveCells, naiveUnits, pairsOf, question, rowWith, SCHEMA } from './naive-store.ts'

const EVERYBODY = { scope: 'everywhere', filter: ANYBODY } as const
const WORLD = { z: 0, x: 0, y: 0 }

/** A few ids, so that rows are changed, deleted and put in anew. */
const id = fc.nat(40)
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: rowWith(id).map((row): Change => ({ kind: 'put', row })) },
  { weight: 1, arbitrary: id.map((gone): Change => ({ kind: 'remove', id: gone })) },
)
type Step = Change[] | 'start' | 'finish' | 'abandon'
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.array(change, { maxLength: 30, size: 'max' }) },
    { weight: 2, arbitrary: fc.constantFrom<Step>('start', 'finish') },
    { weight: 1, arbitrary: fc.constant<Step>('abandon') },
  ),
  { maxLength: 20, size: 'max' },
)

function applyTo(rows: Map<number, Row>, changes: readonly Change[]): void {
  for (const one of changes) {
    if (one.kind === 'put') rows.set(one.row.id, one.row)
    else rows.delete(one.id)
  }
}

describe('whatever is changed, folded or given up, in any order', () => {
  test('every answer is that of the rows as they are now', () => {
    fc.assert(
      fc.property(steps, question, (todo, wish) => {
        const store = new PointStore(SCHEMA)
        const rows = new Map<number, Row>()
        let snapshot: FoldSnapshot | null = null
        for (const step of todo) {
          if (Array.isArray(step)) {
            store.apply(step)
            applyTo(rows, step)
          } else if (step === 'start' && !snapshot) snapshot = store.startFold()
          else if (step === 'finish' && snapshot) {
            store.finishFold(snapshot, foldStore(snapshot))
            snapshot = null
          } else if (step === 'abandon' && snapshot) {
            store.abandonFold(snapshot)
            snapshot = null
          }
          const people = [...rows.values()]
          const fitting = asked(people, wish)
          const counts = store.unitCounts(wish)
          expect({ people: [...counts.people], located: [...counts.located] }).toEqual(naiveUnits(fitting))
          expect(pairsOf(store.cells(wish, WORLD, 4))).toEqual(naiveCells(fitting, WORLD, 4))
          expect(store.count(EVERYBODY).people).toBe(rows.size)
        }
      }),
      { numRuns: 120 },
    )
  })
})

const row = (index: number): Row => ({
  id: index,
  unit: SCHEMA.units[index % SCHEMA.units.length] as number,
  place: { x: (index * 2_654_435_761) % 2 ** 32, y: (index * 40_503_000) % 2 ** 32 },
  categories: [index % 5, index % 40],
  numbers: [index % 300, null],
  parts: [index % 4],
})
const put = (one: Row): Change => ({ kind: 'put', row: one })
const range = (count: number) => Array.from({ length: count }, (_none, index) => index)

test('thousands of changes one after the other, in layers that are merged', () => {
  const store = new PointStore(SCHEMA)
  const rows = new Map<number, Row>()
  for (const index of range(9000)) {
    const changes: Change[] = [put(row(index))]
    if (index % 3 === 0) changes.push({ kind: 'remove', id: Math.floor(index / 2) })
    if (index % 5 === 0) changes.push(put({ ...row(index % 700), unit: 7 }))
    store.apply(changes)
    applyTo(rows, changes)
    if (index % 1500 === 0) expect(store.count(EVERYBODY).people).toBe(rows.size)
  }
  const people = [...rows.values()]
  const wish = { scope: 'everywhere', filter: among('status', [2]) } as const
  expect([...store.unitCounts(wish).people]).toEqual(naiveUnits(asked(people, wish)).people)
  expect(pairsOf(store.cells(wish, WORLD, 5))).toEqual(naiveCells(asked(people, wish), WORLD, 5))
  for (const id of [0, 1, 699, 4499, 4500, 8999]) expect(store.row(id)).toEqual(rows.get(id) ?? null)
})

test('a fold takes everything into the base, and nothing that was changed meanwhile is lost', () => {
  const store = new PointStore(SCHEMA)
  store.apply(range(3000).map((index) => put(row(index))))
  const snapshot = store.startFold()
  store.apply([
    { kind: 'remove', id: 5 },
    put({ ...row(6), unit: 300 }),
    put(row(5000)),
    put(row(5001)),
    { kind: 'remove', id: 5001 },
    { kind: 'remove', id: 7 },
    put({ ...row(7), categories: [4, null] }),
  ])
  expect(store.recentRows).toBeGreaterThanOrEqual(3000)
  store.finishFold(snapshot, foldStore(snapshot))
  expect(store.recentRows).toBe(3)
  expect(store.row(5)).toBeNull()
  expect(store.row(6)?.unit).toBe(300)
  expect(store.row(7)?.categories).toEqual([4, null])
  expect(store.row(5001)).toBeNull()
  expect(store.count(EVERYBODY)).toEqual({ people: 3000, located: 3000 })
  expect(store.version).toBe(3007)
})

test('one fold at a time; one that was given up is not taken for a newer one', () => {
  const store = new PointStore(SCHEMA)
  const old = store.startFold()
  expect(() => store.startFold()).toThrow('a fold is under way')
  store.abandonFold(old)
  expect(() => store.finishFold(old, foldStore(old))).toThrow('this fold is not under way')
  store.apply([put(row(1))])
  const newer = store.startFold()
  store.apply([put(row(2))])
  store.abandonFold(old)
  expect(() => store.finishFold(old, foldStore(old))).toThrow('this fold is not under way')
  expect(store.count(EVERYBODY).people).toBe(2)
  store.finishFold(newer, foldStore(newer))
  expect(store.count(EVERYBODY).people).toBe(2)
  expect(store.recentRows).toBe(1)
})
