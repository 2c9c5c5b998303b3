import { degreesOf } from '@hoanhap/geo/tiles/tile-math.ts'
import type { Feature, FeatureCollection, Point } from 'geojson'
import type { DrawnCircle } from './transition.ts'

/** What the style and the pointer read of a circle. */
export interface CircleProperties {
  key: string
  /** Pixels. */
  radius: number
  opacity: number
  /** Its number, or nothing while it shows none. */
  label: string
  /** People of a cell. */
  count?: number
  /** A single case. */
  id?: number
}

/** Circles as the map takes them. */
export function circleFeatures(circles: readonly DrawnCircle[]): FeatureCollection<Point, CircleProperties> {
  return { type: 'FeatureCollection', features: circles.map(featureOf) }
}

function featureOf({ key, at, radius, opacity, numbered, count, caseId }: DrawnCircle) {
  const look = { key, radius, opacity, label: numbered && caseId === null ? String(count) : '' }
  const feature: Feature<Point, CircleProperties> = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: degreesOf(at) },
    properties: { ...look, ...(caseId === null ? { count } : { id: caseId }) },
  }
  return feature
}
