import { quarterDays } from '@hoanhap/geo/day.ts'
import { By } from '../caseload/schemas.ts'
import { AgeBand, type Programme, Sex, SupportNeed, Work } from '../cases/values.ts'

/** One line of `caseload.csv`; `row` is its line in the file. The unit is the one of that level and code on the period's last day. */
export interface CaseloadRow {
  row: number
  period: string
  level: 'province' | 'commune'
  code: string
  indicator: string
  value: string
  count: number
}

/** What is wrong with a row, in words for the person who made the file. Never quotes a count. */
export interface CaseloadFinding {
  row: number
  code: 'period' | 'duplicate' | 'unit' | 'indicator' | 'value' | 'count' | 'sum'
  message: string
}

/** The units of one day as the check and the release need them, by code. */
export interface ReleaseUnits {
  provinces: Map<string, { id: number; population: number | null }>
  communes: Map<string, { id: number; provinceCode: string }>
}

/** Values of the indicators with a closed list; status and trade are codes of their own lists. */
export const VALUES: Partial<Record<string, readonly string[]>> = {
  notMapped: ['noUnit', 'noPoint'],
  supportNeed: SupportNeed.options,
  programme: ['rehab', 'post_rehab'] satisfies Programme[],
  sex: Sex.options,
  ageBand: AgeBand.options,
  work: Work.options,
}
const CODE_VALUE = /^[a-z][a-z_]*$/
const PERIOD = /^\d{4}-Q[1-4]$/

/** Everything that one row can show on its own to be wrong, given the units of the period's last day. */
export function checkRow(row: CaseloadRow, units: ReleaseUnits): CaseloadFinding | null {
  const wrong = (code: CaseloadFinding['code'], message: string) => ({ row: row.row, code, message })
  if (!Number.isSafeInteger(row.count) || row.count < 0 || row.count > 10_000_000) {
    return wrong('count', 'count is not a whole number of people')
  }
  const place = row.level === 'province' ? units.provinces : units.communes
  if (!place.has(row.code)) {
    return wrong('unit', `no ${row.level} ${row.code} on ${quarterDays(row.period).last}`)
  }
  return checkIndicator(row, wrong)
}

function checkIndicator(
  row: CaseloadRow,
  wrong: (code: CaseloadFinding['code'], message: string) => CaseloadFinding,
): CaseloadFinding | null {
  if (row.indicator === 'total') {
    return row.value === '' ? null : wrong('value', 'the total has no value')
  }
  if (row.indicator !== 'notMapped' && !By.safeParse(row.indicator).success) {
    return wrong('indicator', `unknown indicator ${row.indicator}`)
  }
  if (row.level !== 'province') return wrong('indicator', `${row.indicator} is counted by province only`)
  const known = VALUES[row.indicator]
  const fits = known ? known.includes(row.value) : CODE_VALUE.test(row.value)
  return fits ? null : wrong('value', `unknown ${row.indicator} ${row.value}`)
}

/** Rows grouped by period, oldest first; rows without a period that exists are reported instead. */
export function rowsByPeriod(rows: readonly CaseloadRow[]): {
  periods: Map<string, CaseloadRow[]>
  findings: CaseloadFinding[]
} {
  const findings: CaseloadFinding[] = []
  const periods = new Map<string, CaseloadRow[]>()
  for (const row of rows) {
    if (!PERIOD.test(row.period)) {
      findings.push({ row: row.row, code: 'period', message: 'the period is not written YYYY-Qn' })
      continue
    }
    const of = periods.get(row.period)
    if (of) of.push(row)
    else periods.set(row.period, [row])
  }
  return { periods: new Map([...periods].sort(([a], [b]) => (a < b ? -1 : 1))), findings }
}
