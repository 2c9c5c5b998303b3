import { createHash } from 'node:crypto'
import { previousQuarter, quarterDays } from '@hoanhap/geo/day.ts'
import {
  countryTotalMayBeShown,
  DEFAULT_HIDING_RULE,
  type HidingRule,
  type ProtectedCell,
  provinceTotal,
  type RawProvince,
} from '@hoanhap/geo/disclosure/release-cells.ts'
import { protectRelease } from '@hoanhap/geo/disclosure/release-rule.ts'
import type { Trx } from '../../db/transactions.ts'
import { type CaseloadFinding, type CaseloadRow, type ReleaseUnits, rowsByPeriod } from './caseload-rows.ts'
import {
  hiddenCellCodes,
  insertRelease,
  lastReleaseOf,
  releaseUnitsOn,
  type StoredCell,
  unitCodesOn,
} from './queries.ts'
import { rawProvinces } from './raw-provinces.ts'

/** What became of one period. `unchanged`: the same cells are there already; `withdrawn`: they were, and stay withdrawn. */
export interface LoadedRelease {
  id: number
  period: string
  outcome: 'created' | 'unchanged' | 'withdrawn'
  cells: number
  hidden: number
}

/** The caseload rows cannot be published; nothing was stored. */
export class CaseloadRefused extends Error {
  readonly findings: CaseloadFinding[]
  constructor(findings: CaseloadFinding[]) {
    super(`caseload refused: ${findings.length} finding(s), first in row ${findings[0]?.row}`)
    this.findings = findings
  }
}

/**
 * Turns the rows of `caseload.csv` into one release per period, oldest first, each protected with the pattern of the
 * quarter before as a preference. Only protected cells reach the database; the raw rows stay in memory and are never
 * logged. Loading the same rows again changes nothing. Run as owner, in the transaction of the load.
 * @throws CaseloadRefused with every finding (row, code, message) when rows are wrong or contradict a standing release
 */
export async function loadReleases(
  trx: Trx,
  rows: readonly CaseloadRow[],
  options: { rule?: HidingRule } = {},
): Promise<LoadedRelease[]> {
  const { periods, findings } = rowsByPeriod(rows)
  const prepared: PreparedPeriod[] = []
  for (const [period, periodRows] of periods) {
    const units = await releaseUnitsOn(trx, quarterDays(period).last)
    const checked = rawProvinces(periodRows, units)
    findings.push(...checked.findings)
    prepared.push({ period, units, provinces: checked.provinces, firstRow: periodRows[0]?.row ?? 0 })
  }
  if (findings.length > 0) throw new CaseloadRefused(findings)
  const releases: LoadedRelease[] = []
  for (const period of prepared)
    releases.push(await loadPeriod(trx, period, options.rule ?? DEFAULT_HIDING_RULE))
  return releases
}

interface PreparedPeriod {
  period: string
  units: ReleaseUnits
  provinces: RawProvince[]
  firstRow: number
}

async function loadPeriod(trx: Trx, prepared: PreparedPeriod, rule: HidingRule): Promise<LoadedRelease> {
  const { period, provinces } = prepared
  const unitsOn = quarterDays(period).last
  const previous = await previouslyHidden(trx, period, prepared.units)
  const cells = protectRelease(provinces, rule, previous)
  const total = nationalTotal(provinces, cells)
  const contentHash = await hashCells(trx, cells, { unitsOn, rule, total })
  const hidden = cells.filter((cell) => cell.hidden !== null).length
  const last = await lastReleaseOf(trx, period)
  if (last?.contentHash === contentHash) {
    const outcome = last.withdrawn ? 'withdrawn' : 'unchanged'
    return { id: last.id, period, outcome, cells: cells.length, hidden }
  }
  if (last && !last.withdrawn) throw contradiction(prepared)
  const id = await insertRelease(trx, {
    period,
    unitsOn,
    source: 'pack',
    rule,
    contentHash,
    total,
    cells: cells.map(storedCell),
  })
  return { id, period, outcome: 'created', cells: cells.length, hidden }
}

function contradiction({ period, firstRow }: PreparedPeriod): CaseloadRefused {
  const message = `${period} is published with other figures; withdraw that release first`
  return new CaseloadRefused([{ row: firstRow, code: 'period', message }])
}

/** Cells hidden a quarter ago, as keys of this quarter's units: a unit keeps its code when it is only renamed or retyped. */
async function previouslyHidden(trx: Trx, period: string, units: ReleaseUnits): Promise<Set<string>> {
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
async function hashCells(
  trx: Trx,
  cells: readonly ProtectedCell[],
  about: { unitsOn: string; rule: HidingRule; total: number | null },
): Promise<string> {
  const codes = await unitCodesOn(trx, about.unitsOn)
  const lines = cells.map((cell) =>
    [codes.get(cell.unitId), cell.indicator, cell.value, cell.state, cell.count, cell.hidden].join('|'),
  )
  const hash = createHash('sha256').update(JSON.stringify([about.unitsOn, about.rule, about.total]))
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
