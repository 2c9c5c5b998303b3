import type { FeatureCollection, Point } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import type { SiteOnMap, StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

export const PROPOSED_SOURCE = 'proposed-sites'

const points = oncePer(
  (sites: readonly SiteOnMap[]): FeatureCollection<Point> => ({
    type: 'FeatureCollection',
    features: sites.map(({ rank, location }) => ({
      type: 'Feature',
      id: rank,
      geometry: { type: 'Point', coordinates: [...location] },
      properties: { rank, label: String(rank) },
    })),
  }),
)

export function sources({ planned }: StyleInput): Record<string, SourceSpecification> {
  if (!planned || planned.sites.length === 0) return {}
  return { [PROPOSED_SOURCE]: { type: 'geojson', data: points(planned.sites) } }
}
