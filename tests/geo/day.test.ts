import { execFileSync } from 'node:child_process'
import {
  addDays,
  addMonths,
  dayInVietnam,
  isDay,
  lastFullQuarter,
  lastFullQuarters,
  previousQuarter,
  quarterDays,
} from '@hoanhap/geo/day.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('days of the calendar', () => {
  test('that exist and that do not', () => {
    const days = ['2025-06-30', '2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01']
    const none = [
      '2023-02-29',
      '1900-02-29',
      '2025-06-31',
      '2025-13-01',
      '2025-00-10',
      '2025-01-00',
      '0000-01-01',
    ]
    const misspelt = [
      '2025-6-30',
      '30/06/2025',
      '2025-06-30T00:00:00Z',
      ' 2025-06-30',
      '',
      '20250630',
      '2025-06-3०',
    ]
    expect(days.filter(isDay)).toEqual(days)
    expect([...none, ...misspelt].filter(isDay)).toEqual([])
  })

  test('months later: the same day, or the last one of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29')
    expect(addMonths('2025-07-01', 24)).toBe('2027-07-01')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-12-15', 0)).toBe('2026-12-15')
  })

  test('across the end of a month, of a year and of February', () => {
    expect(addDays('2025-06-30', 1)).toBe('2025-07-01')
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(addDays('2024-01-01', 366)).toBe('2025-01-01')
  })

  test('forth and back is home', () => {
    const day = fc.integer({ min: 0, max: 100_000 }).map((count) => addDays('1900-01-01', count))
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (start, count) => {
        expect(isDay(start)).toBe(true)
        expect(addDays(addDays(start, count), -count)).toBe(start)
        expect(addDays(start, 1) > start).toBe(true)
      }),
    )
  })
})

describe('today in Việt Nam', () => {
  test('begins at 17:00 UTC', () => {
    expect(dayInVietnam(Date.UTC(2025, 11, 31, 16, 59, 59, 999))).toBe('2025-12-31')
    expect(dayInVietnam(Date.UTC(2025, 11, 31, 17))).toBe('2026-01-01')
    expect(dayInVietnam(Date.UTC(2024, 1, 28, 17))).toBe('2024-02-29')
  })
})

describe('quarters', () => {
  test('have a first and a last day', () => {
    expect(quarterDays('2026-Q1')).toEqual({ first: '2026-01-01', last: '2026-03-31' })
    expect(quarterDays('2026-Q2')).toEqual({ first: '2026-04-01', last: '2026-06-30' })
    expect(quarterDays('2026-Q3')).toEqual({ first: '2026-07-01', last: '2026-09-30' })
    expect(quarterDays('2025-Q4')).toEqual({ first: '2025-10-01', last: '2025-12-31' })
  })

  test('the last four end with the last full one', () => {
    expect(lastFullQuarters('2026-05-04', 4)).toEqual(['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'])
  })

  test('the last full one changes on the first day of the next', () => {
    expect(lastFullQuarter('2026-11-22')).toBe('2026-Q3')
    expect(lastFullQuarter('2026-09-30')).toBe('2026-Q2')
    expect(lastFullQuarter('2026-10-01')).toBe('2026-Q3')
    expect(lastFullQuarter('2025-12-31')).toBe('2025-Q3')
    expect(lastFullQuarter('2026-01-01')).toBe('2025-Q4')
    expect(lastFullQuarter('2026-03-31')).toBe('2025-Q4')
  })

  test('follow each other without a gap', () => {
    let period = '2026-Q3'
    for (let i = 0; i < 12; i++) {
      const before = previousQuarter(period)
      expect(addDays(quarterDays(before).last, 1)).toBe(quarterDays(period).first)
      period = before
    }
    expect(period).toBe('2023-Q3')
  })
})

describe('the same under every clock', () => {
  const script = `
    import { addDays, dayInVietnam, isDay, lastFullQuarter, quarterDays } from ${JSON.stringify(new URL('../../geo/day.ts', import.meta.url).href)}
    const ends = ['2025-12-31', '2024-02-28', '2025-06-30', '2026-03-29', '2026-10-25']
    console.log(JSON.stringify({
      next: ends.map((day) => addDays(day, 1)),
      before: ends.map((day) => addDays(day, -1)),
      today: [16, 17].map((hour) => dayInVietnam(Date.UTC(2025, 11, 31, hour))),
      quarters: ['2025-12-31', '2026-01-01'].map((day) => quarterDays(lastFullQuarter(day))),
      leap: ['2024-02-29', '2025-02-29'].map(isDay),
      offset: new Date(2026, 0, 1).getTimezoneOffset(),
    }))`

  const answers = (zone: string) => {
    const node = ['--import', 'tsx', '--input-type=module', '--eval', script]
    return JSON.parse(
      execFileSync(process.execPath, node, { env: { ...process.env, TZ: zone }, encoding: 'utf8' }),
    )
  }

  test('in Hà Nội, in Los Angeles, on Kiritimati and in Lord Howe time', () => {
    const { offset, ...inHanoi } = answers('Asia/Ho_Chi_Minh')
    expect(offset).toBe(-420)
    expect(inHanoi.next).toEqual(['2026-01-01', '2024-02-29', '2025-07-01', '2026-03-30', '2026-10-26'])
    expect(inHanoi.today).toEqual(['2025-12-31', '2026-01-01'])
    for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'Australia/Lord_Howe']) {
      const { offset: otherOffset, ...there } = answers(zone)
      expect(otherOffset).not.toBe(offset)
      expect(there).toEqual(inHanoi)
    }
  })
})
