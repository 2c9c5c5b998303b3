import type { SourceSpecification } from 'maplibre-gl'
import type { CasesOnMap, StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

/** The one vector layer inside every case tile. */
export const CASE_SOURCE_LAYER = 'cases'

/** The point of the open case and the one that is about to be saved. */
export const CASE_MARK_SOURCE = 'case-marks'

/** From this zoom on a tile falls no further apart: the map does not go closer either. */
const MAX_TILE_ZOOM = 16

/** A source per filter and per change of the register: MapLibre keeps the tiles of one it knows. */
export function caseSourceId({ query, revision }: Pick<CasesOnMap, 'query' | 'revision'>): string {
  return `cases-${revision}-${query}`
}

export function sources({ cases, origin }: StyleInput): Record<string, SourceSpecification> {
  if (!cases) return {}
  return {
    [caseSourceId(cases)]: {
      type: 'vector',
      tiles: [`${origin}/api/v1/tiles/cases/{z}/{x}/{y}.mvt${cases.query && `?${cases.query}`}`],
      maxzoom: MAX_TILE_ZOOM,
      ...(cases.extent && { bounds: [...cases.extent] }),
    },
    [CASE_MARK_SOURCE]: { type: 'geojson', data: marks(cases) },
  }
}

const marks = oncePer(({ open, draft }: CasesOnMap) => ({
  type: 'FeatureCollection' as const,
  features: [...(open && !draft ? [mark('open', open)] : []), ...(draft ? [mark('draft', draft)] : [])],
}))

function mark(kind: 'open' | 'draft', position: readonly [number, number]) {
  return {
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [...position] },
    properties: { kind },
  }
}
