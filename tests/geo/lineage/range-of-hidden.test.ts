import { rangeOfHidden, type SourceFigure } from '@hoanhap/geo/lineage/estimate-hidden.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const K = 10

/** Communes of one province with their true counts; those under ten are hidden, and some others to protect them. */
const province = fc.array(fc.record({ truth: fc.integer({ min: 0, max: 60 }), protects: fc.boolean() }), {
  minLength: 1,
  maxLength: 8,
})

function publish(communes: readonly { truth: number; protects: boolean }[]): SourceFigure[] {
  return communes.map(({ truth, protects }, unitId) => {
    const hidden = truth < K ? ('small' as const) : protects ? ('protect' as const) : null
    return {
      unitId,
      state: hidden ? ('suppressed' as const) : ('value' as const),
      count: hidden ? null : truth,
      hidden,
      parentId: 99,
      population: 1000,
    }
  })
}

describe('the range of what a cell may be', () => {
  test('always holds the truth, with and without the total of the parent', () => {
    fc.assert(
      fc.property(province, fc.boolean(), (communes, totalIsKnown) => {
        const total = communes.reduce((sum, { truth }) => sum + truth, 0)
        const ranges = rangeOfHidden(publish(communes), new Map(totalIsKnown ? [[99, total]] : []), { k: K })
        communes.forEach(({ truth }, unitId) => {
          const { low, high } = ranges.get(unitId) ?? { low: Number.NaN, high: Number.NaN }
          expect(low <= truth && truth <= high, `${low} <= ${truth} <= ${high}`).toBe(true)
        })
      }),
    )
  })

  test('by hand: 100 people, 70 shown, one "<10" and one that protects it', () => {
    const figures = publish([
      { truth: 70, protects: false },
      { truth: 6, protects: false },
      { truth: 24, protects: true },
    ])
    expect([...rangeOfHidden(figures, new Map([[99, 100]]), { k: K }).values()]).toEqual([
      { low: 70, high: 70 },
      { low: 0, high: 9 },
      { low: 21, high: 30 },
    ])
  })

  test('a cell alone is what the others leave', () => {
    const figures = publish([
      { truth: 70, protects: false },
      { truth: 6, protects: false },
    ])
    expect(rangeOfHidden(figures, new Map([[99, 76]]), { k: K }).get(1)).toEqual({ low: 6, high: 6 })
  })
})
