import {
  type Classification,
  type ClassificationMethod,
  classify,
  classOf,
} from '@hoanhap/geo/classify/classify.ts'
import { distinctValues } from '@hoanhap/geo/classify/distinct-values.ts'
import { naturalBreaks } from '@hoanhap/geo/classify/natural-breaks.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const METHODS: ClassificationMethod[] = ['quantile', 'naturalBreaks', 'equalInterval', 'manual']
const shape = ({ breaks, counts }: Classification) => ({ breaks, counts })

describe('by hand', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]

  test('quantiles hold equally many', () => {
    expect(shape(classify(values, { method: 'quantile', classCount: 5 }))).toEqual({
      breaks: [1, 3, 5, 7, 9],
      counts: [2, 2, 2, 2, 2],
    })
  })

  test('equal intervals follow the range, and an outlier leaves classes empty', () => {
    expect(shape(classify(values, { method: 'equalInterval', classCount: 3 }))).toEqual({
      breaks: [1, 34, 67],
      counts: [9, 0, 1],
    })
  })

  test('natural breaks set the outlier apart', () => {
    expect(shape(classify([1, 2, 3, 20, 21, 22, 100], { method: 'naturalBreaks', classCount: 3 }))).toEqual({
      breaks: [1, 20, 100],
      counts: [3, 3, 1],
    })
  })

  test('manual breaks may come in any order; what lies below gets a class', () => {
    expect(shape(classify(values, { method: 'manual', classCount: 9, manualBreaks: [10, 5, 10] }))).toEqual({
      breaks: [1, 5, 10],
      counts: [4, 5, 1],
    })
  })

  test('whole values get whole breaks, rates do not', () => {
    expect(classify([0, 10], { method: 'equalInterval', classCount: 2 }).breaks).toEqual([0, 5])
    expect(classify([0, 5, 9], { method: 'equalInterval', classCount: 2 }).breaks).toEqual([0, 5])
    expect(classify([0, 0.5, 9], { method: 'equalInterval', classCount: 2 }).breaks).toEqual([0, 4.5])
    expect(classify([3, 8], { method: 'manual', classCount: 1, manualBreaks: [2.5, 7.5] })).toEqual({
      method: 'manual',
      breaks: [2, 8],
      counts: [1, 1],
    })
  })
})

describe('ties and few values', () => {
  test('no values, no classes', () => {
    for (const method of METHODS)
      expect(classify([], { method, classCount: 5 })).toEqual({ method, breaks: [], counts: [] })
  })

  test('one value, one class', () => {
    for (const method of METHODS)
      expect(shape(classify([7, 7, 7], { method, classCount: 5 }))).toEqual({ breaks: [7], counts: [3] })
  })

  test('a value that fills most of the map leaves the other classes to the rest', () => {
    const values = [...Array(90).fill(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const { breaks, counts } = classify(values, { method: 'quantile', classCount: 5 })
    expect(breaks).toHaveLength(5)
    expect(counts[0]).toBe(90)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(2)
  })

  test('-0 and 0 are one value', () => {
    expect(shape(classify([-0, 0], { method: 'quantile', classCount: 2 }))).toEqual({
      breaks: [0],
      counts: [2],
    })
  })
})

describe('for all values', () => {
  const numbers = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 }),
    fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 }),
    fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
  )
  const manual = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 6 })

  test('classes ascend, hold every value, and are never more than wanted or distinct', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(...METHODS),
        fc.integer({ min: 1, max: 9 }),
        manual,
        (values, method, classCount, manualBreaks) => {
          const { breaks, counts } = classify(values, { method, classCount, manualBreaks })
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
          expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b))
          if (method === 'manual') return
          expect(breaks.length).toBeLessThanOrEqual(Math.min(classCount, new Set(values).size))
          if (method !== 'equalInterval') expect(Math.min(...counts)).toBeGreaterThan(0)
          if (values.every(Number.isInteger))
            expect(breaks.filter((value) => !Number.isInteger(value))).toEqual([])
        },
      ),
    )
  })

  test('quantiles and natural breaks use every class that there are values for', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom('quantile', 'naturalBreaks'),
        fc.integer({ min: 1, max: 9 }),
        (values, method, classCount) => {
          const { breaks } = classify(values, {
            method: method as ClassificationMethod,
            classCount,
            integers: false,
          })
          expect(breaks).toHaveLength(Math.min(classCount, distinctValues(values).values.length))
        },
      ),
    )
  })

  test('natural breaks are the best of all', () => {
    const few = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 4 }), (values, classCount) => {
        const distinct = distinctValues(values)
        const wanted = Math.min(classCount, distinct.values.length)
        const found = squaredError(values, naturalBreaks(distinct, wanted))
        const best = Math.min(
          ...allBreaks(distinct.values, wanted).map((breaks) => squaredError(values, breaks)),
        )
        expect(found).toBeCloseTo(best, 6)
      }),
    )
  })
})

describe('refusals', () => {
  test('values that are none', () => {
    expect(() => classify([1, Number.NaN], { method: 'quantile', classCount: 2 })).toThrow(
      'NaN is not a finite value',
    )
    expect(() => classify([1], { method: 'quantile', classCount: 0 })).toThrow('0 classes')
    expect(() => classify([1], { method: 'manual', classCount: 1, manualBreaks: [Infinity] })).toThrow(
      'Infinity',
    )
  })

  test('a value below the first class has none', () => {
    const classification = { breaks: [10, 20] }
    expect([9, 10, 19, 20, 1e9].map((value) => classOf(classification, value))).toEqual([-1, 0, 0, 1, 1])
    expect(classOf({ breaks: [] }, 5)).toBe(-1)
  })
})

function squaredError(values: readonly number[], breaks: number[]): number {
  const classes = breaks.map((_, index) => values.filter((value) => classOf({ breaks }, value) === index))
  return classes.reduce((total, members) => {
    const mean = members.reduce((sum, value) => sum + value, 0) / members.length
    return total + members.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  }, 0)
}

/** Every choice of class starts among the distinct values; the first class starts at the first. */
function allBreaks(values: readonly number[], classCount: number): number[][] {
  if (classCount === 1) return [[values[0] as number]]
  return allBreaks(values, classCount - 1).flatMap((breaks) =>
    values.filter((value) => value > (breaks.at(-1) as number)).map((value) => [...breaks, value]),
  )
}
