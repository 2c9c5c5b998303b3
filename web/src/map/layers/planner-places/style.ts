import type { BandedLayer, StyleInput } from '../map-layer.ts'
import { PLANNER_PLACES_SOURCE, plannerPlaceIcon } from './source.ts'

export const PLANNER_PLACES_LAYER = 'planner-places'

/** Every place by itself, small: here they are the ground of a question, not its answer. */
export function style({ planned }: StyleInput): BandedLayer[] {
  if (!planned) return []
  return [
    {
      band: 'marker',
      layer: {
        id: PLANNER_PLACES_LAYER,
        type: 'symbol',
        source: PLANNER_PLACES_SOURCE,
        layout: {
          'icon-image': plannerPlaceIcon(planned.glyph),
          'icon-size': ['interpolate', ['linear'], ['zoom'], 6, 0.55, 9, 0.85, 11, 1, 13, 1.3],
          // Names give way to them, so that none is crossed out by a sign.
          'icon-allow-overlap': true,
          'icon-padding': 0,
        },
      },
    },
  ]
}
