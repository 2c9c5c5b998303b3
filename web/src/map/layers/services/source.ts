import type { ServiceFeature } from '@hoanhap/server/contract.ts'
import type { SourceSpecification } from 'maplibre-gl'
import type { PlaceCluster } from '../../place-clusters.ts'
import { clusterPoints } from '../cluster-points.ts'
import { layerState, type StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

export const SERVICE_SOURCE = 'services'

/** A single service shows the glyph of its kind, several show their number. */
function serviceIcon({ places }: PlaceCluster<ServiceFeature>): string {
  const [only] = places
  return places.length === 1 && only ? `service-${only.properties.kind}` : 'services'
}

const points = oncePer((clusters: StyleInput['services']) => clusterPoints(clusters, serviceIcon))

export function sources(input: StyleInput): Record<string, SourceSpecification> {
  if (!layerState(input, 'services').on) return {}
  return { [SERVICE_SOURCE]: { type: 'geojson', data: points(input.services) } }
}
