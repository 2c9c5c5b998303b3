import { quarterDays } from '@hoanhap/geo/day.ts'
import { type CaseloadFinding, type ReleaseUnits, rowsByPeriod } from '../releases/caseload-rows.ts'
import { rawProvinces } from '../releases/raw-provinces.ts'
import { Cells } from './cells.ts'
import type { Line } from './csv-table.ts'
import { contains, intersection } from './day-spans.ts'
import type { FindingCode, Findings } from './findings.ts'
import type { PackCaseloadRow, PackUnit } from './pack-types.ts'
import { LEVELS, parentFinder } from './read-units.ts'

const CODES: Record<CaseloadFinding['code'], { code: FindingCode; field: string }> = {
  period: { code: 'caseload_period', field: 'period' },
  duplicate: { code: 'caseload_duplicate', field: 'value' },
  unit: { code: 'caseload_unit', field: 'code' },
  indicator: { code: 'caseload_indicator', field: 'indicator' },
  value: { code: 'caseload_value', field: 'value' },
  count: { code: 'caseload_count', field: 'count' },
  sum: { code: 'caseload_sum', field: 'count' },
}

/** Counts of a caseload file, checked cell by cell and sum by sum against the units of each period's last day. */
export function readCaseload(
  lines: Line[],
  units: readonly PackUnit[],
  trades: ReadonlySet<string>,
  findings: Findings,
) {
  const file = lines[0]?.file ?? 'caseload.csv'
  const rows = lines.flatMap((line) => readRow(line, trades, findings) ?? [])
  const report = ({ row, code, message }: CaseloadFinding) =>
    findings.add(CODES[code].code, { file, row, field: CODES[code].field }, { value: message })
  const { periods, findings: wrongPeriods } = rowsByPeriod(rows)
  wrongPeriods.forEach(report)
  for (const [period, ofPeriod] of periods) {
    rawProvinces(ofPeriod, unitsOfPeriod(period, units)).findings.forEach(report)
  }
  return rows
}

function readRow(line: Line, trades: ReadonlySet<string>, findings: Findings): PackCaseloadRow | null {
  const cells = new Cells(line, findings)
  const row: PackCaseloadRow = {
    row: line.row,
    period: cells.text('period', 'a quarter, YYYY-Qn'),
    level: cells.oneOf('level', ['province', 'commune'], 'unknown_level'),
    code: cells.code('code'),
    indicator: cells.text('indicator', 'an indicator'),
    value: cells.optionalText('value') ?? '',
    count: cells.count('count', 10_000_000),
  }
  if (row.indicator === 'trade' && row.value !== 'none' && !trades.has(row.value)) {
    cells.reject('unknown_trade', 'value', { value: row.value })
  }
  return cells.sound ? row : null
}

/** Provinces and communes of the last day of a quarter, numbered by their place in the pack. */
function unitsOfPeriod(period: string, units: readonly PackUnit[]): ReleaseUnits {
  const { last } = quarterDays(period)
  const parentsOf = parentFinder(units)
  const provinceOf = (unit: PackUnit): string => {
    if (unit.level === 'province') return unit.code
    const parents = parentsOf(unit).filter((parent) => contains(parent, last) && intersection(parent, unit))
    const nearest = parents.toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))[0]
    return nearest ? provinceOf(nearest) : ''
  }
  const valid = units.flatMap((unit, index) => (contains(unit, last) ? [{ unit, id: index + 1 }] : []))
  const of = (level: string) => valid.filter(({ unit }) => unit.level === level)
  const provinces = new Map(
    of('province').map(({ unit, id }) => [unit.code, { id, population: unit.population }]),
  )
  // A commune without a province is an error of its own and cannot be counted under one.
  const communes = of('commune').flatMap(({ unit, id }) => {
    const provinceCode = provinceOf(unit)
    return provinces.has(provinceCode) ? [[unit.code, { id, provinceCode }] as const] : []
  })
  return { provinces, communes: new Map(communes) }
}
