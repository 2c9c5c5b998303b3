import { createHash } from 'node:crypto'
import { previousQuarter, quarterDays } from '@hoanhap/geo/day.ts'
import {
  countryTotalMayBeShown,
  type HidingRule,
  type ProtectedCell,
  provinceTotal,
  type RawProvince,
} from '@hoanhap/geo/disclosure/release-cells.ts'
import { protectRelease } from '@hoanhap/geo/disclosure/release-rule.ts'
import type { Trx } from '../../db/transactions.ts'
import type { ReleaseUnits } from './caseload-rows.ts'
import { hiddenCellCodes, type NewRelease, type StoredCell } from './queries.ts'

/** What became of one period. `unchanged`: its release stands already; `withdrawn`: it stood, and stays withdrawn. */
export interface LoadedRelease {
  id: number
  period: string
  outcome: 'created' | 'unchanged' | 'withdrawn'
  cells: number
  hidden: number
}

/** The true counts of one quarter, wherever they come from, and the units that they are counted on. */
export interface RawQuarter {
  period: string
  units: ReleaseUnits
  provinces: RawProvince[]
}

/**
 * The release of a quarter, protected and ready to be stored: with it the true counts end.
 * @param previous keys of the cells hidden a quarter ago (`previouslyHidden`)
 */
export function publishQuarter(
  { period, units, provinces }: RawQuarter,
  previous: ReadonlySet<string>,
  source: NewRelease['source'],
  rule: HidingRule,
): NewRelease {
  const unitsOn = quarterDays(period).last
  const cells = protectRelease(provinces, rule, previous)
  const total = nationalTotal(provinces, cells)
  const contentHash = hashCells(cells, units, [unitsOn, rule, total])
  return { period, unitsOn, source, rule, contentHash, total, cells: cells.map(storedCell) }
}

/** The release as it is reported: how many cells, and how many of them hidden. */
export function outcomeOf(
  { period, cells }: Pick<NewRelease, 'period' | 'cells'>,
  id: number,
  outcome: LoadedRelease['outcome'],
): LoadedRelease {
  const hidden = cells.filter((cell) => cell.hidden !== null).length
  return { id, period, outcome, cells: cells.length, hidden }
}

/** Cells hidden a quarter ago, as keys of this quarter's units: a unit keeps its code when it is only renamed or retyped. */
export async function previouslyHidden(trx: Trx, period: string, units: ReleaseUnits): Promise<Set<string>> {
  const hidden = await hiddenCellCodes(trx, previousQuarter(period))
  const keys = new Set<string>()
  for (const { level, code, indicator, value } of hidden) {
    const unit = level === 'province' ? units.provinces.get(code) : units.communes.get(code)
    if (unit) keys.add(`${unit.id}|${indicator}|${value}`)
  }
  return keys
}

/** People in all provinces, or null where that sum would tell of a hidden province. */
function nationalTotal(provinces: readonly RawProvince[], cells: readonly ProtectedCell[]): number | null {
  const ids = new Set(provinces.map(({ id }) => id))
  const totals = cells.filter((cell) => cell.indicator === 'total' && ids.has(cell.unitId))
  if (!countryTotalMayBeShown(totals)) return null
  return provinces.reduce((sum, province) => sum + provinceTotal(province), 0)
}

/** SHA-256 over what is published, by code rather than by row id, so that it is the same in every database. */
function hashCells(
  cells: readonly ProtectedCell[],
  units: ReleaseUnits,
  about: [unitsOn: string, rule: HidingRule, total: number | null],
): string {
  const codes = new Map([
    ...[...units.provinces].map(([code, { id }]) => [id, `province ${code}`] as const),
    ...[...units.communes].map(([code, { id }]) => [id, `commune ${code}`] as const),
  ])
  const lines = cells.map((cell) =>
    [codes.get(cell.unitId), cell.indicator, cell.value, cell.state, cell.count, cell.hidden].join('|'),
  )
  const hash = createHash('sha256').update(JSON.stringify(about))
  for (const line of lines.sort()) hash.update(`\n${line}`)
  return hash.digest('hex')
}

function storedCell(cell: ProtectedCell): StoredCell {
  return {
    unit_id: cell.unitId,
    indicator: cell.indicator,
    value: cell.value,
    state: cell.state,
    count: cell.count,
    hidden: cell.hidden,
  }
}
