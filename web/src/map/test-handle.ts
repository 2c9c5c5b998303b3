import type { CellState, Level } from '@hoanhap/server/contract.ts'
import type { MapGeoJSONFeature } from 'maplibre-gl'
import { CASE_LAYER, CASE_POINT_LAYER } from './layers/cases/style.ts'
import { EMPLOYER_LAYER } from './layers/employers/style.ts'
import type { Scene } from './layers/map-layer.ts'
import { SERVICE_LAYER } from './layers/services/style.ts'
import { TRIAL_LAYER } from './layers/trial-places/style.ts'
import { circleLayerId, fillLayerId, PATTERNED_STATES, patternLayerId } from './layers/unit-figures/style.ts'
import type { MapView } from './map-view.ts'

/** One unit of the place as it is drawn on the screen now. */
export interface DrawnUnit {
  unitId: number
  code: string
  state: CellState
  /** `#RRGGBB` of the fill or circle; null where a pattern covers it. */
  color: string | null
  /** Name of the pattern, null where there is none. */
  pattern: string | null
}

/** A read-only look at one map, for journeys that compare the drawing with the table. */
export interface MapHandle {
  readonly id: string
  idle: () => boolean
  /** Whose units the drawing that is seen shows; null before the first one. */
  drawing: () => { level: Level; asOf: string } | null
  drawn: () => DrawnUnit[]
  /** Texts of the labels that are on the screen. */
  labels: () => string[]
  /** Employers and services that the markers on the screen stand for. */
  places: () => { employers: number; services: number }
  /** How many people the circles and points on the screen stand for, and how many of them are single points. */
  people: () => { count: number; points: number }
  /** Circles and points of people on the screen, in pixels from the upper left corner of the map. */
  circles: () => { x: number; y: number; count: number }[]
  /** Places that are being tried, and whether each was found on the screen. */
  tried: () => { id: number; position: readonly [number, number]; drawn: boolean }[]
  camera: () => { lon: number; lat: number; zoom: number }
}

declare global {
  interface Window {
    __map?: readonly MapHandle[]
  }
}

/** Puts the map on `window.__map`; returns how to take it off. */
export function exposeMap(id: string, view: MapView): () => void {
  const handle: MapHandle = Object.freeze({
    id,
    idle: () => view.settled && view.map.loaded() && !view.map.isMoving(),
    drawing: () => drawingOf(view),
    drawn: () => drawnUnits(view),
    labels: () => labelsOf(view),
    places: () => ({ employers: countOf(view, EMPLOYER_LAYER), services: countOf(view, SERVICE_LAYER) }),
    people: () => peopleOf(view),
    circles: () => circlesOn(view),
    tried: () => triedOn(view),
    camera: () => {
      const { lng, lat } = view.map.getCenter()
      return { lon: lng, lat, zoom: view.map.getZoom() }
    },
  })
  window.__map = [...(window.__map ?? []), handle]
  return () => {
    window.__map = (window.__map ?? []).filter((other) => other !== handle)
  }
}

function triedOn(view: MapView): ReturnType<MapHandle['tried']> {
  const trial = view.planned?.trial ?? []
  if (trial.length === 0) return []
  const features = view.map.queryRenderedFeatures({ layers: [TRIAL_LAYER] })
  const drawn = new Set(features.map(({ properties }) => Number(properties.id)))
  return trial.map(({ id, point }) => ({ id, position: point, drawn: drawn.has(id) }))
}

function drawingOf(view: MapView): ReturnType<MapHandle['drawing']> {
  const scene = view.stage.current
  return scene && { level: scene.level, asOf: scene.asOf }
}

function drawnUnits(view: MapView): DrawnUnit[] {
  const scene = view.stage.current
  if (!scene) return []
  const units = new Map<number, DrawnUnit>()
  const base = scene.draw === 'circles' ? circleLayerId(scene) : fillLayerId(scene)
  for (const feature of featuresOf(view, base)) {
    const unit = drawnUnit(scene, feature, { color: colourOf(feature), pattern: null })
    units.set(unit.unitId, unit)
  }
  for (const state of PATTERNED_STATES) {
    const layer = patternLayerId(scene, state)
    for (const feature of featuresOf(view, layer)) {
      const pattern = String(view.map.getPaintProperty(layer, 'fill-pattern'))
      const unit = drawnUnit(scene, feature, { color: null, pattern })
      units.set(unit.unitId, { ...unit, state })
    }
  }
  return [...units.values()]
}

function drawnUnit(
  scene: Scene,
  { properties }: MapGeoJSONFeature,
  look: Pick<DrawnUnit, 'color' | 'pattern'>,
): DrawnUnit {
  const unitId = Number(properties.id)
  const state = scene.set.byUnit.get(unitId)?.state ?? 'noData'
  return { unitId, code: String(properties.code), state, ...look }
}

function featuresOf(view: MapView, layer: string): MapGeoJSONFeature[] {
  if (!view.map.getLayer(layer)) return []
  const within = view.stage.current?.set.byUnit
  const features = view.map.queryRenderedFeatures({ layers: [layer] })
  return features.filter(({ properties }) => within?.has(Number(properties.id)))
}

function paintOf(feature: MapGeoJSONFeature, name: string): unknown {
  const paint: Record<string, unknown> = { ...feature.layer.paint }
  return paint[name]
}

/** MapLibre evaluates paint for every rendered feature; a colour prints as `rgba(r,g,b,a)`. */
function colourOf(feature: MapGeoJSONFeature): string | null {
  const colour = paintOf(feature, 'fill-color') ?? paintOf(feature, 'circle-color')
  const channels = /rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(String(colour))
  if (!channels) return typeof colour === 'string' ? colour.toUpperCase() : null
  const hex = channels.slice(1, 4).map((channel) => Number(channel).toString(16).padStart(2, '0'))
  return `#${hex.join('')}`.toUpperCase()
}

function labelsOf(view: MapView): string[] {
  const symbols = view.map
    .getStyle()
    .layers.filter(({ type }) => type === 'symbol')
    .map(({ id }) => id)
  const features = view.map.queryRenderedFeatures({ layers: symbols })
  return [
    ...new Set(features.map(({ properties }) => String(properties.name ?? properties.label ?? ''))),
  ].filter(Boolean)
}

/** A cluster whose square reaches over a tile's edge is found once per tile. */
function countOf(view: MapView, layer: string): number {
  if (!view.map.getLayer(layer)) return 0
  const features = view.map.queryRenderedFeatures({ layers: [layer] })
  const counts = new Map(features.map(({ properties }) => [properties.id, Number(properties.count)]))
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

/** A circle that reaches over a tile's edge is found once per tile. */
function peopleOn({ map }: MapView): MapGeoJSONFeature[] {
  const layers = [CASE_LAYER, CASE_POINT_LAYER].filter((id) => map.getLayer(id))
  if (layers.length === 0) return []
  const features = map.queryRenderedFeatures({ layers })
  return [...new Map(features.map((feature) => [feature.properties.key, feature])).values()]
}

function peopleOf(view: MapView): { count: number; points: number } {
  const all = peopleOn(view).map(({ properties }) => properties)
  return {
    count: all.reduce((sum, { count = 1 }) => sum + Number(count), 0),
    points: all.filter(({ id }) => id !== undefined).length,
  }
}

function circlesOn(view: MapView): ReturnType<MapHandle['circles']> {
  return peopleOn(view).flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Point') return []
    const [lon = 0, lat = 0] = geometry.coordinates
    const { x, y } = view.map.project([lon, lat])
    return { x, y, count: Number(properties.count ?? 1) }
  })
}
