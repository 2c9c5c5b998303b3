import { describe, expect, it } from 'vitest'
import {
  capitalised,
  formatCount,
  formatDay,
  formatDayOf,
  formatDecimal,
  formatDifference,
  formatKilometres,
  formatMoment,
  formatPercent,
  formatPeriod,
  formatPeriodShort,
  formatPosition,
  formatRange,
  uncapitalised,
} from '../../../web/src/i18n/formats.ts'

describe('numbers', () => {
  it('separates thousands and decimals as the language does', () => {
    expect(formatCount(1225, 'vi')).toBe('1.225')
    expect(formatCount(1225, 'en')).toBe('1,225')
    expect(formatDecimal(1.9, 1, 'vi')).toBe('1,9')
    expect(formatDecimal(1.9, 1, 'en')).toBe('1.9')
  })

  it('writes per cent with a narrow space in Vietnamese only', () => {
    expect(formatPercent(5.1, 'vi')).toBe('5,1\u202f%')
    expect(formatPercent(5.1, 'en')).toBe('5.1%')
  })

  it('writes a difference with its sign, the minus as U+2212', () => {
    expect(formatDifference(14, 'vi')).toBe('+14')
    expect(formatDifference(-6, 'vi')).toBe('\u22126')
    expect(formatDifference(0, 'en')).toBe('0')
  })

  it('writes distances, ranges and positions', () => {
    expect(formatKilometres(3.24, 'vi')).toBe('3,2\u00a0km')
    expect(formatKilometres(1204.4, 'en')).toBe('1,204\u00a0km')
    expect(formatRange('10', '29')).toBe('10 – 29')
    expect(formatRange('7', '7')).toBe('7')
    expect(formatPosition([105.8461, 21.1389], 'vi')).toBe('21,139° B · 105,846° Đ')
    expect(formatPosition([105.8461, 21.1389], 'en')).toBe('21.139° N · 105.846° E')
  })
})

describe('days and quarters', () => {
  it('writes days in the order of the language', () => {
    expect(formatDay('2026-11-21', 'vi')).toBe('21/11/2026')
    expect(formatDay('2026-01-05', 'en')).toBe('5 Jan 2026')
  })

  it('writes quarters in Roman numerals in Vietnamese', () => {
    expect(formatPeriod('2026-Q3', 'vi')).toBe('quý III/2026')
    expect(formatPeriod('2026-Q3', 'en')).toBe('Q3 2026')
    expect(formatPeriodShort('2025-Q4', 'vi')).toBe('IV/2025')
  })

  it('shows an instant on the clocks of Việt Nam, also over midnight and New Year', () => {
    expect(formatDayOf('2026-12-31T16:59:59.000Z', 'vi')).toBe('31/12/2026')
    expect(formatDayOf('2026-12-31T17:00:00.000Z', 'vi')).toBe('01/01/2027')
    expect(formatMoment('2026-11-21T01:42:10.000Z', 'vi')).toBe('08:42, 21/11/2026')
    expect(formatMoment('2026-12-31T17:30:00.000Z', 'en')).toBe('00:30, 1 Jan 2027')
  })
})

describe('capitals', () => {
  it('change the first letter only, marks and đ included', () => {
    expect(capitalised('đông Anh')).toBe('Đông Anh')
    expect(uncapitalised('Ô Chợ Dừa')).toBe('ô Chợ Dừa')
    expect(capitalised('')).toBe('')
  })
})
