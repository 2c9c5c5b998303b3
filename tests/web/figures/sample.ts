import type {
  Caseload,
  CaseloadRow,
  CellState,
  Coverage,
  CoverageRow,
  Unit,
} from '@hoanhap/server/contract.ts'
import type { FigureSource } from '../../../web/src/figures/figure.ts'

/** Units, caseload and coverage as the API answers them, for tests without a server. */
export const DAY = '2026-11-22'

export function unit(id: number, change: Partial<Unit> = {}): Unit {
  const west = 107 + (id % 10) * 0.1
  const south = 15 + Math.floor(id / 10) * 0.1
  return {
    id,
    code: String(id).padStart(5, '0'),
    level: 'commune',
    name: `Xã Số ${id}`,
    nameEn: null,
    type: 'Xã',
    parentId: 900,
    parentCode: '07',
    validFrom: '2025-07-01',
    validTo: null,
    bbox: [west, south, west + 0.1, south + 0.1],
    centroid: [west + 0.05, south + 0.05],
    population: 10_000,
    estimated: false,
    ...change,
  }
}

export function row(id: number, count: number | null, state?: CellState, display?: string): CaseloadRow {
  const known = state ?? (count === null ? 'suppressed' : 'value')
  return {
    unitId: id,
    code: String(id).padStart(5, '0'),
    name: `Xã Số ${id}`,
    parentCode: '07',
    plane: 'release',
    state: known,
    count,
    display: display ?? (count === null ? '<10' : String(count)),
  }
}

export function caseload(rows: CaseloadRow[]): Caseload {
  return {
    plane: 'release',
    release: { id: 1, period: '2026-Q3' },
    level: 'commune',
    asOf: DAY,
    rows,
    total: { state: 'value', count: 1000, display: '1000' },
    notMapped: { noUnit: null, noPoint: null },
  }
}

export function coverageRow(id: number, change: Partial<CoverageRow> = {}): CoverageRow {
  return {
    unitId: id,
    code: String(id).padStart(5, '0'),
    name: `Xã Số ${id}`,
    parentCode: '07',
    employers: 2,
    accepting: 1,
    openings: 6,
    services: 0,
    servicesByKind: {},
    nearestEmployerKm: 3.24,
    nearestServiceKm: null,
    nearestServiceReason: 'noPlaces',
    estimated: false,
    ...change,
  }
}

export function coverage(rows: CoverageRow[]): Coverage {
  const none = { employers: 0, services: 0 }
  return { level: 'commune', asOf: DAY, rows, total: none, notMapped: none }
}

export function source(change: Partial<FigureSource>): FigureSource {
  return { theme: 'caseload', language: 'vi', level: 'commune', asOf: DAY, units: [], ...change }
}
