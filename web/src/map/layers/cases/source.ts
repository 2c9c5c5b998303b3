import type { FeatureCollection } from 'geojson'
import type { SourceSpecification } from 'maplibre-gl'
import type { CasesOnMap, StyleInput } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

/** The circles; `CaseCircles` fills it, many times a second while they move. */
export const CASE_SOURCE = 'cases'

/** The point of the open case and the one that is about to be saved. */
export const CASE_MARK_SOURCE = 'case-marks'

/** From this zoom on a tile falls no further apart: the map does not go closer either. */
export const MAX_TILE_ZOOM = 16

const NOBODY: FeatureCollection = { type: 'FeatureCollection', features: [] }

export function sources({ cases }: StyleInput): Record<string, SourceSpecification> {
  if (!cases) return {}
  return {
    [CASE_SOURCE]: { type: 'geojson', data: NOBODY },
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
