import type { Day } from '@hoanhap/geo/day.ts'
import { contains, intersection } from './day-spans.ts'
import type { Succession } from './derive-successions.ts'
import type { PackBoundary, PackPlace, PackUnit } from './pack-types.ts'
import { PolygonLookup } from './point-in-polygon.ts'
import { groupBy } from './read-units.ts'

/** How it is known that a place lies in a unit: by its point, as declared, or because of where it lies on another date. */
export type PlacingMethod = 'boundary' | 'declared' | 'lineage'

export interface Placing {
  unit: PackUnit
  method: PlacingMethod
}

/**
 * Answers the commune of every date for a place: the commune whose polygon holds the point; on dates without polygons
 * the declared one; on the dates before and after, the unit that is certain by lineage (the only predecessor, or the
 * whole successor). Where lineage leaves a choice, the place has no commune on that date.
 */
export function placer(
  units: readonly PackUnit[],
  boundaries: readonly PackBoundary[],
  successions: readonly Succession[],
  today: Day,
): (place: Pick<PackPlace, 'point' | 'unitCode'>) => Placing[] {
  const communes = units.filter((unit) => unit.level === 'commune')
  const rows = groupBy(communes, (unit) => `${unit.vintage} ${unit.code}`)
  const drawn = groupBy(
    boundaries.filter((boundary) => boundary.level === 'commune'),
    (boundary) => boundary.vintage,
  )
  const lookups = [...drawn.values()].map(
    (ofVintage) =>
      new PolygonLookup(
        ofVintage.map((boundary) => ({
          value: `${boundary.vintage} ${boundary.code}`,
          geometry: boundary.geometry,
        })),
      ),
  )
  const current = new Map(communes.filter((unit) => contains(unit, today)).map((unit) => [unit.code, unit]))
  const neighbours = certainNeighbours(successions)
  return ({ point, unitCode }) => {
    const keys = point ? lookups.flatMap((lookup) => lookup.at(point) ?? []) : []
    const placings = keys.flatMap((key) =>
      (rows.get(key) ?? []).map((unit): Placing => ({ unit, method: 'boundary' })),
    )
    const declared = unitCode === null ? undefined : current.get(unitCode)
    if (declared && isFree(declared, placings)) placings.push({ unit: declared, method: 'declared' })
    return followLineage(placings, neighbours)
  }
}

function isFree(unit: PackUnit, placings: readonly Placing[]): boolean {
  return !placings.some((placing) => intersection(placing.unit, unit) !== null)
}

function followLineage(placings: Placing[], neighbours: Map<PackUnit, PackUnit[]>): Placing[] {
  // The list grows while it is walked: what lineage adds is followed further.
  for (const { unit } of placings) {
    for (const neighbour of neighbours.get(unit) ?? []) {
      if (isFree(neighbour, placings)) placings.push({ unit: neighbour, method: 'lineage' })
    }
  }
  return placings
}

/** For every unit, the units before and after that surely hold every place in it. */
function certainNeighbours(successions: readonly Succession[]): Map<PackUnit, PackUnit[]> {
  const neighbours = new Map<PackUnit, PackUnit[]>()
  const add = (from: PackUnit, to: PackUnit) => neighbours.set(from, [...(neighbours.get(from) ?? []), to])
  const sources = new Map<PackUnit, Succession[]>()
  for (const succession of successions) {
    if (succession.old.level !== 'commune') continue
    sources.set(succession.new, [...(sources.get(succession.new) ?? []), succession])
    if (succession.share === 'whole') add(succession.old, succession.new)
  }
  for (const [unit, [only, ...others]] of sources) if (only && others.length === 0) add(unit, only.old)
  return neighbours
}
