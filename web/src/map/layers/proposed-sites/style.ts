import { FONT_SEMIBOLD } from '../fonts.ts'
import type { BandedLayer, StyleInput } from '../map-layer.ts'
import { CANDIDATE_SOURCE, PROPOSED_SOURCE } from './source.ts'

export const PROPOSED_LAYER = 'proposed-sites'
export const CANDIDATE_LAYER = 'candidate-points'

/** Name of the picture of a pin. */
export const PIN = 'proposed-site'

/** From the tip of the pin up to the middle of its head, in pixels. */
export const PIN_HEAD_PX = 24
const NUMBER_PX = 13

const RING_PX = 10
const LETTER_PX = 11

/** Points that are looked at, under the pins with a rank: none of them is real yet. */
export function style({ planned, palette }: StyleInput): BandedLayer[] {
  if (!planned) return []
  return [
    ...(planned.candidates.length > 0 ? candidates(palette) : []),
    ...(planned.sites.length > 0 ? [pins(palette)] : []),
  ]
}

/** Rings with their letter. */
function candidates(palette: StyleInput['palette']): BandedLayer[] {
  return [
    {
      band: 'marker',
      layer: {
        id: CANDIDATE_LAYER,
        type: 'circle',
        source: CANDIDATE_SOURCE,
        paint: {
          'circle-radius': RING_PX,
          'circle-color': palette.surface,
          'circle-stroke-color': palette.tried,
          'circle-stroke-width': 1.5,
        },
      },
    },
    {
      band: 'marker',
      layer: {
        id: `${CANDIDATE_LAYER}-letters`,
        type: 'symbol',
        source: CANDIDATE_SOURCE,
        layout: {
          'text-field': ['get', 'label'],
          'text-font': FONT_SEMIBOLD,
          'text-size': LETTER_PX,
          'text-allow-overlap': true,
        },
        paint: { 'text-color': palette.ink },
      },
    },
  ]
}

/** Dashed pins with their rank. The one that helps most lies on top. */
function pins(palette: StyleInput['palette']): BandedLayer {
  return {
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
  }
}
