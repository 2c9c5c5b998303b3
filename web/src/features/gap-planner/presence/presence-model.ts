import { nearest } from '@hoanhap/geo/access/nearest.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import {
  type AccessService,
  type CoverageRow,
  AccessService as Kinds,
  type Unit,
} from '@hoanhap/server/contract.ts'
import type { FigureList } from '../../../figures/figure-set.ts'
import type { Measure } from '../../../figures/measure.ts'

/** Employers that accept people, and every kind of service. */
export const PRESENCE_KINDS: readonly AccessService[] = Kinds.options

/** A commune with how many places of each kind lie in it. */
export interface PresenceRow {
  unit: Unit
  counts: Record<AccessService, number>
  /** Kinds that it lacks. */
  missing: number
}

export type PresenceColumn = 'name' | 'missing' | AccessService

export interface PresenceSort {
  column: PresenceColumn
  descending: boolean
}

/** Those that lack most kinds first. */
export const MISSING_FIRST: PresenceSort = { column: 'missing', descending: true }
export const PRESENCE_COLUMNS: readonly PresenceColumn[] = ['name', 'missing', ...PRESENCE_KINDS]

/** The communes given, each with its counts; a commune that the answer does not name has none of anything. */
export function presenceRows(units: readonly Unit[], coverage: readonly CoverageRow[]): PresenceRow[] {
  const rows = new Map(coverage.map((row) => [row.unitId, row]))
  return units.map((unit) => {
    const counts = countsOf(rows.get(unit.id))
    return { unit, counts, missing: PRESENCE_KINDS.filter((kind) => counts[kind] === 0).length }
  })
}

function countsOf(row: CoverageRow | undefined): PresenceRow['counts'] {
  const count = (kind: AccessService) =>
    kind === 'employer' ? (row?.accepting ?? 0) : (row?.servicesByKind[kind] ?? 0)
  return Object.fromEntries(PRESENCE_KINDS.map((kind) => [kind, count(kind)])) as PresenceRow['counts']
}

/** Equal rows stand by name. */
export function sortedPresence(
  rows: readonly PresenceRow[],
  { column, descending }: PresenceSort,
): PresenceRow[] {
  const byName = (a: PresenceRow, b: PresenceRow) =>
    a.unit.name.localeCompare(b.unit.name, 'vi') || a.unit.id - b.unit.id
  const sign = descending ? -1 : 1
  const order = (a: PresenceRow, b: PresenceRow) => {
    if (column === 'name') return sign * byName(a, b)
    return sign * (sortValue(a, column) - sortValue(b, column)) || byName(a, b)
  }
  return [...rows].sort(order)
}

function sortValue({ counts, missing }: PresenceRow, column: Exclude<PresenceColumn, 'name'>): number {
  return column === 'missing' ? missing : counts[column]
}

/** Pressing a head sorts by what is missing there, and again the other way. */
export function nextPresenceSort(before: PresenceSort, column: PresenceColumn): PresenceSort {
  if (before.column === column) return { column, descending: !before.descending }
  return { column, descending: column === 'missing' }
}

export interface PresenceTotals {
  counts: Record<AccessService, number>
  /** Communes with at least one of the kind. */
  communes: Record<AccessService, number>
}

export function presenceTotals(rows: readonly PresenceRow[]): PresenceTotals {
  const total = (read: (row: PresenceRow, kind: AccessService) => number) =>
    Object.fromEntries(
      PRESENCE_KINDS.map((kind) => [kind, rows.reduce((sum, row) => sum + read(row, kind), 0)]),
    ) as Record<AccessService, number>
  return {
    counts: total(({ counts }, kind) => counts[kind]),
    communes: total(({ counts }, kind) => (counts[kind] > 0 ? 1 : 0)),
  }
}

/** How a commune stands with one kind: far from all, near one outside of it, or with one in it. */
export const PRESENCE_CLASSES = { far: 0, near: 1, inside: 2 } as const

const PRESENCE_MEASURE: Measure = {
  name: 'presence',
  decimals: 0,
  zeroApart: false,
  palette: 'gap',
  reversed: true,
}

interface PresenceOnMap {
  kind: AccessService
  rows: readonly PresenceRow[]
  /** Where ways are measured from, by commune. */
  points: ReadonlyMap<number, LonLat>
  /** Where places of the kind are. */
  places: readonly LonLat[]
  catchmentKm: number
  detourFactor: number
  asOf: string
}

/** The figures of a map of one kind; a commune without a point has no figure unless a place lies in it. */
export function presenceFigures(asked: PresenceOnMap): FigureList {
  const { kind, rows, points, places, catchmentKm, detourFactor, asOf } = asked
  const origins = rows.map(({ unit }) => points.get(unit.id) ?? null)
  const known = origins.filter((point) => point !== null)
  const ways = nearest(known, places)
  const kmOf = new Map(
    known.map((point, index) => [point, (ways[index]?.km ?? Number.POSITIVE_INFINITY) * detourFactor]),
  )
  const classOf = ({ counts }: PresenceRow, point: LonLat | null): number | null => {
    if (counts[kind] > 0) return PRESENCE_CLASSES.inside
    if (point === null) return null
    return (kmOf.get(point) ?? Number.POSITIVE_INFINITY) <= catchmentKm
      ? PRESENCE_CLASSES.near
      : PRESENCE_CLASSES.far
  }
  const figures = rows.map((row, index) => {
    const { id: unitId, code, name, parentCode } = row.unit
    const value = classOf(row, origins[index] ?? null)
    const display = value === null ? '–' : String(row.counts[kind])
    return {
      unitId,
      code,
      name,
      parentCode,
      state: value === null ? ('noData' as const) : ('value' as const),
      value,
      display,
    }
  })
  return { measure: PRESENCE_MEASURE, level: 'commune', asOf, figures }
}
