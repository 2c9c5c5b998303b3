import { asStats } from '../../db/transactions.ts'
import type { Context, Json } from '../../http/endpoint.ts'
import { checkInput } from '../../http/input.ts'
import type { View } from '../audit/look-log.ts'
import { recordLook } from '../audit/record-look.ts'
import { CaseFilters, programmesOf, VALUES_OF } from '../cases/filters.ts'
import type { Hierarchy } from '../coverage/hierarchy.ts'
import { pointRegisterCounts } from '../points/point-counts.ts'
import { turn } from '../points/turns.ts'
import { answerCaseload, REGISTER_FILTERS } from './answer-caseload.ts'
import { type MixedPlanes, mixedCaseload, mixPlanes } from './mixed-planes.ts'
import type { RegisterPlaces } from './register-places.ts'
import { type RegisterCounts, type RegisterCountWish, registerCounts } from './register-queries.ts'
import { type RegisterSources, sourcesInMemory, sourcesInTransaction } from './register-sources.ts'
import type { By, Caseload, CaseloadQuery } from './schemas.ts'
import { writeCaseload } from './write-caseload.ts'

type Asking = Pick<Context<unknown, CaseloadQuery, unknown>, 'query' | 'account' | 'today' | 'services'>
type InTransaction = Asking & Pick<Context, 'trx' | 'audit'> & Partial<Pick<Context, 'points'>>

/**
 * Counts as whoever keeps records reads them: units that lie wholly in the scope from the records, all others from the
 * release, or "no data" where the release does not have what was asked. `total` and `notMapped` are of the records.
 * A `period` names a release, so its answer is the release alone: the register knows only today.
 * @throws 400 naming a filter; as `answerCaseload` for `period` and `unit`
 */
export async function answerRecordHolder(context: InTransaction): Promise<Caseload> {
  if (context.query.period !== undefined) return answerCaseload(context)
  context.audit(lookOf(context))
  return mixedCaseload(await answerFrom(sourcesInTransaction(context), context))
}

/** The same without a transaction, as far as memory goes, and written. */
export async function answerFromMemory(context: Context<unknown, CaseloadQuery>): Promise<Caseload | Json> {
  const { query, account, today, services, sender } = context
  const view = lookOf(context)
  if (query.period === undefined) {
    const answer = await answerFrom(await sourcesInMemory(context), context)
    await recordLook({ account, services, sender, query: view }, LOOK)
    await turn()
    return writeCaseload(answer)
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
): Promise<MixedPlanes> {
  const { level, asOf = today, by, unit } = query
  const filters = filtersOf(query)
  const released = await sources.released({ level, asOf, by, unit })
  const scope = await sources.scope()
  const places = await sources.places(level, asOf)
  const counts = await countRecords(sources, { filters, scope, places, by: by ?? null, today })
  const bestFit = bestFitUnits(await sources.hierarchy(asOf), level)
  await turn()
  return mixPlanes({
    ...{ released, places, counts, scope, bestFit },
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
): Promise<RegisterCounts> {
  const { places, ...wish } = asked
  const { divided, unitOfLeaf } = places
  if (points && divided.length === 0)
    return pointRegisterCounts(points, { ...wish, hierarchy: await hierarchy(wish.today) })
  return inDatabase((trx) => registerCounts(trx, { ...wish, divided, leaves: [...unitOfLeaf.keys()] }))
}

/** Former districts that are shown as whole communes of today: even exact counts of them are estimates of the district. */
function bestFitUnits({ zones }: Hierarchy, level: CaseloadQuery['level']): ReadonlySet<number> {
  return new Set(level === 'district' ? zones.map(({ unitId }) => unitId) : [])
}
