import type { Caseload } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import { tableCsv } from '../../../../../web/src/features/explore/table/table-csv.ts'
import {
  columnsOf,
  FIGURE_COLUMNS,
  type FigureColumn,
  figureColumns,
  nextSort,
  sortedRows,
  type TableCell,
  type TableRow,
  tableRows,
} from '../../../../../web/src/features/explore/table/table-model.ts'
import { movedCell } from '../../../../../web/src/features/grid/use-cell-keys.ts'
import { caseload, row as sampleRow, source, unit } from '../../../figures/sample.ts'
import { unitOf } from '../unit-of.ts'

const shown = (value: number): TableCell => ({ state: 'value', value, display: String(value) })
const hidden: TableCell = { state: 'suppressed', value: null, display: '<10' }

function row(id: number, name: string, people: TableCell): TableRow {
  const cells = Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, shown(id)]))
  return {
    unit: unitOf({ id, name }),
    name,
    parentName: 'Tỉnh Sơn Khê',
    cells: { ...(cells as Record<FigureColumn, TableCell>), people },
  }
}

const rows = [
  row(1, 'Xã Yên Bài', hidden),
  row(2, 'Xã Đông Anh', shown(128)),
  row(3, 'Xã Ba Vì', hidden),
  row(4, 'Xã Cổ Đô', shown(41)),
]
const order = (column: string, descending: boolean) =>
  sortedRows(rows, { column, descending }).map((one) => one.unit.id)

describe('sortedRows', () => {
  it('sorts by figure with hidden rows at the end by name, in both directions', () => {
    expect(order('people', true)).toEqual([2, 4, 3, 1])
    expect(order('people', false)).toEqual([4, 2, 3, 1])
  })

  it('gives hidden rows the same place whatever the numbers behind them were', () => {
    const swapped = [...rows].reverse()
    const ids = sortedRows(swapped, { column: 'people', descending: true }).map((one) => one.unit.id)
    expect(ids).toEqual([2, 4, 3, 1])
  })

  it('sorts names by the Vietnamese alphabet', () => {
    expect(order('name', false)).toEqual([3, 4, 2, 1])
  })

  it('leaves the rows it was given alone', () => {
    expect(rows.map((one) => one.unit.id)).toEqual([1, 2, 3, 4])
  })
})

describe('nextSort', () => {
  it('starts figures at the largest and names at A, then turns around', () => {
    expect(nextSort({ column: 'name', descending: false }, 'people')).toEqual({
      column: 'people',
      descending: true,
    })
    expect(nextSort({ column: 'people', descending: true }, 'people').descending).toBe(false)
    expect(nextSort({ column: 'people', descending: true }, 'name').descending).toBe(false)
  })
})

describe('the columns of a reader', () => {
  it('have support need beside the other figures of people, or not at all', () => {
    expect(columnsOf(figureColumns(true)).slice(0, 6)).toEqual([
      'name',
      'parent',
      'people',
      'change',
      'rate',
      'supportNeed',
    ])
    expect(figureColumns(false)).toEqual(FIGURE_COLUMNS.filter((column) => column !== 'supportNeed'))
  })
})

describe('tableRows', () => {
  const names = {
    nameOf: () => '',
    parentName: () => '',
    countText: String,
    decimalText: (value: number, decimals: number) => value.toFixed(decimals),
  }
  const figures = source({ units: [unit(1)], caseload: caseload([sampleRow(1, 200)]) })
  const cellOf = (needs: Caseload | undefined) => tableRows(figures, needs, names)[0]?.cells.supportNeed
  const part = (count: number) => ({ state: 'value' as const, count, display: String(count) })

  it('tell support need as a share with its interval, from an answer of its own', () => {
    const by = { high: part(30), medium: part(30), low: part(40), none: part(100) }
    const needs = caseload([{ ...sampleRow(1, 200), plane: 'register', by }])
    expect(cellOf(needs)).toEqual({
      state: 'value',
      value: 30,
      display: '30.0 (22 – 40)',
      interval: { of: 100, low: 21.9, high: 39.6 },
    })
  })

  it('have no share while that answer is not there', () => {
    expect(cellOf(undefined)).toMatchObject({ value: null, display: '–' })
  })
})

