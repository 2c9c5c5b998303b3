import { isDay } from '@hoanhap/geo/day.ts'
import { describe, expect, test } from 'vitest'
import {
  chosenMonth,
  firstChoice,
  monthAfter,
  monthsUntil,
  nextChoice,
  withMonth,
  withoutMonth,
} from '../../../../../web/src/features/explore/time/months.ts'
import { NO_FILTERS, parseFilters } from '../../../../../web/src/url-state/case-filters.ts'

const TODAY = '2026-11-22'
const months = monthsUntil(TODAY, null)

describe('the month of a link', () => {
  test.each(['upTo', 'in'] as const)('%s: is read as it was written, for every month', (span) => {
    for (const month of months) {
      const filters = withMonth(NO_FILTERS, { month, span })
      expect(chosenMonth(filters)).toEqual({ month, span })
      expect([filters.from, filters.to].every((day) => day === null || isDay(day))).toBe(true)
      const linked = parseFilters((name) => (name === 'from' ? filters.from : filters.to) ?? undefined)
      expect([linked.from, linked.to]).toEqual([filters.from, filters.to])
    }
  })

  test('a year ends with the first day of the next, a February with the first of March', () => {
    expect(withMonth(NO_FILTERS, { month: '2025-12', span: 'in' })).toMatchObject({
      from: '2025-12-01',
      to: '2026-01-01',
    })
    expect(withMonth(NO_FILTERS, { month: '2024-02', span: 'upTo' })).toMatchObject({
      from: null,
      to: '2024-03-01',
    })
    expect(monthAfter('2025-12')).toBe('2026-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })

  test('any other days are no month', () => {
    expect(chosenMonth({ from: null, to: null })).toBeNull()
    expect(chosenMonth({ from: '2026-01-01', to: null })).toBeNull()
    expect(chosenMonth({ from: '2026-01-01', to: '2026-03-01' })).toBeNull()
    expect(chosenMonth({ from: '2026-01-05', to: '2026-02-01' })).toBeNull()
    expect(chosenMonth({ from: null, to: '2026-02-02' })).toBeNull()
  })

  test('the other filters stay', () => {
    const men = { ...NO_FILTERS, sex: ['male' as const] }
    expect(withoutMonth(withMonth(men, { month: '2026-03', span: 'in' }))).toEqual(men)
  })
})

describe('the months of the slider', () => {
  test('are three years, each followed by the next, the current one last', () => {
    expect([months.length, months[0], months.at(-1)]).toEqual([36, '2023-12', '2026-11'])
    expect(months.slice(1)).toEqual(months.slice(0, -1).map((month) => monthAfter(month)))
  })

  test('begin earlier for a link that names an earlier one', () => {
    const earlier = monthsUntil(TODAY, '2022-06')
    expect([earlier[0], earlier.at(-1)]).toEqual(['2022-06', '2026-11'])
    expect(monthsUntil(TODAY, '2025-06')).toEqual(months)
  })

  test('play one after the other to the end', () => {
    const played = ['2026-09']
    for (let at = nextChoice({ month: '2026-09', span: 'in' }, months); at; at = nextChoice(at, months))
      played.push(`${at.month} ${at.span}`)
    expect(played).toEqual(['2026-09', '2026-10 in', '2026-11 in'])
  })

  test('go on from where they stand, and begin again at the end', () => {
    const middle = { month: '2026-01', span: 'in' as const }
    expect(firstChoice(middle, months)).toBe(middle)
    expect(firstChoice({ month: '2026-11', span: 'in' }, months)).toEqual({ month: '2023-12', span: 'in' })
    expect(firstChoice(null, months)).toEqual({ month: '2023-12', span: 'upTo' })
    expect(firstChoice(null, [])).toBeNull()
  })
})
