import type { FeatureCollection, Point } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import type { PlannedOnMap, StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

export const PLANNER_PLACES_SOURCE = 'planner-places'

/** The small sign of a kind of place: a square for work, a circle in the colour of its group for a service. */
export function plannerPlaceIcon(glyph: PlannedOnMap['glyph']): string {
  return `planned-${glyph}`
}

const points = oncePer((places: PlannedOnMap['places']): FeatureCollection<Point> => {
  const features = places.map(({ id, name, point, capacity }) => ({
    type: 'Feature' as const,
    id,
    geometry: { type: 'Point' as const, coordinates: [point[0], point[1]] },
    properties: { id, name, capacity },
  }))
  return { type: 'FeatureCollection', features }
})

export function sources({ planned }: StyleInput): Record<string, SourceSpecification> {
  if (!planned) return {}
  return { [PLANNER_PLACES_SOURCE]: { type: 'geojson', data: points(planned.places) } }
}
