import { type MapGeoJSONFeature, type Map as MapLibreMap, Point, type PointLike } from 'maplibre-gl'
import { CASE_LAYER, CASE_POINT_LAYER } from './layers/cases/style.ts'
import { EMPLOYER_LAYER } from './layers/employers/style.ts'
import { PLANNER_PLACES_LAYER } from './layers/planner-places/style.ts'
import { SERVICE_LAYER } from './layers/services/style.ts'
import { TRIAL_LAYER } from './layers/trial-places/style.ts'
import { fillLayerId } from './layers/unit-figures/style.ts'
import type { CasesTarget, MapTarget } from './map-canvas-props.ts'
import type { MapView } from './map-view.ts'
import type { PlaceCluster } from './place-clusters.ts'

/** What lies under a point of the screen, as it is drawn: a person, a marker, a circle of people, then the area. */
export interface Hit {
  target: MapTarget
  /** Set for a marker. */
  cluster?: PlaceCluster<unknown>
}

export function hitAt(view: MapView, point: PointLike): Hit | null {
  return (
    casesAt(view, point, CASE_POINT_LAYER) ??
    plannedAt(view, point) ??
    markerAt(view, point) ??
    casesAt(view, point, CASE_LAYER) ??
    unitAt(view, point)
  )
}

function casesAt(view: MapView, point: PointLike, layer: string): Hit | null {
  const features = rendered(view.map, point, [layer])
  const circles = new Map(features.map(({ properties }) => [String(properties.key), properties]))
  if (circles.size === 0) return null
  const under = unitAt(view, point)?.target
  const all = layer === CASE_POINT_LAYER ? [...circles.values()] : [...circles.values()].slice(0, 1)
  return {
    target: {
      kind: 'cases',
      count: all.reduce((sum, { count = 1 }) => sum + Number(count), 0),
      caseIds: all.flatMap(({ id }) => (id === undefined ? [] : Number(id))),
      keys: all.map(({ key }) => String(key)),
      unitId: under?.kind === 'unit' ? under.unitId : null,
    },
  }
}

/** Small signs are easier to meet with some room around them, in pixels. */
const PLANNED_ROOM = 6

/** What is tried lies over what is there, and a place over its ghost. */
function plannedAt(view: MapView, point: PointLike): Hit | null {
  if (!view.planned) return null
  const { x, y } = Point.convert(point)
  const box: [PointLike, PointLike] = [
    [x - PLANNED_ROOM, y - PLANNED_ROOM],
    [x + PLANNED_ROOM, y + PLANNED_ROOM],
  ]
  const [feature] = rendered(view.map, box, [TRIAL_LAYER, PLANNER_PLACES_LAYER])
  return feature ? { target: { kind: 'planned', placeId: Number(feature.properties.id) } } : null
}

function markerAt(view: MapView, point: PointLike): Hit | null {
  const [feature] = rendered(view.map, point, [EMPLOYER_LAYER, SERVICE_LAYER])
  if (!feature) return null
  const isMarker = (cluster: PlaceCluster<unknown>) => cluster.id === feature.properties.id
  if (feature.layer.id === EMPLOYER_LAYER) {
    const cluster = view.places.employers.find(isMarker)
    return cluster ? { target: { kind: 'employers', employers: cluster.places }, cluster } : null
  }
  const cluster = view.places.services.find(isMarker)
  return cluster ? { target: { kind: 'services', services: cluster.places }, cluster } : null
}

/** The unit of the drawing that lies under a point of the screen. */
export function unitAt(view: MapView, point: PointLike): Hit | null {
  const scene = view.stage.current
  if (!scene) return null
  const [feature] = rendered(view.map, point, [fillLayerId(scene)])
  return feature ? { target: { kind: 'unit', unitId: Number(feature.properties.id) } } : null
}

function rendered(
  map: MapLibreMap,
  point: PointLike | [PointLike, PointLike],
  layers: string[],
): MapGeoJSONFeature[] {
  const existing = layers.filter((id) => map.getLayer(id))
  return existing.length === 0 ? [] : map.queryRenderedFeatures(point, { layers: existing })
}

/** Whether two hits are the same thing, so that moving within an area is no news. */
export function isSameHit(a: Hit | null, b: Hit | null): boolean {
  if (a === null || b === null) return a === b
  if (a.target.kind === 'unit' && b.target.kind === 'unit') return a.target.unitId === b.target.unitId
  if (a.target.kind === 'cases' && b.target.kind === 'cases') return isSameCircle(a.target, b.target)
  if (a.target.kind === 'planned' && b.target.kind === 'planned') return a.target.placeId === b.target.placeId
  return a.cluster !== undefined && a.cluster === b.cluster
}

function isSameCircle(a: CasesTarget, b: CasesTarget): boolean {
  return a.count === b.count && a.keys.join() === b.keys.join()
}
