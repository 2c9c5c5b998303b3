import { describe, expect, test } from 'vitest'
import { isSame } from '../../../../../web/src/features/explore/model/use-steady.ts'
import { withEarlyMonths } from '../../../../../web/src/features/explore/time/early-months.ts'
import { MEASURES } from '../../../../../web/src/figures/figure.ts'

describe('the model stays the same object', () => {
  test('while every field holds what it held', () => {
    const units: string[] = []
    expect(isSame({ units, count: 1 }, { units, count: 1 })).toBe(true)
    expect(isSame({ units, count: Number.NaN }, { units, count: Number.NaN })).toBe(true)
  })

  test('and not once one of them is another object, however equal', () => {
    expect(isSame({ units: [1] }, { units: [1] })).toBe(false)
    expect(isSame<{ day: string | null }>({ day: null }, { day: '2026-11-23' })).toBe(false)
  })
})

describe('the classes of months', () => {
  test('begin at one person where nobody stands apart, and at the last shown digit of a rate', () => {
    expect(withEarlyMonths(MEASURES.caseload, [20, 28, 41])).toEqual([1, 28, 41])
    expect(withEarlyMonths(MEASURES.rate, [1.2, 2.5])).toEqual([0.1, 2.5])
  })

  test('begin at nought where nought is a figure like any other', () => {
    expect(withEarlyMonths(MEASURES.supportNeed, [12, 20])).toEqual([0, 20])
  })
})
