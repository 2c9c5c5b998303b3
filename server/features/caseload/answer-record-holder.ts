import type { Context } from '../../http/endpoint.ts'
import { checkInput } from '../../http/input.ts'
import { CaseFilters, programmesOf, VALUES_OF } from '../cases/filters.ts'
import { recordScope } from '../cases/record-scope.ts'
import { hierarchyOn, unitRows } from '../coverage/hierarchy.ts'
import { pointRegisterCounts } from '../points/point-counts.ts'
import { answerCaseload, REGISTER_FILTERS } from './answer-caseload.ts'
import { NO_DATA } from './display.ts'
import { emptyFigure, everybody, type RegisterFigure, registerFigures, together } from './register-figures.ts'
import { type RegisterPlaces, registerPlaces } from './register-places.ts'
import {
  type RegisterCount,
  type RegisterCountWish,
  registerCounts,
  registerIsKept,
} from './register-queries.ts'
import { countedCell, registerRow, withoutData } from './register-rows.ts'
import type { By, Caseload, CaseloadQuery, CaseloadRow } from './schemas.ts'

type RecordHolderContext = Pick<
  Context<unknown, CaseloadQuery, unknown>,
  'trx' | 'query' | 'account' | 'today' | 'services' | 'audit'
> &
  Partial<Pick<Context, 'points'>>

/**
 * Counts as whoever keeps records reads them: units that lie wholly in the scope from the records, all others from the
 * release, or "no data" where the release does not have what was asked. `total` and `notMapped` are of the records.
 * A `period` names a release, so its answer is the release alone: the register knows only today.
 * @throws 400 naming a filter; as `answerCaseload` for `period` and `unit`
 */
export async function answerRecordHolder(context: RecordHolderContext): Promise<Caseload> {
  const { trx, query } = context
  if (query.period !== undefined) return answerCaseload(context)
  const { level, asOf = context.today, by, unit } = query
  const filters = filtersOf(query)
  const released = await answerCaseload({ ...context, query: { level, asOf, by, unit } })
  const scope = (await registerIsKept(trx)) ? await recordScope(trx) : new Set<number>()
  const places = await registerPlaces(context, level, asOf)
  const counts = await countRecords(context, { filters, scope, places })
  context.audit({ level, asOf, by, ...filters })
  return mixed({
    released,
    places,
    counts,
    scope,
    bestFit: await bestFitUnits(context, level, asOf),
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
  context: RecordHolderContext,
  asked: Pick<RegisterCountWish, 'filters' | 'scope'> & { places: RegisterPlaces },
): Promise<RegisterCount[]> {
  const { filters, scope, places } = asked
  const { trx, today, query, points } = context
  const { by = null } = query
  const { divided, unitOfLeaf } = places
  if (points && divided.length === 0) {
    const { hierarchy } = await hierarchyOn(context, today)
    return pointRegisterCounts(points, { filters, scope, by, today, hierarchy })
  }
  return registerCounts(trx, { filters, scope, by, today, divided, leaves: [...unitOfLeaf.keys()] })
}

/** Former districts that are shown as whole communes of today: even exact counts of them are estimates of the district. */
async function bestFitUnits(
  context: RecordHolderContext,
  level: CaseloadQuery['level'],
  asOf: string,
): Promise<ReadonlySet<number>> {
  const { hierarchy } = await hierarchyOn(context, asOf)
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
