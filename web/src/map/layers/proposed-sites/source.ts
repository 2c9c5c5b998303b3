import type { FeatureCollection, Point } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import type { CandidateOnMap, SiteOnMap, StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

export const PROPOSED_SOURCE = 'proposed-sites'
export const CANDIDATE_SOURCE = 'candidate-points'

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

const letters = oncePer(
  (candidates: readonly CandidateOnMap[]): FeatureCollection<Point> => ({
    type: 'FeatureCollection',
    features: candidates.map(({ label, location }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...location] },
      properties: { label },
    })),
  }),
)

export function sources({ planned }: StyleInput): Record<string, SourceSpecification> {
  if (!planned) return {}
  const { sites, candidates } = planned
  return {
    ...(sites.length > 0 && { [PROPOSED_SOURCE]: { type: 'geojson', data: points(sites) } }),
    ...(candidates.length > 0 && { [CANDIDATE_SOURCE]: { type: 'geojson', data: letters(candidates) } }),
  }
}
