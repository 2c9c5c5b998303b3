import {
  estimateHidden,
  type ReExpressedFigure,
  reExpress,
  type SourceFigure,
} from '@hoanhap/geo/lineage/re-express.ts'
import { forwardWeights } from '@hoanhap/geo/lineage/succession-weights.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const RULE = { k: 10 }
const figure = (
  unitId: number,
  cell: number | '<10' | 'ẩn' | 'none',
  population: number | null = null,
): SourceFigure => {
  const common = { unitId, parentId: 99, population }
  if (cell === 'none') return { ...common, state: 'noData', count: null, hidden: null }
  if (cell === '<10') return { ...common, state: 'suppressed', count: null, hidden: 'small' }
  if (cell === 'ẩn') return { ...common, state: 'suppressed', count: null, hidden: 'protect' }
  return { ...common, state: cell === 0 ? 'zero' : 'value', count: cell, hidden: null }
}
const weight = (sourceId: number, targetId: number, share = 1) => ({ sourceId, targetId, weight: share })
const express = (
  figures: SourceFigure[],
  weights: ReturnType<typeof weight>[],
  target = 50,
  total?: number,
): ReExpressedFigure => {
  const parentTotals = new Map(total === undefined ? [] : [[99, total]])
  return reExpress(figures, weights, [target], { parentTotals, rule: RULE }).get(target) as ReExpressedFigure
}

describe('estimateHidden', () => {
  const estimates = (figures: SourceFigure[], total?: number) =>
    [...estimateHidden(figures, new Map(total === undefined ? [] : [[99, total]]), RULE).values()].map(
      ({ estimate }) => estimate,
    )

  test('"<10" counts as 4.5, "ẩn" shares what is left', () => {
    expect(estimates([figure(1, 100), figure(2, '<10'), figure(3, 'ẩn'), figure(4, 'ẩn')], 144.5)).toEqual([
      100, 4.5, 20, 20,
    ])
  })

  test('by population when it is known for all', () => {
    expect(estimates([figure(1, 'ẩn', 1000), figure(2, 'ẩn', 3000)], 60)).toEqual([20, 40])
    expect(estimates([figure(1, 'ẩn', 1000), figure(2, 'ẩn')], 60)).toEqual([30, 30])
  })

  test('"ẩn" is never less than its label says, and that is all when the total is hidden', () => {
    expect(estimates([figure(1, 'ẩn'), figure(2, 'ẩn')], 12)).toEqual([10, 10])
    expect(estimates([figure(1, 'ẩn'), figure(2, '<10')])).toEqual([10, 4.5])
  })

  test('no data is no estimate', () => {
    expect(estimates([figure(1, 'none'), figure(2, 30)], 40)).toEqual([30])
  })

  test('says what came from a hidden cell', () => {
    const found = estimateHidden([figure(1, '<10'), figure(2, 0)], new Map(), RULE)
    expect(found.get(1)).toEqual({ estimate: 4.5, fromHidden: true })
    expect(found.get(2)).toEqual({ estimate: 0, fromHidden: false })
  })
})

describe('reExpress', () => {
  test('adds parts', () => {
    expect(express([figure(1, 40), figure(2, 21)], [weight(1, 50), weight(2, 50, 0.5)])).toEqual({
      state: 'estimated',
      count: 51,
      hidden: null,
      estimate: 50.5,
    })
  })

  test('a shown part makes a figure of hidden ones, hidden parts alone do not', () => {
    expect(express([figure(1, 40), figure(2, '<10')], [weight(1, 50), weight(2, 50)])).toMatchObject({
      state: 'estimated',
      count: 45,
    })
    const sevenSmall = [1, 2, 3, 4, 5, 6, 7].map((id) => figure(id, '<10'))
    const all = sevenSmall.map(({ unitId }) => weight(unitId, 50))
    expect(express(sevenSmall, all)).toMatchObject({ state: 'suppressed', count: null, hidden: 'protect' })
    expect(express(sevenSmall.slice(0, 2), all.slice(0, 2))).toMatchObject({
      state: 'suppressed',
      hidden: 'small',
    })
  })

  test('an estimate below 10 is hidden, except at the province', () => {
    const figures = [figure(1, 12)]
    expect(express(figures, [weight(1, 50, 0.5)])).toMatchObject({
      state: 'suppressed',
      hidden: 'small',
      count: null,
    })
    const province = reExpress(figures, [weight(1, 50, 0.5)], [50], {
      parentTotals: new Map(),
      rule: RULE,
      hideSmall: false,
    })
    expect(province.get(50)).toMatchObject({ state: 'estimated', count: 6 })
  })

  test('a part without data is no data, and so is nothing at all', () => {
    expect(express([figure(1, 40), figure(2, 'none')], [weight(1, 50), weight(2, 50)]).state).toBe('noData')
    expect(express([figure(1, 40)], [weight(7, 50)]).state).toBe('noData')
    expect(express([figure(1, 40)], []).state).toBe('noData')
  })

  test('a unit that lived on keeps its published cell; it may also have swallowed another', () => {
    expect(express([figure(50, 12)], [])).toEqual({ state: 'value', count: 12, hidden: null, estimate: 12 })
    expect(express([figure(50, '<10')], [])).toMatchObject({ state: 'suppressed', hidden: 'small' })
    expect(express([figure(50, 12), figure(1, 30)], [weight(1, 50)])).toMatchObject({
      state: 'estimated',
      count: 42,
    })
  })

  test('estimates keep the sum of their sources', () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom('<10' as const, 'ẩn' as const))
    const pairs = fc.uniqueArray(
      fc.record({
        oldId: fc.integer({ min: 0, max: 7 }),
        newId: fc.integer({ min: 50, max: 54 }),
        confidence: fc.constant('high' as const),
      }),
      { selector: ({ oldId, newId }) => `${oldId}|${newId}`, minLength: 1, maxLength: 25 },
    )
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 8, maxLength: 8 }),
        pairs,
        fc.integer({ min: 0, max: 3000 }),
        (cells, list, total) => {
          const sources = new Set(list.map(({ oldId }) => oldId))
          const figures = cells
            .map((value, id) => figure(id, value))
            .filter(({ unitId }) => sources.has(unitId))
          const parentTotals = new Map([[99, total]])
          const targets = [...new Set(list.map(({ newId }) => newId))]
          const expressed = reExpress(figures, forwardWeights(list), targets, { parentTotals, rule: RULE })
          const before = [...estimateHidden(figures, parentTotals, RULE).values()].reduce(
            (sum, { estimate }) => sum + estimate,
            0,
          )
          const after = [...expressed.values()].reduce((sum, { estimate }) => sum + (estimate ?? 0), 0)
          expect(after).toBeCloseTo(before, 6)
        },
      ),
    )
  })
})
