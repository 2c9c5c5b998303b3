import type { Caseload, CaseloadRow } from '@hoanhap/server/contract.ts'
import { expect } from 'vitest'
import type { DrawnUnit } from '../../../web/src/map/test-handle.ts'

/**
 * Compares what the renderer drew with the rows of the API: every drawn unit is a row, its state is the row's state, a
 * hidden or missing figure is a pattern and never a colour, and colours are ordered as the counts are: no two classes
 * overlap.
 */
export function expectDrawnAsAnswered(drawn: Map<number, DrawnUnit>, answer: Caseload): void {
  const rows = new Map(answer.rows.map((row) => [row.unitId, row]))
  for (const unit of drawn.values()) {
    const row = rows.get(unit.unitId)
    expect(row, `unit ${unit.code} is drawn but not answered`).not.toBeUndefined()
    if (row) expectLook(unit, row)
  }
  expectOrderedClasses(drawn, rows)
}

function expectLook(unit: DrawnUnit, row: CaseloadRow): void {
  expect([row.code, unit.state]).toEqual([unit.code, row.state])
  const patterned = row.state === 'suppressed' || row.state === 'noData' || row.state === 'notApplicable'
  if (patterned) expect(unit.pattern, `${row.name} has no figure to colour`).toMatch(/\S/)
  else expect(unit.color, `${row.name} has a figure`).toMatch(/^#[0-9A-F]{6}$/)
}

function expectOrderedClasses(drawn: Map<number, DrawnUnit>, rows: Map<number, CaseloadRow>): void {
  const ranges = new Map<string, { low: number; high: number }>()
  for (const { unitId, color } of drawn.values()) {
    const count = rows.get(unitId)?.count
    if (!color || count === null || count === undefined) continue
    const range = ranges.get(color) ?? { low: Infinity, high: -Infinity }
    ranges.set(color, { low: Math.min(range.low, count), high: Math.max(range.high, count) })
  }
  const ordered = [...ranges.values()].sort((a, b) => a.low - b.low)
  for (const [index, range] of ordered.entries()) {
    const next = ordered[index + 1]
    if (next) expect(range.high).toBeLessThan(next.low)
  }
}
