import { FONT_SEMIBOLD } from '../fonts.ts'
import type { BandedLayer, StyleInput } from '../map-layer.ts'
import { PROPOSED_SOURCE } from './source.ts'

export const PROPOSED_LAYER = 'proposed-sites'

/** Name of the picture of a pin. */
export const PIN = 'proposed-site'

/** From the tip of the pin up to the middle of its head, in pixels. */
export const PIN_HEAD_PX = 24
const NUMBER_PX = 13

/** Dashed pins with their rank: none of them is real yet. The one that helps most lies on top. */
export function style({ planned, palette }: StyleInput): BandedLayer[] {
  if (!planned || planned.sites.length === 0) return []
  return [
    {
      band: 'marker',
      layer: {
        id: PROPOSED_LAYER,
        type: 'symbol',
        source: PROPOSED_SOURCE,
        layout: {
          'icon-image': PIN,
          'icon-anchor': 'bottom',
          'icon-allow-overlap': true,
          'text-field': ['get', 'label'],
          'text-font': FONT_SEMIBOLD,
          'text-size': NUMBER_PX,
          'text-offset': [0, -PIN_HEAD_PX / NUMBER_PX],
          'text-allow-overlap': true,
          'symbol-sort-key': ['-', ['get', 'rank']],
        },
        paint: { 'text-color': palette.ink },
      },
    },
  ]
}
