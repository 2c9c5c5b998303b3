import { asRequest } from '../../db/transactions.ts'
import type { Context } from '../../http/endpoint.ts'
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
import { type FacetCounts, facetCounts, type PeopleOfUnit } from './facet-queries.ts'
import { countedCell } from './register-rows.ts'
import type { CaseFacets, CellValue, FacetUnit } from './schemas.ts'

type FacetContext = Context<unknown, CaseFilters>

/** Counts of every filter value under the other filters, over the records of the caller's scope. */
export async function answerFacets(context: FacetContext): Promise<CaseFacets> {
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
  return {
    ...totals(total, hierarchy),
    facets: Object.fromEntries(cells),
    units: unitsOf(units, context.recordScope(), hierarchy),
  }
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

/** A province has its own queue and what its communes have. */
function unitsOf(
  counts: readonly PeopleOfUnit[],
  scope: ReadonlySet<number>,
  { units }: Hierarchy,
): FacetUnit[] {
  const people = new Map<number, number>()
  for (const { unitId, people: more } of counts) {
    const unit = units.get(unitId)
    const holders = unit?.level === 'commune' ? [unit.id, unit.parentId] : [unit?.id]
    for (const id of holders) if (id) people.set(id, (people.get(id) ?? 0) + more)
  }
  return [...units.values()]
    .filter(({ id }) => scope.has(id))
    .map(({ id, code, name, level, parentId }) => {
      const parentCode = units.get(parentId ?? 0)?.code ?? null
      const { state, count, display } = countedCell(people.get(id) ?? 0, false)
      return { unitId: id, code, name, level, parentCode, state, count, display }
    })
}

function sumOf(counts: readonly PeopleOfUnit[]): number {
  return counts.reduce((sum, { people }) => sum + people, 0)
}
