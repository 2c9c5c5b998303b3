import { DEFAULT_HIDING_RULE } from '@hoanhap/geo/disclosure/release-rule.ts'
import { describe, expect, test } from 'vitest'
import { type ExpressInput, expressTotals } from '../../../../server/features/caseload/express-release.ts'
import { expressTable } from '../../../../server/features/caseload/express-table.ts'
import type { ReleasedCell } from '../../../../server/features/caseload/queries.ts'

/**
 * Two released provinces: 1 with the communes 11 and 12 (60 and 20 people), 2 with the commune 21 (40 people). On the date
 * asked for, province 101 held 11 and 21, and province 102 held 12.
 */
function cell(unitId: number, indicator: string, value: string, count: number | null): ReleasedCell {
  const level = unitId > 10 ? 'commune' : 'province'
  const provinceId = level === 'commune' ? Math.floor(unitId / 10) : null
  const shown = count === 0 ? ('zero' as const) : ('value' as const)
  const state = count === null ? ('suppressed' as const) : shown
  const hidden = count === null ? ('small' as const) : null
  return { unitId, level, provinceId, population: null, indicator, value, state, count, hidden }
}

const TOTALS = [
  cell(1, 'total', '', 80),
  cell(11, 'total', '', 60),
  cell(12, 'total', '', 20),
  cell(1, 'notMapped', 'noUnit', 0),
  cell(2, 'total', '', 40),
  cell(21, 'total', '', 40),
  cell(2, 'notMapped', 'noUnit', 0),
]

function input(table: readonly ReleasedCell[], totals = TOTALS): ExpressInput {
  const unit = (unitId: number) => ({
    unitId,
    code: String(unitId),
    name: '',
    parentCode: null,
    estimated: false,
  })
  return {
    cells: [...totals, ...table],
    rule: DEFAULT_HIDING_RULE,
    unitsOn: '2026-09-30',
    asOf: '2025-06-30',
    level: 'province',
    units: [unit(101), unit(102)],
    unitOf: new Map([
      [11, 101],
      [12, 102],
      [21, 101],
    ]),
    lineage: { events: [], populationOf: () => null },
  }
}

function sexOf(table: readonly ReleasedCell[], totals = TOTALS) {
  const given = input(table, totals)
  return expressTable(given, 'sex', expressTotals(given))
}

describe('a table on the provinces of another date', () => {
  test('divides the estimated total as the released provinces are divided', () => {
    const tables = sexOf([
      cell(1, 'sex', 'female', 16),
      cell(1, 'sex', 'male', 64),
      cell(2, 'sex', 'female', 30),
      cell(2, 'sex', 'male', 10),
    ])
    // three quarters of province 1 and all of province 2
    expect(tables.get(101)).toEqual({
      female: { state: 'estimated', count: 42, display: '42' },
      male: { state: 'estimated', count: 58, display: '58' },
    })
    // a quarter of 16 is fewer than ten
    expect(tables.get(102)).toEqual({
      female: { state: 'suppressed', count: null, display: '<10' },
      male: { state: 'estimated', count: 16, display: '16' },
    })
  })

  test('hides a value whose sources are all hidden, and reads a zero where all of them are zero', () => {
    const tables = sexOf([
      cell(1, 'sex', 'female', null),
      cell(1, 'sex', 'male', 80),
      cell(1, 'sex', 'other', 0),
      cell(2, 'sex', 'female', null),
      cell(2, 'sex', 'male', 40),
      cell(2, 'sex', 'other', 0),
    ])
    expect(tables.get(101)?.female).toEqual({ state: 'suppressed', count: null, display: '<10' })
    expect(tables.get(101)?.other).toEqual({ state: 'estimated', count: 0, display: '0' })
  })

  test('is hidden whole where the total is hidden', () => {
    const hidden = (one: ReleasedCell) => one.unitId === 12 || (one.unitId === 1 && one.value === 'noUnit')
    const totals = TOTALS.map((one) => (hidden(one) ? cell(one.unitId, one.indicator, one.value, null) : one))
    const tables = sexOf([cell(1, 'sex', 'female', 40), cell(1, 'sex', 'male', 40)], totals)
    expect(Object.values(tables.get(102) ?? {})).toEqual([
      { state: 'suppressed', count: null, display: 'ẩn' },
      { state: 'suppressed', count: null, display: 'ẩn' },
    ])
  })

  test('has no data where one of its provinces has no such table', () => {
    const tables = sexOf([cell(1, 'sex', 'female', 40), cell(1, 'sex', 'male', 40)])
    expect(tables.get(101)?.female?.state).toBe('noData')
    expect(tables.get(102)?.female).toMatchObject({ state: 'estimated', count: 10 })
  })
})
