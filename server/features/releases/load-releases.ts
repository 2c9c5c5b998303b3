import { quarterDays } from '@hoanhap/geo/day.ts'
import { DEFAULT_HIDING_RULE, type HidingRule } from '@hoanhap/geo/disclosure/release-cells.ts'
import type { Trx } from '../../db/transactions.ts'
import { type CaseloadFinding, type CaseloadRow, rowsByPeriod } from './caseload-rows.ts'
import {
  type LoadedRelease,
  outcomeOf,
  previouslyHidden,
  publishQuarter,
  type RawQuarter,
} from './publish-quarter.ts'
import { insertRelease, lastReleaseOf, releaseUnitsOn } from './queries.ts'
import { rawProvinces } from './raw-provinces.ts'

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
 * logged. Loading the same rows again changes nothing. Run as loader, in the transaction of the load.
 * @throws CaseloadRefused with every finding (row, code, message) when rows are wrong or contradict a standing release
 */
export async function loadReleases(
  trx: Trx,
  rows: readonly CaseloadRow[],
  options: { rule?: HidingRule } = {},
): Promise<LoadedRelease[]> {
  const { periods, findings } = rowsByPeriod(rows)
  const quarters: (RawQuarter & { firstRow: number })[] = []
  for (const [period, periodRows] of periods) {
    const units = await releaseUnitsOn(trx, quarterDays(period).last)
    const checked = rawProvinces(periodRows, units)
    findings.push(...checked.findings)
    quarters.push({ period, units, provinces: checked.provinces, firstRow: periodRows[0]?.row ?? 0 })
  }
  if (findings.length > 0) throw new CaseloadRefused(findings)
  const releases: LoadedRelease[] = []
  for (const quarter of quarters)
    releases.push(await loadQuarter(trx, quarter, quarter.firstRow, options.rule ?? DEFAULT_HIDING_RULE))
  return releases
}

async function loadQuarter(
  trx: Trx,
  quarter: RawQuarter,
  firstRow: number,
  rule: HidingRule,
): Promise<LoadedRelease> {
  const { period, units } = quarter
  const release = publishQuarter(quarter, await previouslyHidden(trx, period, units), 'pack', rule)
  const last = await lastReleaseOf(trx, period)
  if (last?.contentHash === release.contentHash)
    return outcomeOf(release, last.id, last.withdrawn ? 'withdrawn' : 'unchanged')
  if (last && !last.withdrawn) throw contradiction(period, firstRow)
  return outcomeOf(release, await insertRelease(trx, release), 'created')
}

function contradiction(period: string, row: number): CaseloadRefused {
  const message = `${period} is published with other figures; withdraw that release first`
  return new CaseloadRefused([{ row, code: 'period', message }])
}
