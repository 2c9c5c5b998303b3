import type {
  Caseload,
  CaseloadRow,
  CellState,
  Coverage,
  ReleaseList,
  Unit,
  UnitList,
} from '@hoanhap/server/contract.ts'
import type { Page } from 'playwright-core'
import type { Theme, ViewLevel } from '../../../web/src/url-state/view-state.ts'
import { api } from './steps.ts'

/** What a unit must show: the state of its figure, and the number where there is one. */
export interface ExpectedFigure {
  state: CellState
  value: number | null
}
export type Expected = Map<number, ExpectedFigure>

/** What a map shows, as a person would ask for it. */
export interface Asked {
  theme: Theme
  level: ViewLevel
  /** Code of the place; none is the whole country. */
  place?: string
  asOf?: string
}

interface Answers {
  caseload: Map<number, CaseloadRow>
  previous: Map<number, CaseloadRow>
  coverage: Map<number, Coverage['rows'][number]>
}

/**
 * The figures of a theme on the units that have a boundary, computed from the rows of the API by the definitions that
 * the page gives its readers.
 */
export async function expectedFigures(page: Page, asked: Asked): Promise<Expected> {
  const { theme, level, place, asOf } = asked
  const on = asOf ? `&asOf=${asOf}` : ''
  const within = place ? `&parent=${place}` : ''
  const by = theme === 'supportNeed' ? '&by=supportNeed' : ''
  const { items } = await api<UnitList>(page, `/units?level=${level}&limit=1000${within}${on}`)
  const releases = await api<ReleaseList>(page, '/releases')
  const before = releases.items
    .map(({ period }) => period)
    .sort()
    .at(-2)
  const caseload = await api<Caseload>(page, `/caseload?level=${level}${by}${on}`)
  const previous = await api<Caseload>(page, `/caseload?level=${level}&period=${before}${on}`)
  const coverage = await api<Coverage>(page, `/coverage?level=${level}${on}`)
  const answers = {
    caseload: byUnit(caseload.rows),
    previous: byUnit(previous.rows),
    coverage: byUnit(coverage.rows),
  }
  const drawable = items.filter(({ bbox }) => bbox !== null)
  return new Map(drawable.map((unit) => [unit.id, figureOf(theme, unit, answers)]))
}

function byUnit<Row extends { unitId: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.unitId, row]))
}

const NO_DATA: ExpectedFigure = { state: 'noData', value: null }

function figureOf(theme: Theme, unit: Unit, answers: Answers): ExpectedFigure {
  const row = answers.caseload.get(unit.id)
  const places = answers.coverage.get(unit.id)
  if (!row || !places) return NO_DATA
  if (theme === 'employers' || theme === 'services') return present(places[theme], places.estimated)
  if (theme === 'nearest')
    return measured(places.nearestEmployerKm, places.estimated ? 'estimated' : 'value', 1)
  if (row.count === null) return { state: row.state, value: null }
  if (theme === 'caseload') return { state: row.state, value: row.count }
  if (theme === 'rate') return measured(ratio(1000 * row.count, unit.population), row.state, 1)
  if (theme === 'change') return change(row, answers.previous.get(unit.id))
  if (theme === 'supportNeed') return share(row)
  const state = row.state === 'estimated' || places.estimated ? 'estimated' : 'value'
  return measured(ratio(100 * places.openings, row.count), state, 0)
}

function present(count: number, estimated: boolean): ExpectedFigure {
  if (estimated) return { state: 'estimated', value: count }
  return { state: count === 0 ? 'zero' : 'value', value: count }
}

function measured(value: number | null, state: CellState, decimals: number): ExpectedFigure {
  return value === null ? NO_DATA : { state, value: Number(value.toFixed(decimals)) }
}

function ratio(part: number, whole: number | null): number | null {
  return whole ? part / whole : null
}

function change(row: CaseloadRow, before: CaseloadRow | undefined): ExpectedFigure {
  if (!before) return NO_DATA
  if (before.count === null) return { state: before.state, value: null }
  const estimated = row.state === 'estimated' || before.state === 'estimated'
  return { state: estimated ? 'estimated' : 'value', value: (row.count ?? 0) - before.count }
}

/** Of the people with an assessment in force: the three bands, or all but those without one. */
function share({ count, by = {} }: CaseloadRow): ExpectedFigure {
  const { high, medium, low, none } = by
  if (!high) return NO_DATA
  if (high.count === null) return { state: high.state, value: null }
  const bands = [high, medium, low].map((cell) => cell?.count ?? null)
  const all = bands.reduce((sum, band) => (sum === null || band === null ? null : sum + band), 0)
  const others = count === null || typeof none?.count !== 'number' ? null : count - none.count
  const assessed = all ?? others
  if (assessed === null) return { state: 'suppressed', value: null }
  return measured(ratio(100 * high.count, assessed), high.state === 'estimated' ? 'estimated' : 'value', 1)
}
