import { MARKER_MIN_ZOOM } from '../cluster-points.ts'
import { FONT_SEMIBOLD } from '../fonts.ts'
import { type BandedLayer, layerState, type StyleInput } from '../map-layer.ts'
import { EMPLOYER_SOURCE } from './source.ts'

export const EMPLOYER_LAYER = 'employers'

/** Squares with a number; a single employer is a small square with a mark. */
export function style(input: StyleInput): BandedLayer[] {
  const { on, opacity } = layerState(input, 'employers')
  if (!on) return []
  return [
    {
      band: 'marker',
      layer: {
        id: EMPLOYER_LAYER,
        type: 'symbol',
        minzoom: MARKER_MIN_ZOOM,
        source: EMPLOYER_SOURCE,
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'text-field': ['get', 'label'],
          'text-font': FONT_SEMIBOLD,
          'text-size': ['step', ['get', 'count'], 11.5, 10, 12.5, 50, 14],
          'text-allow-overlap': true,
        },
        paint: { 'text-color': input.palette.ink, 'icon-opacity': opacity, 'text-opacity': opacity },
      },
    },
  ]
}
