import { asStats } from '../../db/transactions.ts'
import type { Context } from '../../http/endpoint.ts'
import { checkInput } from '../../http/input.ts'
import type { View } from '../audit/look-log.ts'
import { recordLook } from '../audit/record-look.ts'
import { CaseFilters, programmesOf, VALUES_OF } from '../cases/filters.ts'
import { type Hierarchy, unitRows } from '../coverage/hierarchy.ts'
import { pointRegisterCounts } from '../points/point-counts.ts'
import { answerCaseload, REGISTER_FILTERS } from './answer-caseload.ts'
import { NO_DATA } from './display.ts'
import { emptyFigure, everybody, type RegisterFigure, registerFigures, together } from './register-figures.ts'
import type { RegisterPlaces } from './register-places.ts'
import { type RegisterCount, type RegisterCountWish, registerCounts } from './register-queries.ts'
import { countedCell, registerRow, withoutData } from './register-rows.ts'
import { type RegisterSources, sourcesInMemory, sourcesInTransaction } from './register-sources.ts'
import type { By, Caseload, CaseloadQuery, CaseloadRow } from './schemas.ts'

type Asking = Pick<Context<unknown, CaseloadQuery, unknown>, 'query' | 'account' | 'today' | 'services'>
type InTransaction = Asking & Pick<Context, 'trx' | 'audit'> & Partial<Pick<Context, 'points'>>

/**
 * Counts as whoever keeps records reads them: units that lie wholly in the scope from the records, all others from the
 * release, or "no data" where the release does not have what was asked. `total` and `notMapped` are of the records.
 * A `period` names a release, so its answer is the release alone: the register knows only today.
 * @throws 400 naming a filter; as `answerCaseload` for `period` and `unit`
 */
export function answerRecordHolder(context: InTransaction): Promise<Caseload> {
  if (context.query.period !== undefined) return answerCaseload(context)
  context.audit(lookOf(context))
  return answerFrom(sourcesInTransaction(context), context)
}

/** The same without a transaction, as far as memory goes. */
export async function answerFromMemory(context: Context<unknown, CaseloadQuery>): Promise<Caseload> {
  const { query, account, today, services, sender } = context
  const view = lookOf(context)
  if (query.period === undefined) {
    const answer = await answerFrom(await sourcesInMemory(context), context)
    await recordLook({ account, services, sender, query: view }, LOOK)
    return answer
  }
  const released = await asStats(services.db, (trx) =>
    answerCaseload({ trx, query, account, today, services }),
  )
  await recordLook({ account, services, sender, query: view }, LOOK)
  return released
}

const LOOK = {
  action: 'caseload.read',
  route: 'GET /caseload',
  detail: (view: View) => view,
}

/** What the log says of a look. */
function lookOf({ query, today }: Pick<Asking, 'query' | 'today'>): View {
  const { level, asOf = today, by, period } = query
  const named = Object.entries({ level, asOf, by, period }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(named), ...filtersOf(query) }
}

async function answerFrom(
  sources: RegisterSources,
  { query, today }: Pick<Asking, 'query' | 'today'>,
): Promise<Caseload> {
  const { level, asOf = today, by, unit } = query
  const filters = filtersOf(query)
  const released = await sources.released({ level, asOf, by, unit })
  const scope = await sources.scope()
  const places = await sources.places(level, asOf)
  const counts = await countRecords(sources, { filters, scope, places, by: by ?? null, today })
  return mixed({
    released,
    places,
    counts,
    scope,
    bestFit: bestFitUnits(await sources.hierarchy(asOf), level),
    values: by ? valuesOf(by, filters) : null,
    isFiltered: REGISTER_FILTERS.some((name) => query[name] !== undefined),
    someUnits: unit !== undefined,
  })
}

function filtersOf(query: CaseloadQuery): CaseFilters {
  const given = REGISTER_FILTERS.filter((name) => query[name] !== undefined)
  return checkInput(CaseFilters, Object.fromEntries(given.map((name) => [name, query[name]])))
}

/** All values of a table, so that the legend stays; of programmes those that are counted. */
function valuesOf(by: By, filters: CaseFilters): readonly string[] {
  return by === 'programme' ? programmesOf(filters) : VALUES_OF[by]
}

async function countRecords(
  { points, hierarchy, inDatabase }: RegisterSources,
  asked: Pick<RegisterCountWish, 'filters' | 'scope' | 'by' | 'today'> & { places: RegisterPlaces },
): Promise<RegisterCount[]> {
  const { places, ...wish } = asked
  const { divided, unitOfLeaf } = places
  if (points && divided.length === 0)
    return pointRegisterCounts(points, { ...wish, hierarchy: await hierarchy(wish.today) })
  return inDatabase((trx) => registerCounts(trx, { ...wish, divided, leaves: [...unitOfLeaf.keys()] }))
}

/** Former districts that are shown as whole communes of today: even exact counts of them are estimates of the district. */
function bestFitUnits(hierarchy: Hierarchy, level: CaseloadQuery['level']): ReadonlySet<number> {
  const estimated = unitRows(hierarchy, level).filter((unit) => unit.estimated)
  return new Set(estimated.map(({ unitId }) => unitId))
}

interface BothPlanes {
  released: Caseload
  places: RegisterPlaces
  counts: readonly RegisterCount[]
  scope: ReadonlySet<number>
  bestFit: ReadonlySet<number>
  values: readonly string[] | null
  isFiltered: boolean
  someUnits: boolean
}

function mixed(both: BothPlanes): Caseload {
  const { released, places, counts, scope, bestFit, values, isFiltered, someUnits } = both
  const figures = registerFigures(counts, places)
  const isInside = ({ unitId }: CaseloadRow) => liesWhollyIn(places.keepersOf.get(unitId), scope)
  const outsideHasData = !isFiltered && (values === null || released.rows.some(hasTable))
  const figureOf = ({ unitId }: CaseloadRow) => figures.get(unitId) ?? emptyFigure()
  const rows = released.rows.map((row) => {
    if (isInside(row)) return registerRow(row, figureOf(row), { values, bestFit: bestFit.has(row.unitId) })
    return outsideHasData ? row : withoutData(row, values)
  })
  const inside = released.rows.filter(isInside)
  if (scope.size === 0) return { ...released, rows, ...(isFiltered ? UNKNOWN_TOTAL : {}) }
  const whole = someUnits ? together(inside.map(figureOf)) : everybody(counts, places)
  const nobody = someUnits && inside.length === 0
  return { ...released, plane: 'register', rows, ...(nobody ? UNKNOWN_TOTAL : totalOf(whole)) }
}

const UNKNOWN_TOTAL = { total: NO_DATA, notMapped: { noUnit: null, noPoint: null } }

function totalOf({ people, estimated, noUnit, noPoint }: RegisterFigure) {
  return {
    total: countedCell(people, estimated),
    notMapped: { noUnit: Math.round(noUnit), noPoint: Math.round(noPoint) },
  }
}

function liesWhollyIn(keepers: ReadonlySet<number> | undefined, scope: ReadonlySet<number>): boolean {
  return keepers !== undefined && keepers.size > 0 && [...keepers].every((unitId) => scope.has(unitId))
}

/** Whether the release tells anything of the table that was asked for. */
function hasTable({ by }: CaseloadRow): boolean {
  return Object.values(by ?? {}).some(({ state }) => state !== 'noData')
}
