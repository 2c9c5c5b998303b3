import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseloadRow, syntheticCaseload } from '../../../seeds/synthetic-people/caseload.ts'
import { TABLES } from '../../../seeds/synthetic-people/tables.ts'
import { isDrawn } from '../../../seeds/synthetic-people/units.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import { sheet } from './sheet.ts'

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']
const units = sheet(7)
const provinceOf = new Map(units.map((unit) => [unit.code, unit.parentCode]))
const rows = syntheticCaseload(units, 4000, 'test', QUARTERS)

function sumOf(list: readonly CaseloadRow[], test: (row: CaseloadRow) => boolean): number {
  return list.filter(test).reduce((sum, { count }) => sum + count, 0)
}

const isTotal = (level: string, period: string) => (row: CaseloadRow) =>
  row.level === level && row.indicator === 'total' && row.period === period

describe('the synthetic caseload', () => {
  it('counts the people asked for in the newest quarter', () => {
    expect(sumOf(rows, isTotal('province', '2026-Q3'))).toBe(4000)
  })

  it('is the same for the same seed and another for another', () => {
    expect(syntheticCaseload(units, 4000, 'test', QUARTERS)).toEqual(rows)
    expect(syntheticCaseload(units, 4000, 'other', QUARTERS)).not.toEqual(rows)
  })

  it('adds up for any number of people: provinces are their communes and queue, tables are the province', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.string(), (people, seed) => {
        const made = syntheticCaseload(units, people, seed, QUARTERS)
        expect(sumOf(made, isTotal('province', '2026-Q3'))).toBe(people)
        for (const province of made.filter((row) => row.level === 'province' && row.indicator === 'total')) {
          const { period, code, count } = province
          const own = made.filter(
            (row) => row.period === period && row.level === 'province' && row.code === code,
          )
          const communes = sumOf(
            made,
            (row) => row.period === period && row.level === 'commune' && provinceOf.get(row.code) === code,
          )
          const noUnit = sumOf(own, ({ value }) => value === 'noUnit')
          expect(communes + noUnit).toBe(count)
          expect(sumOf(own, ({ value }) => value === 'noPoint')).toBeGreaterThanOrEqual(noUnit)
          for (const indicator of Object.keys(TABLES)) {
            expect(sumOf(own, (row) => row.indicator === indicator)).toBe(count)
          }
        }
        expect(made.every(({ count }) => Number.isInteger(count) && count >= 0)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('puts 95 % into communes with a boundary, half of the rest into the others, half into the queues', () => {
    const drawn = new Set(units.filter(isDrawn).map(({ code }) => code))
    const newest = isTotal('commune', '2026-Q3')
    expect(sumOf(rows, (row) => newest(row) && drawn.has(row.code))).toBe(3800)
    expect(sumOf(rows, (row) => newest(row) && !drawn.has(row.code))).toBe(100)
    expect(sumOf(rows, ({ period, value }) => period === '2026-Q3' && value === 'noUnit')).toBe(100)
    expect(sumOf(rows, ({ period, value }) => period === '2026-Q3' && value === 'noPoint')).toBe(200)
  })

  it('has communes with nobody, with a few people and with many', () => {
    const counts = rows.filter(isTotal('commune', '2026-Q3')).map(({ count }) => count)
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(0)
    expect(counts.filter((count) => count > 0 && count < 10).length).toBeGreaterThan(0)
    expect(counts.filter((count) => count >= 10).length).toBeGreaterThan(40)
  })

  it('drifts gently: a quarter differs from the one before by less than a tenth', () => {
    const totals = QUARTERS.map((period) => sumOf(rows, isTotal('province', period)))
    for (let i = 1; i < totals.length; i++) {
      const change = (totals[i] as number) / (totals[i - 1] as number)
      expect(change).toBeGreaterThan(0.95)
      expect(change).toBeLessThan(1.1)
    }
  })

  it('follows the population where it is known', () => {
    const uneven = units.map((unit) => ({ ...unit, population: unit.parentCode === '11' ? 40_000 : 2_000 }))
    const made = syntheticCaseload(uneven, 4000, 'test', ['2026-Q3'])
    const of = (province: string) =>
      sumOf(made, (row) => row.level === 'commune' && provinceOf.get(row.code) === province)
    expect(of('11')).toBeGreaterThan(6 * of('12'))
  })

  it('knows the trades of the reference list and no other', () => {
    expect(Object.keys(TABLES.trade ?? {})).toEqual([...TRADES.map(({ code }) => code), 'none'])
  })

  it('keeps everybody when nothing has a boundary, then without a point', () => {
    const undrawn = units.map((unit) => ({ ...unit, geometry: null }))
    const made = syntheticCaseload(undrawn, 500, 'test', ['2026-Q3'])
    expect(sumOf(made, isTotal('province', '2026-Q3'))).toBe(500)
    expect(sumOf(made, ({ value }) => value === 'noPoint')).toBe(500)
  })

  it('is empty without units', () => {
    expect(syntheticCaseload([], 100, 'test', QUARTERS)).toEqual([])
  })
})
