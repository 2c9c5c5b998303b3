import type { RawProvince } from '@hoanhap/geo/disclosure/release-rule.ts'
import type { By } from '../caseload/schemas.ts'
import {
  type CaseloadFinding,
  type CaseloadRow,
  checkRow,
  type ReleaseUnits,
  VALUES,
} from './caseload-rows.ts'

/**
 * The rows of one period as unprotected provinces, with everything that is wrong with them.
 *
 * A province that has rows has all its communes: one without a row counts zero people, because a commune that showed
 * "no data" beside a province total would prove its zero. A province without rows is not in the release.
 * Shape: province total (if given) = communes + noUnit; each table sums to the province total; noPoint >= noUnit.
 */
export function rawProvinces(
  rows: readonly CaseloadRow[],
  units: ReleaseUnits,
): { provinces: RawProvince[]; findings: CaseloadFinding[] } {
  const findings = [...duplicates(rows)]
  const drafts = new Map<string, Draft>()
  for (const row of rows) {
    const finding = checkRow(row, units)
    if (finding) findings.push(finding)
    else addRow(drafts, row, units)
  }
  if (findings.length > 0) return { provinces: [], findings }
  const known: Known = { units, communesOf: communesByProvince(units), closedLists: closedLists(drafts) }
  const provinces = [...drafts].map(([code, draft]) => finish(code, draft, known, findings))
  return { provinces: provinces.sort((a, b) => a.id - b.id), findings }
}

/** What a province's rows are completed from. */
interface Known {
  units: ReleaseUnits
  communesOf: Map<string, [string, number][]>
  closedLists: Map<By, readonly string[]>
}

interface Draft {
  row: number
  total: { row: number; count: number } | null
  communes: Map<string, number>
  noUnit: number
  noPoint: number
  tables: Map<By, { row: number; values: Record<string, number> }>
}

function* duplicates(rows: readonly CaseloadRow[]): Iterable<CaseloadFinding> {
  const seen = new Set<string>()
  for (const row of rows) {
    const key = [row.level, row.code, row.indicator, row.value].join('|')
    if (seen.has(key)) yield { row: row.row, code: 'duplicate', message: 'the same cell stands twice' }
    seen.add(key)
  }
}

function addRow(drafts: Map<string, Draft>, row: CaseloadRow, units: ReleaseUnits): void {
  const province = row.level === 'province' ? row.code : units.communes.get(row.code)?.provinceCode
  if (province === undefined) return
  const draft = drafts.get(province) ?? emptyDraft(row.row)
  drafts.set(province, draft)
  if (row.level === 'commune') draft.communes.set(row.code, row.count)
  else if (row.indicator === 'total') draft.total = row
  else if (row.indicator === 'notMapped') draft[row.value === 'noUnit' ? 'noUnit' : 'noPoint'] = row.count
  else addToTable(draft, row.indicator as By, row)
}

function emptyDraft(row: number): Draft {
  return { row, total: null, communes: new Map(), noUnit: 0, noPoint: 0, tables: new Map() }
}

function addToTable(draft: Draft, table: By, row: CaseloadRow): void {
  const cells = draft.tables.get(table) ?? { row: row.row, values: {} }
  cells.values[row.value] = row.count
  draft.tables.set(table, cells)
}

function communesByProvince(units: ReleaseUnits): Map<string, [string, number][]> {
  const communes = new Map<string, [string, number][]>()
  for (const [code, { id, provinceCode }] of units.communes) {
    const siblings = communes.get(provinceCode)
    if (siblings) siblings.push([code, id])
    else communes.set(provinceCode, [[code, id]])
  }
  return communes
}

/** All values that a table has in the period: a value that a province does not mention counts zero people there. */
function closedLists(drafts: Map<string, Draft>): Map<By, readonly string[]> {
  const lists = new Map<By, Set<string>>()
  for (const { tables } of drafts.values()) {
    for (const [table, { values }] of tables) {
      const list = lists.get(table) ?? new Set(VALUES[table])
      for (const value of Object.keys(values)) list.add(value)
      lists.set(table, list)
    }
  }
  return new Map([...lists].map(([table, list]) => [table, [...list]]))
}

function finish(code: string, draft: Draft, known: Known, findings: CaseloadFinding[]): RawProvince {
  const communes = (known.communesOf.get(code) ?? []).map(([communeCode, id]) => ({
    id,
    count: draft.communes.get(communeCode) ?? 0,
  }))
  const total = draft.noUnit + communes.reduce((sum, commune) => sum + commune.count, 0)
  findings.push(...sumFindings(code, draft, total))
  const province = known.units.provinces.get(code) as { id: number; population: number | null }
  const tables = [...draft.tables].map(([table, { values }]) => {
    const list = known.closedLists.get(table) ?? []
    return [table, Object.fromEntries(list.map((value) => [value, values[value] ?? 0]))] as const
  })
  return {
    id: province.id,
    population: province.population,
    communes,
    noUnit: draft.noUnit,
    noPoint: draft.noPoint,
    tables: Object.fromEntries(tables),
  }
}

function* sumFindings(code: string, draft: Draft, total: number): Iterable<CaseloadFinding> {
  if (draft.total !== null && draft.total.count !== total) {
    const message = `the total of province ${code} is not the sum of its communes and noUnit`
    yield { row: draft.total.row, code: 'sum', message }
  }
  if (draft.noPoint < draft.noUnit || draft.noPoint > total) {
    const message = `in province ${code} noPoint is not between noUnit and the total`
    yield { row: draft.row, code: 'sum', message }
  }
  for (const [table, { row, values }] of draft.tables) {
    const sum = Object.values(values).reduce((all, count) => all + count, 0)
    if (sum !== total)
      yield { row, code: 'sum', message: `${table} of province ${code} does not sum to its total` }
  }
}
