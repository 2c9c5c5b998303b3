import type { Unit } from '@hoanhap/server/contract.ts'
import {
  type Cell,
  changeCell,
  countCell,
  outsideScope,
  rateCell,
  supportNeedCell,
} from './caseload-figures.ts'
import { nearestCell, openingsCell, placesCell } from './coverage-figures.ts'
import type { FigureSource, UnitFigure } from './figure.ts'

/** One figure for every unit given, in their order; a unit that no row speaks of has no data, never a gap. */
export function figuresOf(source: FigureSource): UnitFigure[] {
  const cellOf = cellReader(source)
  return source.units.map((unit) => ({
    unitId: unit.id,
    code: unit.code,
    name: unit.name,
    parentCode: unit.parentCode,
    ...cellOf(unit),
  }))
}

function cellReader(source: FigureSource): (unit: Unit) => Cell {
  const { theme, language } = source
  const caseload = byUnit(source.caseload?.rows)
  const previous = byUnit(source.previous?.rows)
  const coverage = byUnit(source.coverage?.rows)
  const readers: Record<typeof theme, (unit: Unit) => Cell> = {
    caseload: ({ id }) => outsideScope(countCell(caseload.get(id), language), caseload.get(id), source),
    rate: (unit) =>
      outsideScope(rateCell(caseload.get(unit.id), unit, language), caseload.get(unit.id), source),
    change: ({ id }) => changeCell(caseload.get(id), previous.get(id), source),
    supportNeed: ({ id }) =>
      outsideScope(supportNeedCell(caseload.get(id), source), caseload.get(id), source),
    openings: ({ id }) =>
      outsideScope(openingsCell(coverage.get(id), caseload.get(id), language), caseload.get(id), source),
    employers: ({ id }) => placesCell(coverage.get(id), 'employers', language),
    services: ({ id }) => placesCell(coverage.get(id), 'services', language),
    nearest: ({ id }) => nearestCell(coverage.get(id), language),
  }
  return readers[theme]
}

function byUnit<Row extends { unitId: number }>(rows: readonly Row[] = []): Map<number, Row> {
  return new Map(rows.map((row) => [row.unitId, row]))
}
