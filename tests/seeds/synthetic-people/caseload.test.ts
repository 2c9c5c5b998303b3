import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseloadRow, caseloadOf, countedOn } from '../../../seeds/synthetic-people/caseload.ts'
import { syntheticPeople } from '../../../seeds/synthetic-people/people.ts'
import { TABLES } from '../../../seeds/synthetic-people/tables.ts'
import { isDrawn, type SyntheticUnit } from '../../../seeds/synthetic-people/units.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import { sheet } from './sheet.ts'

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']
const TODAY = '2026-11-22'
const units = sheet(7)
const provinceOf = new Map(units.map((unit) => [unit.code, unit.parentCode]))
const rows = rowsOf(units, 4000)

function rowsOf(of: readonly SyntheticUnit[], count: number, seed = 'test'): CaseloadRow[] {
  return caseloadOf(syntheticPeople(of, count, seed, TODAY), of, QUARTERS)
}

function sumOf(list: readonly CaseloadRow[], test: (row: CaseloadRow) => boolean): number {
  return list.filter(test).reduce((sum, { count }) => sum + count, 0)
}

const isTotal = (level: string, period: string) => (row: CaseloadRow) =>
  row.level === level && row.indicator === 'total' && row.period === period

describe('the caseload of synthetic people', () => {
  it('counts the people asked for in the newest quarter', () => {
    expect(sumOf(rows, isTotal('province', '2026-Q3'))).toBe(4000)
  })

  it('adds up for any number of people: provinces are their communes and queue, tables are the province', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.string(), (people, seed) => {
        const made = rowsOf(units, people, seed)
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
      }),
      { numRuns: 12 },
    )
  })

  it('has communes with nobody, with a few people and with many', () => {
    const counts = rows.filter(isTotal('commune', '2026-Q3')).map(({ count }) => count)
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(0)
    expect(counts.filter((count) => count > 0 && count < 10).length).toBeGreaterThan(0)
    expect(counts.filter((count) => count >= 10).length).toBeGreaterThan(40)
  })

  it('puts 95 % into communes with a boundary, half of the rest into the others, half into the queues', () => {
    const drawn = new Set(units.filter(isDrawn).map(({ code }) => code))
    const newest = isTotal('commune', '2026-Q3')
    expect(sumOf(rows, (row) => newest(row) && drawn.has(row.code))).toBe(3800)
    expect(sumOf(rows, (row) => newest(row) && !drawn.has(row.code))).toBe(100)
    expect(sumOf(rows, ({ period, value }) => period === '2026-Q3' && value === 'noUnit')).toBe(100)
  })

  it('grows gently: a quarter has a few percent more than the one before', () => {
    const totals = QUARTERS.map((period) => sumOf(rows, isTotal('province', period)))
    for (let i = 1; i < totals.length; i++) {
      const change = (totals[i] as number) / (totals[i - 1] as number)
      expect(change).toBeGreaterThan(1)
      expect(change).toBeLessThan(1.06)
    }
  })

  it('follows the population where it is known', () => {
    const uneven = units.map((unit) => ({ ...unit, population: unit.parentCode === '11' ? 40_000 : 2_000 }))
    const of = (province: string) =>
      sumOf(
        rowsOf(uneven, 2000),
        (row) => row.level === 'commune' && row.period === '2026-Q3' && provinceOf.get(row.code) === province,
      )
    expect(of('11')).toBeGreaterThan(6 * of('12'))
  })

  it('knows the trades of the reference list and no other', () => {
    expect(Object.keys(TABLES.trade)).toEqual([...TRADES.map(({ code }) => code), 'none'])
  })

  it('is close to the shares of the tables today, each province with habits of its own', () => {
    const counted = countedOn(syntheticPeople(units, 4000, 'test', TODAY), TODAY)
    for (const [table, shares] of Object.entries(TABLES) as [keyof typeof TABLES, object][]) {
      for (const [value, share] of Object.entries(shares) as [string, number][]) {
        const found = counted.filter(({ values }) => values[table] === value).length / counted.length
        expect(Math.abs(found - share), `${table} ${value}: ${found}`).toBeLessThan(0.1)
      }
    }
  })

  it('keeps everybody when nothing has a boundary, then without a point', () => {
    const made = rowsOf(
      units.map((unit) => ({ ...unit, geometry: null })),
      500,
    )
    expect(sumOf(made, isTotal('province', '2026-Q3'))).toBe(500)
    expect(sumOf(made, ({ period, value }) => period === '2026-Q3' && value === 'noPoint')).toBe(500)
  })

  it('is empty without units', () => {
    expect(rowsOf([], 100)).toEqual([])
  })
})
