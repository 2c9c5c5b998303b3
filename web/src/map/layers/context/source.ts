import type { FeatureCollection } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import type { StyleInput } from '../map-layer.ts'
import { ISLAND_POINTS, LABEL_POINTS } from './islands.ts'

export const LAND_SOURCE = 'land'
export const ISLAND_SOURCE = 'islands'
export const SEA_LABEL_SOURCE = 'sea-labels'

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** The land is fetched after the map is made (see `land.ts`): it is context and must not hold up the figures. */
export function sources(input: StyleInput): Record<string, SourceSpecification> {
  return {
    [LAND_SOURCE]: { type: 'geojson', data: (input.showLand && input.land) || NOTHING },
    [ISLAND_SOURCE]: { type: 'geojson', data: ISLAND_POINTS },
    [SEA_LABEL_SOURCE]: { type: 'geojson', data: LABEL_POINTS[input.language] },
  }
}
