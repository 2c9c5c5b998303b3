import type { Caseload, CellState, Coverage, Unit } from '@hoanhap/server/contract.ts'
import { type FigureSource, roundFor, type UnitFigure } from '../../../figures/figure.ts'
import { figuresOf } from '../../../figures/figures-of.ts'
import { formatRange } from '../../../i18n/formats.ts'
import type { Sort, Theme } from '../../../url-state/view-state.ts'

/** The table of a map: one row per unit with every figure of the page. Plain data in, plain data out. */

export const FIGURE_COLUMNS = [
  'people',
  'change',
  'rate',
  'supportNeed',
  'employers',
  'openings',
  'openingsPerHundred',
  'services',
  'nearest',
] as const
export type FigureColumn = (typeof FIGURE_COLUMNS)[number]
export type Column = 'name' | 'parent' | FigureColumn

/** The columns of a reader: support need only where it is told. */
export function figureColumns(supportNeedIsTold: boolean): readonly FigureColumn[] {
  return FIGURE_COLUMNS.filter((column) => supportNeedIsTold || column !== 'supportNeed')
}

/** All columns that sort and take the focus. */
export function columnsOf(figures: readonly FigureColumn[]): readonly Column[] {
  return ['name', 'parent', ...figures]
}

export interface TableCell {
  state: CellState
  /** What rows are sorted by; null for a hidden or missing figure. */
  value: number | null
  display: string
  /** Of a share: how many it is of, and the ends of its 95 % interval in per cent. */
  interval?: { of: number; low: number; high: number }
}

export interface TableRow {
  unit: Unit
  name: string
  parentName: string
  cells: Record<FigureColumn, TableCell>
}

const THEME_OF = {
  people: 'caseload',
  change: 'change',
  rate: 'rate',
  supportNeed: 'supportNeed',
  employers: 'employers',
  openingsPerHundred: 'openings',
  services: 'services',
  nearest: 'nearest',
} as const

/**
 * The rows of the units of a source, in their order. `needs` are the same people by support need: a question of its own,
 * because whoever asks for it is told nothing about places outside the own scope.
 */
export function tableRows(source: FigureSource, needs: Caseload | undefined, names: TableNames): TableRow[] {
  const caseloadOf = (theme: Theme) => (theme === 'supportNeed' ? needs : source.caseload)
  const figures = Object.entries(THEME_OF).map(
    ([column, theme]) => [column, figuresOf({ ...source, theme, caseload: caseloadOf(theme) })] as const,
  )
  const openings = openingsCells(source.coverage, names)
  return source.units.map((unit, index) => {
    const cells: Record<string, TableCell> = { openings: openings(unit.id) }
    for (const [column, cellsOf] of figures) {
      const cell = cellsOf[index]
      if (cell) cells[column] = tableCell(column, cell, names)
    }
    return {
      unit,
      name: names.nameOf(unit),
      parentName: names.parentName(unit),
      cells: cells as Record<FigureColumn, TableCell>,
    }
  })
}

/** The unit of measure stands in the head of the column; a share brings the ends of its interval. */
function tableCell(
  column: string,
  { state, value, display, share }: UnitFigure,
  { decimalText }: TableNames,
): TableCell {
  if (value === null) return { state, value, display }
  if (column === 'nearest') return { state, value, display: decimalText(value, 1) }
  if (!share) return { state, value, display }
  const { of, low, high } = share
  const range = formatRange(decimalText(low, 0), decimalText(high, 0))
  return {
    state,
    value,
    display: `${decimalText(value, 1)} (${range})`,
    interval: { of, low: roundFor('supportNeed', low), high: roundFor('supportNeed', high) },
  }
}

export interface TableNames {
  nameOf: (unit: Unit) => string
  parentName: (unit: Unit) => string
  countText: (count: number) => string
  decimalText: (value: number, decimals: number) => string
}

function openingsCells(
  coverage: Coverage | undefined,
  { countText }: TableNames,
): (unitId: number) => TableCell {
  const rows = new Map(coverage?.rows.map((row) => [row.unitId, row.openings]))
  return (unitId) => {
    const openings = rows.get(unitId)
    if (openings === undefined) return { state: 'noData', value: null, display: '–' }
    return { state: openings === 0 ? 'zero' : 'value', value: openings, display: countText(openings) }
  }
}

/**
 * Rows in the order of a column. A row whose figure is hidden or missing stays at the end in the order of its
 * name, whichever way the column is sorted: its place must not give the hidden number away.
 */
export function sortedRows(rows: readonly TableRow[], { column, descending }: Sort): TableRow[] {
  const byName = (a: TableRow, b: TableRow) => a.name.localeCompare(b.name, 'vi')
  if (column === 'name' || column === 'parent') {
    const textOf = (row: TableRow) => (column === 'name' ? row.name : row.parentName)
    const order = [...rows].sort((a, b) => textOf(a).localeCompare(textOf(b), 'vi') || byName(a, b))
    return descending ? order.reverse() : order
  }
  const figureIn = (row: TableRow) => row.cells[column as FigureColumn]?.value ?? null
  const known = rows.filter((row) => figureIn(row) !== null)
  const unknown = rows.filter((row) => figureIn(row) === null).sort(byName)
  const sign = descending ? -1 : 1
  known.sort((a, b) => sign * ((figureIn(a) ?? 0) - (figureIn(b) ?? 0)) || byName(a, b))
  return [...known, ...unknown]
}

/** How a column is sorted after its head is pressed: figures from the largest, names from A, then the other way. */
export function nextSort(sort: Sort, column: Column): Sort {
  const first = column !== 'name' && column !== 'parent'
  return { column, descending: sort.column === column ? !sort.descending : first }
}

export const DEFAULT_SORT: Sort = { column: 'people', descending: true }
