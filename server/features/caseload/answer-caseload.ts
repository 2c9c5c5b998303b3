import type { Day } from '@hoanhap/geo/day.ts'
import { DEFAULT_HIDING_RULE } from '@hoanhap/geo/disclosure/release-rule.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { type Hierarchy, hierarchyOn, unitOfLeaf, unitRows } from '../coverage/hierarchy.ts'
import { knownCodes } from '../coverage/known-codes.ts'
import { type ReleaseKey, releaseForPeriod } from '../releases/queries.ts'
import type { Level } from '../units/schemas.ts'
import { caseloadRows, nationalNotMapped, tableCellsByUnit } from './caseload-rows.ts'
import { cellValue, NO_DATA } from './display.ts'
import { type ExpressInput, expressTotals } from './express-release.ts'
import { expressTable } from './express-table.ts'
import { loadLineage, releasedCells } from './queries.ts'
import type { By, Caseload, CaseloadQuery, CellValue } from './schemas.ts'
import { mayReadSupportNeed } from './support-need.ts'

/** Filters of the register: a release has none of them. */
export const REGISTER_FILTERS = [
  'status',
  'programme',
  'sex',
  'ageBand',
  'supportNeed',
  'work',
  'trade',
  'from',
  'to',
] as const

type CaseloadContext = Pick<
  Context<unknown, CaseloadQuery, unknown>,
  'trx' | 'query' | 'account' | 'today' | 'services'
>

/**
 * The released counts by unit. Everyone who may ask gets the same numbers; `unit` only selects rows.
 * @throws 400 not_in_release for a register filter, 403 for support need, 404 naming `period`, 410 when withdrawn
 */
export async function answerCaseload(context: CaseloadContext): Promise<Caseload> {
  const { trx, query, account, today, services } = context
  refuseRegisterFilters(query)
  if (query.by === 'supportNeed' && !mayReadSupportNeed(account.roles)) throw problems.notAllowed()
  const { level, asOf = today, by = null } = query
  const release = await releaseInForce(trx, query.period)
  const { hierarchy, vintage } = await hierarchyOn(context, asOf)
  const key = `caseload:${services.pack.version}:${release?.id ?? 'none'}:${level}:${vintage}:${by ?? ''}`
  const answer = await services.memory.remember(key, () =>
    compute(context, { release, level, asOf, by, hierarchy }),
  )
  const wanted = knownCodes(answer.rows, query.unit, { level, asOf })
  return {
    ...answer,
    asOf,
    rows: query.unit ? answer.rows.filter(({ code }) => wanted.has(code)) : answer.rows,
  }
}

function refuseRegisterFilters(query: CaseloadQuery): void {
  const filter = REGISTER_FILTERS.find((name) => query[name] !== undefined)
  if (filter) throw problems.notInRelease(filter)
}

/**
 * The newest release that stands, or that of a period; undefined while there is none at all.
 * @throws 404 naming `period`, 410 when it was withdrawn
 */
export async function releaseInForce(trx: Trx, period: string | undefined): Promise<ReleaseKey | undefined> {
  const release = await releaseForPeriod(trx, period ?? null)
  if (release?.withdrawn) throw problems.gone(`The release of ${release.period} was withdrawn.`)
  if (!release && period !== undefined) {
    throw problems.notFound([
      { path: 'period', code: 'unknown_period', message: `there is no release of ${period}` },
    ])
  }
  return release
}

interface Question {
  release: ReleaseKey | undefined
  level: Level
  asOf: Day
  by: By | null
  hierarchy: Hierarchy
}

async function compute({ trx, services }: CaseloadContext, question: Question): Promise<Caseload> {
  const { release, level, asOf, by, hierarchy } = question
  const units = unitRows(hierarchy, level)
  if (!release) return withoutRelease(question, caseloadRows(units, new Map(), by ? new Map() : null))
  const { memory, pack } = services
  const lineage = await memory.remember(`lineage:${pack.version}`, () => loadLineage(trx))
  const cells = await memory.remember(`released:${pack.version}:${release.id}`, () =>
    releasedCells(trx, release.id),
  )
  const unitOf = unitOfLeaf(hierarchy, level)
  const { unitsOn } = release
  const rule = DEFAULT_HIDING_RULE
  const input: ExpressInput = { cells, rule, unitsOn, asOf, level, units, unitOf, lineage }
  const totals = expressTotals(input)
  return {
    plane: 'release',
    release: { id: release.id, period: release.period },
    level,
    asOf,
    rows: caseloadRows(units, totals, by ? tableOf(input, by, totals) : null),
    total: cellValue(release.totalState, release.totalCount, 'protect'),
    notMapped: nationalNotMapped(cells),
  }
}

/** A table of provinces, on the units of any date; below the province there is none. */
function tableOf(input: ExpressInput, by: By, totals: ReadonlyMap<number, CellValue>) {
  const derived = input.level === 'province' ? expressTable(input, by, totals) : new Map()
  return tableCellsByUnit(input.cells, input.units, by, derived)
}

function withoutRelease({ level, asOf }: Question, rows: Caseload['rows']): Caseload {
  return {
    plane: 'release',
    level,
    asOf,
    rows,
    total: NO_DATA,
    notMapped: { noUnit: null, noPoint: null },
  }
}
