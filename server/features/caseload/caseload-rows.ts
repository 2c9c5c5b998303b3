import type { UnitRow } from '../coverage/hierarchy.ts'
import { cellValue, NO_DATA } from './display.ts'
import type { ReleasedCell } from './queries.ts'
import type { CaseloadRow, CellValue, NotMapped } from './schemas.ts'

/**
 * A table's cells by unit: as released, else as `derived` on the units of another date. A unit without either has every
 * value of the table as "no data", so that the legend stays.
 */
export function tableCellsByUnit(
  cells: readonly ReleasedCell[],
  units: readonly UnitRow[],
  table: string,
  derived: ReadonlyMap<number, Record<string, CellValue>>,
): Map<number, Record<string, CellValue>> {
  const own = cells.filter((cell) => cell.indicator === table)
  const values = [...new Set(own.map((cell) => cell.value))]
  const released = new Map(own.map((cell) => [`${cell.unitId}|${cell.value}`, cell]))
  return new Map(
    units.map(({ unitId }) => {
      const entries = values.map((value) => {
        const cell = released.get(`${unitId}|${value}`)
        const shown = cell && cellValue(cell.state, cell.count, cell.hidden)
        return [value, shown ?? derived.get(unitId)?.[value] ?? NO_DATA] as const
      })
      return [unitId, Object.fromEntries(entries)]
    }),
  )
}

/** Rows as they are sent: one for every unit of the level, with its total and, if asked for, its table. */
export function caseloadRows(
  units: readonly UnitRow[],
  totals: ReadonlyMap<number, CellValue>,
  tables: ReadonlyMap<number, Record<string, CellValue>> | null,
): CaseloadRow[] {
  return units.map(({ unitId, code, name, parentCode }) => ({
    unitId,
    code,
    name,
    parentCode,
    plane: 'release' as const,
    ...(totals.get(unitId) ?? NO_DATA),
    ...(tables ? { by: tables.get(unitId) ?? {} } : {}),
  }))
}

/** People of the whole release who are not mapped; null as soon as one province's number is hidden or there is none. */
export function nationalNotMapped(cells: readonly ReleasedCell[]): NotMapped {
  const sumOf = (value: string) => {
    const own = cells.filter((cell) => cell.indicator === 'notMapped' && cell.value === value)
    if (own.length === 0 || own.some((cell) => cell.count === null)) return null
    return own.reduce((sum, cell) => sum + (cell.count ?? 0), 0)
  }
  return { noUnit: sumOf('noUnit'), noPoint: sumOf('noPoint') }
}
