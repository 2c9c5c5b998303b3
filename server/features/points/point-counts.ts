import type { UnitCounts } from '@hoanhap/geo/point-store/count-units.ts'
import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { WORLD_SIDE } from '@hoanhap/geo/point-store/world-point.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import type { FacetCounts, PeopleOfUnit } from '../caseload/facet-queries.ts'
import type { CountColumn, RegisterCounts } from '../caseload/register-queries.ts'
import { CASE_VALUES, type CaseValue, VALUES_OF } from '../cases/filters.ts'
import type { PlacedCase } from '../tiles/case-places.ts'
import {
  caseQuestion,
  chosenValues,
  fixedCondition,
  hasValue,
  type PointWish,
  scopeOf,
  wantedUnits,
} from './case-questions.ts'
import { inSteps, turn } from './turns.ts'

/** The same answer as `registerCounts` gives where no commune is divided. */
export async function pointRegisterCounts(
  store: PointStore,
  wish: PointWish & { by: CaseValue | null },
): Promise<RegisterCounts> {
  const { by, today } = wish
  const question = caseQuestion(store, wish)
  if (by === null) {
    await turn()
    return registerCountsOf(store, [{ value: null, ...store.unitCounts(question) }])
  }
  const values = VALUES_OF[by]
  const conditions = values.map((value) => hasValue(by, value, today))
  const counts = await inSteps(() => store.unitCountsByValue(question, conditions))
  return registerCountsOf(
    store,
    counts.map((count, index) => ({ value: values[index] ?? null, ...count })),
  )
}

function registerCountsOf({ schema }: PointStore, columns: CountColumn[]): RegisterCounts {
  return { keepers: schema.units, columns, placed: [] }
}

/** The same answer as `facetCounts` gives. */
export async function pointFacetCounts(store: PointStore, wish: PointWish): Promise<FacetCounts> {
  const { filters, today, scope } = wish
  const facets = CASE_VALUES.map((name) => ({
    values: VALUES_OF[name].map((value) => hasValue(name, value, today)),
    chosen: chosenValues(filters, name)?.map((value) => VALUES_OF[name].indexOf(value)) ?? null,
  }))
  const question = {
    scope: scopeOf(store, scope),
    fixed: fixedCondition(filters),
    facets,
    units: wantedUnits(store, wish),
  }
  const { counts, units, total } = await inSteps(() => store.facets(question))
  return {
    total: peopleByUnit(store, total),
    units: peopleByUnit(store, units),
    values: new Map(CASE_VALUES.map((name, facet) => [name, countsByValue(name, counts[facet])])),
  }
}

function countsByValue(name: CaseValue, counts: Uint32Array | undefined): Map<string, number> {
  return new Map(VALUES_OF[name].map((value, index) => [value, counts?.[index] ?? 0]))
}

/** One for each unit that keeps somebody. */
function peopleByUnit({ schema }: PointStore, { people, located }: UnitCounts): PeopleOfUnit[] {
  const counts: PeopleOfUnit[] = []
  for (let index = 0; index < people.length; index++) {
    const count = people[index] as number
    const unitId = schema.units[index] as number
    if (count > 0) counts.push({ unitId, people: count, located: located[index] as number })
  }
  return counts
}

/** People with a point by Morton key, as `peopleByCell` tells them. */
export async function pointCells(
  store: PointStore,
  wish: PointWish & { within: Tile },
  cellZoom: number,
): Promise<Map<number, number>> {
  await turn()
  const { keys, counts } = store.cells(caseQuestion(store, wish), wish.within, cellZoom)
  return new Map([...keys].map((key, index) => [key, counts[index] ?? 0]))
}

/** Everybody who lives in a tile, from the lowest id on, with the place as shares of the world's width and height. */
export async function pointPlaces(
  store: PointStore,
  wish: PointWish & { within: Tile },
): Promise<PlacedCase[]> {
  await turn()
  const { ids, x, y } = store.points(caseQuestion(store, wish), wish.within, Number.MAX_SAFE_INTEGER)
  return ids.map((id, index) => ({ id, place: [(x[index] ?? 0) / WORLD_SIDE, (y[index] ?? 0) / WORLD_SIDE] }))
}
