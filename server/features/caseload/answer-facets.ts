import { asRequest } from '../../db/transactions.ts'
import type { Context, Json } from '../../http/endpoint.ts'
import { recordLook } from '../audit/record-look.ts'
import {
  CASE_VALUES,
  type CaseFilters,
  type CaseValue,
  refuseContradictions,
  refuseUnitsUnknownIn,
  VALUES_OF,
} from '../cases/filters.ts'
import { type Hierarchy, rememberedHierarchy } from '../coverage/hierarchy.ts'
import { pointFacetCounts } from '../points/point-counts.ts'
import { turn } from '../points/turns.ts'
import { type FacetCounts, facetCounts, type PeopleOfUnit } from './facet-queries.ts'
import { peopleOfUnits } from './facet-units.ts'
import { countedCell } from './register-rows.ts'
import type { CaseFacets, CellValue } from './schemas.ts'
import { writeFacets } from './write-facets.ts'

type FacetContext = Context<unknown, CaseFilters>

/** Counts of every filter value under the other filters, over the records of the caller's scope; written. */
export async function answerFacets(context: FacetContext): Promise<Json> {
  const { query, today, services } = context
  refuseContradictions(query)
  const hierarchy = await rememberedHierarchy(services, today)
  refuseUnitsUnknownIn(hierarchy, query, today)
  await recordLook(context, {
    action: 'caseload.facets.read',
    route: 'GET /caseload/facets',
    detail: (view) => view,
  })
  const { total, units, values } = await countFacets(context, hierarchy)
  const cells = CASE_VALUES.map((name) => [name, cellsOf(name, values.get(name) ?? new Map())])
  const frame = { ...totals(total, hierarchy), facets: Object.fromEntries(cells) as CaseFacets['facets'] }
  await turn()
  return writeFacets(frame, peopleOfUnits(units, context.recordScope(), hierarchy))
}

async function countFacets(context: FacetContext, hierarchy: Hierarchy): Promise<FacetCounts> {
  const { query: filters, today, points, services, sender } = context
  const wish = { filters, today, scope: context.recordScope() }
  if (points) return pointFacetCounts(points, { ...wish, hierarchy })
  return asRequest(services.db, sender.sessionSecret, 'hoanhap_app', (trx) => facetCounts(trx, wish))
}

function totals(counts: readonly PeopleOfUnit[], { units }: Hierarchy) {
  const inQueues = counts.filter(({ unitId }) => units.get(unitId)?.level === 'province')
  const total = sumOf(counts)
  const located = counts.reduce((sum, count) => sum + count.located, 0)
  return {
    total: countedCell(total, false),
    located: countedCell(located, false),
    notMapped: { noUnit: sumOf(inQueues), noPoint: total - located },
  }
}

function cellsOf(name: CaseValue, counts: ReadonlyMap<string, number>): Record<string, CellValue> {
  return Object.fromEntries(
    VALUES_OF[name].map((value) => [value, countedCell(counts.get(value) ?? 0, false)]),
  )
}

function sumOf(counts: readonly PeopleOfUnit[]): number {
  return counts.reduce((sum, { people }) => sum + people, 0)
}
