import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { Context } from '../../http/endpoint.ts'
import { type CaseFilters, type CaseValue, refuseUnknownUnits, VALUES_OF } from '../cases/filters.ts'
import { recordScope } from '../cases/record-scope.ts'
import { type Hierarchy, hierarchyOn } from '../coverage/hierarchy.ts'
import { type FacetCount, facetCounts } from './facet-queries.ts'
import { countedCell } from './register-rows.ts'
import type { CaseFacets, CellValue, FacetUnit } from './schemas.ts'

/** Counts of every filter value under the other filters, over the records of the caller's scope. */
export async function answerFacets(
  context: Pick<Context<unknown, CaseFilters>, 'trx' | 'services' | 'query' | 'today' | 'audit'>,
): Promise<CaseFacets> {
  const { trx, query, today } = context
  await refuseUnknownUnits(context, query)
  const scope = await recordScope(trx)
  const counts = groupBy(await facetCounts(trx, { filters: query, today, scope }), ({ facet }) => facet)
  const { hierarchy } = await hierarchyOn(context, today)
  context.audit({ ...query })
  const of = (facet: FacetCount['facet']) => counts.get(facet) ?? []
  return {
    ...totals(of('total'), hierarchy),
    facets: {
      status: cellsOf('status', of('status')),
      programme: cellsOf('programme', of('programme')),
      sex: cellsOf('sex', of('sex')),
      ageBand: cellsOf('ageBand', of('ageBand')),
      supportNeed: cellsOf('supportNeed', of('supportNeed')),
      work: cellsOf('work', of('work')),
      trade: cellsOf('trade', of('trade')),
    },
    units: unitsOf(of('unit'), scope, hierarchy),
  }
}

function totals(counts: readonly FacetCount[], { units }: Hierarchy) {
  const inQueues = counts.filter(({ value }) => units.get(Number(value))?.level === 'province')
  const total = sumOf(counts)
  const located = counts.reduce((sum, count) => sum + count.located, 0)
  return {
    total: countedCell(total, false),
    located: countedCell(located, false),
    notMapped: { noUnit: sumOf(inQueues), noPoint: total - located },
  }
}

function cellsOf(name: CaseValue, counts: readonly FacetCount[]): Record<string, CellValue> {
  const known = new Map(counts.map(({ value, people }) => [value, people]))
  return Object.fromEntries(
    VALUES_OF[name].map((value) => [value, countedCell(known.get(value) ?? 0, false)]),
  )
}

/** A province has its own queue and what its communes have. */
function unitsOf(
  counts: readonly FacetCount[],
  scope: ReadonlySet<number>,
  { units }: Hierarchy,
): FacetUnit[] {
  const people = new Map<number, number>()
  for (const { value, people: more } of counts) {
    const unit = units.get(Number(value))
    const holders = unit?.level === 'commune' ? [unit.id, unit.parentId] : [unit?.id]
    for (const id of holders) if (id) people.set(id, (people.get(id) ?? 0) + more)
  }
  return [...units.values()]
    .filter(({ id }) => scope.has(id))
    .map(({ id, code, name, level, parentId }) => ({
      unitId: id,
      code,
      name,
      level,
      parentCode: units.get(parentId ?? 0)?.code ?? null,
      ...countedCell(people.get(id) ?? 0, false),
    }))
}

function sumOf(counts: readonly FacetCount[]): number {
  return counts.reduce((sum, { people }) => sum + people, 0)
}
