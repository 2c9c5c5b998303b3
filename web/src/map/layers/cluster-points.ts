import type { FeatureCollection, Point } from 'geojson'
import type { PlaceCluster } from '../place-clusters.ts'

/** On a map of the country one marker would cover a whole city. */
export const MARKER_MIN_ZOOM = 5.5

/** Clusters as points with the name of their picture and their number. */
export function clusterPoints<Place>(
  clusters: readonly PlaceCluster<Place>[],
  icon: (cluster: PlaceCluster<Place>) => string,
): FeatureCollection<Point> {
  const features = clusters.map((cluster) => ({
    type: 'Feature' as const,
    id: cluster.id,
    geometry: { type: 'Point' as const, coordinates: [...cluster.position] },
    properties: {
      id: cluster.id,
      count: cluster.count,
      icon: icon(cluster),
      label: cluster.count > 1 ? String(cluster.count) : '',
    },
  }))
  return { type: 'FeatureCollection', features }
}
