import type { MultiPolygon } from 'geojson'
import type { GeometryJob, JoinedShape, TileSetPlan } from '../tiles/geometry-job.ts'
import type { Level } from '../units/schemas.ts'
import { intersection } from './day-spans.ts'
import type { UnitIds } from './load-units.ts'
import type { DaySpan, PackBoundary, PackUnit } from './pack-types.ts'
import type { ZonePlan } from './plan-zones.ts'
import { groupBy, LEVELS, parentFinder } from './read-units.ts'
import { mergeEqualSlices, timeSlices } from './time-slices.ts'

/** What the geometry worker will do, and which of its shapes are whose. */
export interface GeometryPlan {
  job: GeometryJob
  tileSets: { level: Level; span: DaySpan }[]
  /** Units whose outline is joined from the communes inside them. */
  joinedUnits: Map<string, PackUnit[]>
  /** Zones by the key of their joined shape: those of several dates share one while their communes look the same. */
  zones: Map<string, ZonePlan[]>
}

/** The key of a unit's polygon: all rows of a vintage with one level and code share it. */
export function shapeKey(unit: { vintage: string; level: string; code: string }): string {
  return `${unit.vintage} ${unit.level} ${unit.code}`
}

/** Plans outlines, levels of detail and tile sets for the polygons of a pack. */
export function planGeometry(
  ids: UnitIds,
  boundaries: readonly PackBoundary[],
  zones: readonly ZonePlan[],
): GeometryPlan {
  const units = [...ids.keys()]
  const drawn = new Map(boundaries.map((boundary) => [shapeKey(boundary), boundary.geometry]))
  const joined = joinedOutlines(units, drawn)
  const own = boundaries.filter((boundary) => !joined.has(shapeKey(boundary)))
  const zoneShapes = shapesOfZones(zones, drawn)
  const hasShape = (unit: PackUnit) => drawn.has(shapeKey(unit)) || joined.has(shapeKey(unit))
  const shown: Shown[] = units.filter(hasShape).map((unit) => ({ unit, span: unit, key: shapeKey(unit) }))
  for (const [key, { zones: same }] of zoneShapes) {
    for (const zone of same) shown.push({ unit: zone.district, span: zone.span, key })
  }
  shown.sort((a, b) => (ids.get(a.unit) as number) - (ids.get(b.unit) as number))
  const sets = LEVELS.flatMap((level) => tileSetsOf(level, shown, ids))
  return {
    job: {
      layers: [...groupBy(own, ({ vintage, level }) => `${vintage} ${level}`).values()].map(toLayer),
      joined: [
        [...joined].map(([key, memberKeys]): JoinedShape => ({ key, memberKeys, plane: planeOf(key) })),
        [...zoneShapes].map(([key, { memberKeys, plane }]): JoinedShape => ({ key, memberKeys, plane })),
      ],
      tileSets: sets.map(({ features }, set) => ({ set, features })),
    },
    tileSets: sets.map(({ level, span }) => ({ level, span })),
    joinedUnits: groupBy(
      units.filter((unit) => joined.has(shapeKey(unit))),
      shapeKey,
    ),
    zones: new Map([...zoneShapes].map(([key, { zones: same }]) => [key, same])),
  }
}

/** Vintage and level of a shape key. */
function planeOf(key: string): string {
  return key.split(' ').slice(0, 2).join(' ')
}

interface ZoneShape {
  /** The first day: communes of one day do not overlap. */
  plane: string
  zones: ZonePlan[]
  memberKeys: string[]
}

/** The outlines of zones to be joined; a zone none of whose communes has a polygon has none. */
function shapesOfZones(
  zones: readonly ZonePlan[],
  drawn: ReadonlyMap<string, MultiPolygon>,
): Map<string, ZoneShape> {
  const shapes = new Map<string, ZoneShape>()
  for (const zone of zones) {
    const memberKeys = [...new Set(zone.members.map(shapeKey))].filter((key) => drawn.has(key)).sort()
    if (memberKeys.length === 0) continue
    const key = `zone ${zone.district.code} ${memberKeys.join('+')}`
    const shape = shapes.get(key)
    if (shape) shape.zones.push(zone)
    else shapes.set(key, { zones: [zone], memberKeys, plane: zone.span.from ?? '' })
  }
  return shapes
}

function toLayer(boundaries: PackBoundary[]) {
  return { shapes: boundaries.map((boundary) => ({ key: shapeKey(boundary), geometry: boundary.geometry })) }
}

/**
 * Outlines to be joined from communes: provinces whose communes all have a polygon (their own outline often comes from
 * another source and would not meet the communes' borders), and districts that have no polygon of their own.
 */
function joinedOutlines(units: PackUnit[], drawn: ReadonlyMap<string, MultiPolygon>): Map<string, string[]> {
  const parentsOf = parentFinder(units)
  const inside = new Map<string, Set<string>>()
  const addTo = (unit: PackUnit, commune: string) => {
    for (const parent of parentsOf(unit)) {
      inside.set(shapeKey(parent), (inside.get(shapeKey(parent)) ?? new Set()).add(commune))
      addTo(parent, commune)
    }
  }
  for (const unit of units) if (unit.level === 'commune') addTo(unit, shapeKey(unit))
  const wanted = [...inside].filter(
    ([key, communes]) =>
      (key.includes(' province ') || !drawn.has(key)) && [...communes].every((commune) => drawn.has(commune)),
  )
  return new Map(wanted.map(([key, communes]) => [key, [...communes]]))
}

interface Shown {
  unit: PackUnit
  span: DaySpan
  key: string
}

function tileSetsOf(level: Level, shown: readonly Shown[], ids: UnitIds) {
  const ofLevel = shown.filter(({ unit }) => unit.level === level)
  const slices = timeSlices(ofLevel.map(({ span }) => span)).map((span) => ({
    span,
    value: ofLevel.filter((one) => intersection(one.span, span) !== null),
  }))
  const merged = mergeEqualSlices(slices, (value) =>
    value.map(({ unit, key }) => `${ids.get(unit)} ${key}`).join(','),
  )
  return merged
    .filter(({ value }) => value.length > 0)
    .map(({ span, value }) => ({ level, span, features: toFeatures(value, ids) }))
}

function toFeatures(shown: readonly Shown[], ids: UnitIds): TileSetPlan['features'] {
  return shown.map(({ unit, key }) => ({
    unitId: ids.get(unit) as number,
    code: unit.code,
    name: unit.name,
    shapeKey: key,
  }))
}
