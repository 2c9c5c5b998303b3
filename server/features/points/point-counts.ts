import { all, type Condition } from '@hoanhap/geo/point-store/conditions.ts'
import type { UnitCounts } from '@hoanhap/geo/point-store/count-units.ts'
import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { WORLD_SIDE } from '@hoanhap/geo/point-store/world-point.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import type { FacetCounts, PeopleOfUnit } from '../caseload/facet-queries.ts'
import type { RegisterCount } from '../caseload/register-queries.ts'
import { CASE_VALUES, type CaseValue, VALUES_OF } from '../cases/filters.ts'
import type { PlacedCase } from '../tiles/case-places.ts'
import {
  caseQuestion,
  chosenValues,
  fixedCondition,
  hasValue,
  type PointWish,
  wantedUnits,
} from './case-questions.ts'

/** The same answer as `registerCounts` gives where no commune is divided. */
export function pointRegisterCounts(
  store: PointStore,
  wish: PointWish & { by: CaseValue | null },
): RegisterCount[] {
  const { by, today } = wish
  const { scope, filter } = caseQuestion(store, wish)
  const values = by === null ? [null] : VALUES_OF[by]
  return values.flatMap((value) => {
    const fits: Condition[] = by === null || value === null ? [] : [hasValue(by, value, today)]
    const counts = store.unitCounts({ scope, filter: all([filter, ...fits]) })
    return peopleByUnit(store, counts).map((count) => ({ ...count, leafId: null, value }))
  })
}

/** The same answer as `facetCounts` gives. */
export function pointFacetCounts(store: PointStore, wish: PointWish): FacetCounts {
  const { filters, today, scope } = wish
  const facets = CASE_VALUES.map((name) => ({
    values: VALUES_OF[name].map((value) => hasValue(name, value, today)),
    chosen: chosenValues(filters, name)?.map((value) => VALUES_OF[name].indexOf(value)) ?? null,
  }))
  const { counts, units, total } = store.facets({
    scope: store.unitSet(scope),
    fixed: fixedCondition(filters),
    facets,
    units: wantedUnits(store, wish),
  })
  return {
    total: peopleByUnit(store, total),
    units: peopleByUnit(store, units),
    values: new Map(CASE_VALUES.map((name, facet) => [name, countsByValue(name, counts[facet])])),
  }
}

function countsByValue(name: CaseValue, counts: Uint32Array | undefined): Map<string, number> {
  return new Map(VALUES_OF[name].map((value, index) => [value, counts?.[index] ?? 0]))
}

/** Units that keep somebody. */
function peopleByUnit({ schema }: PointStore, { people, located }: UnitCounts): PeopleOfUnit[] {
  return schema.units.flatMap((unitId, index) => {
    const count = people[index] ?? 0
    return count > 0 ? [{ unitId, people: count, located: located[index] ?? 0 }] : []
  })
}

/** People with a point by Morton key, as `peopleByCell` tells them. */
export function pointCells(
  store: PointStore,
  wish: PointWish & { within: Tile },
  cellZoom: number,
): Map<number, number> {
  const { keys, counts } = store.cells(caseQuestion(store, wish), wish.within, cellZoom)
  return new Map([...keys].map((key, index) => [key, counts[index] ?? 0]))
}

/** Everybody who lives in a tile, from the lowest id on, with the place as shares of the world's width and height. */
export function pointPlaces(store: PointStore, wish: PointWish & { within: Tile }): PlacedCase[] {
  const { ids, x, y } = store.points(caseQuestion(store, wish), wish.within, Number.MAX_SAFE_INTEGER)
  return ids.map((id, index) => ({ id, place: [(x[index] ?? 0) / WORLD_SIDE, (y[index] ?? 0) / WORLD_SIDE] }))
}