describe('movedCell', () => {
  it('stays within the table and reaches the head', () => {
    const size = { rowCount: 4, columnCount: 9 }
    expect(movedCell({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: -1, column: 0 })
    expect(movedCell({ row: -1, column: 0 }, 'ArrowUp', size)).toEqual({ row: -1, column: 0 })
    expect(movedCell({ row: 3, column: 2 }, 'PageDown', size)).toEqual({ row: 3, column: 2 })
    expect(movedCell({ row: 1, column: 3 }, 'End', size)).toEqual({ row: 1, column: 8 })
    expect(movedCell({ row: 1, column: 3 }, 'x', size)).toBeNull()
  })
})

describe('tableCsv', () => {
  const columns = figureColumns(false).map((name) => ({ name, head: name }))
  const heads = {
    notes: ['Title, "quoted"'],
    name: 'Unit',
    code: 'Code',
    parent: 'Within',
    columns,
    state: 'State',
  }

  it('says what it is first and keeps hidden figures hidden', () => {
    const lines = tableCsv(rows.slice(0, 2), heads).split('\r\n')
    expect(lines[0]).toBe('\uFEFF"Title, ""quoted"""')
    expect(lines[3]).toMatch(/^Xã Yên Bài,00001,Tỉnh Sơn Khê,<10,1,/)
    expect(lines[4]).toMatch(/^Xã Đông Anh,00002,Tỉnh Sơn Khê,128,2,.*value$/)
  })

  it('gives a share with how many it is of and both ends of its interval, or with none of the three', () => {
    const share: TableCell = {
      ...shown(24.3),
      display: '24,3 (18–32)',
      interval: { of: 148, low: 18.1, high: 32 },
    }
    const of = (cell: TableCell, name: string) => {
      const one = row(7, name, shown(200))
      one.cells.supportNeed = cell
      return one
    }
    const interval = { of: 'assessed', low: 'low', high: 'high' }
    const rows = [of(share, 'A'), of(hidden, 'B'), of({ state: 'noData', value: null, display: '–' }, 'C')]
    const columns = [{ name: 'supportNeed' as const, head: 'share', interval }]
    const lines = tableCsv(rows, { ...heads, notes: [], columns }).split('\r\n')
    expect(lines[1]).toBe('Unit,Code,Within,share,assessed,low,high,State')
    expect(lines[2]).toBe('A,00007,Tỉnh Sơn Khê,24.3,148,18.1,32,value')
    expect(lines[3]).toBe('B,00007,Tỉnh Sơn Khê,<10,<10,<10,<10,value')
    expect(lines[4]).toBe('C,00007,Tỉnh Sơn Khê,,,,,value')
  })

  it('disarms a name that a spreadsheet would run and leaves negative numbers alone', () => {
    const changed = row(5, '=HYPERLINK("x")', shown(12))
    changed.cells.change = shown(-6)
    const line = tableCsv([changed], heads).split('\r\n')[3]
    expect(line).toMatch(/^"'=HYPERLINK\(""x""\)",00005,Tỉnh Sơn Khê,12,-6,/)
  })

  it.each(['=1+1', '+84 24', '-cmd', '@SUM(A1)', '\tx'])('puts an apostrophe before %j', (name) => {
    const line = tableCsv([row(5, name, shown(12))], heads).split('\r\n')[3]
    expect(line?.startsWith(`'${name},`)).toBe(true)
  })

  it('keeps the lines over the table one under the other, with an empty line before the heads', () => {
    const lines = tableCsv([], { ...heads, notes: ['Title', 'Release: Q3 2026', 'Synthetic'] }).split('\r\n')
    expect(lines.slice(0, 4)).toEqual(['\uFEFFTitle', 'Release: Q3 2026', 'Synthetic', ''])
    expect(lines[4]).toMatch(/^Unit,Code,Within,people,/)
  })
})
