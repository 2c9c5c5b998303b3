import { MARKER_MIN_ZOOM } from '../cluster-points.ts'
import { FONT_SEMIBOLD } from '../fonts.ts'
import { type BandedLayer, layerState, type StyleInput } from '../map-layer.ts'
import { SERVICE_SOURCE } from './source.ts'

export const SERVICE_LAYER = 'services'

/** Circles: colour of the group and glyph of the kind for one, health blue and a number for several. */
export function style(input: StyleInput): BandedLayer[] {
  const { on, opacity } = layerState(input, 'services')
  if (!on) return []
  return [
    {
      band: 'marker',
      layer: {
        id: SERVICE_LAYER,
        type: 'symbol',
        minzoom: MARKER_MIN_ZOOM,
        source: SERVICE_SOURCE,
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'text-field': ['get', 'label'],
          'text-font': FONT_SEMIBOLD,
          'text-size': ['step', ['get', 'count'], 11, 100, 9],
          'text-allow-overlap': true,
        },
        paint: { 'text-color': input.palette.onMarker, 'icon-opacity': opacity, 'text-opacity': opacity },
      },
    },
  ]
}
