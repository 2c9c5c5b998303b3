import type { Day } from '@hoanhap/geo/day.ts'
import { addDays } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import { type SuccessionWeight, weightsBetween } from '@hoanhap/geo/lineage/succession-weights.ts'
import type { Lineage } from '../caseload/queries.ts'
import type { Rehoused } from './register-queries.ts'

/** A unit with the days on which it is one, and the province that it lies in; null where it is one itself. */
export interface DatedUnit {
  id: number
  from: Day | null
  /** The first day on which it no longer exists. */
  until: Day | null
  provinceId: number | null
}

/** The units of one day that people can be counted in. */
export interface DayUnits {
  day: Day
  /** Province of every commune; a province is its own. */
  provinceOf: ReadonlyMap<number, number>
}

/**
 * Where people are counted whose unit is not one of the day's. A unit that lived on whole is exact. One that was divided or
 * put together leaves the choice to each person's point, and without a point to the province's queue.
 * @throws RangeError when lineage leads to no province of the day
 */
export function rehouse(
  units: readonly DatedUnit[],
  { day, provinceOf }: DayUnits,
  lineage: Lineage,
): Rehoused[] {
  const byReference = groupBy(units, (unit) => referenceDay(unit, day))
  return [...byReference].flatMap(([reference, group]) => {
    const weights = groupBy(
      weightsBetween(lineage.events, reference, day, lineage.populationOf),
      (weight) => weight.sourceId,
    )
    return group.map((unit) => rehouseOne(unit, day, provinceOf, weights))
  })
}

/** The day nearest to the wanted one on which the unit existed. */
function referenceDay({ from, until }: DatedUnit, day: Day): Day {
  return from !== null && from > day ? from : addDays(until as Day, -1)
}

function rehouseOne(
  unit: DatedUnit,
  day: Day,
  provinceOf: ReadonlyMap<number, number>,
  weights: ReadonlyMap<number, SuccessionWeight[]>,
): Rehoused {
  const targets = (weights.get(unit.id) ?? [])
    .filter(({ targetId }) => provinceOf.has(targetId))
    .sort((a, b) => b.weight - a.weight || a.targetId - b.targetId)
    .map(({ targetId }) => targetId)
  const ofParent = unit.provinceId === null ? [] : (weights.get(unit.provinceId) ?? [])
  const provinceId = [...targets, ...ofParent.map(({ targetId }) => targetId), unit.provinceId ?? 0]
    .map((id) => provinceOf.get(id))
    .find((id) => id !== undefined)
  if (provinceId === undefined)
    throw new RangeError(`rehouse: unit ${unit.id} leads to no province of ${day}`)
  const unitId = targets.length === 1 ? (targets[0] as number) : null
  return { atUnitId: unit.id, unitId, candidateIds: targets, provinceId }
}
