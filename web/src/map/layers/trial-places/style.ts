import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { BandedLayer, PlannedOnMap, StyleInput } from '../map-layer.ts'
import { TRIAL_RING_SOURCE, TRIAL_SOURCE } from './source.ts'

/** The layer that takes the pointer. */
export const TRIAL_LAYER = 'trial-places'

const isSelected: ExpressionSpecification = ['boolean', ['get', 'selected'], false]

/** Name of the picture of a tried place of this kind. */
export function triedIcon(kind: PlannedOnMap['glyph']): string {
  return `tried-${kind}`
}
export const GHOST_ICON = 'tried-ghost'
export const REMOVED_ICON = 'tried-removed'

/** Dashed rings with a light casing, then squares in the colour of what is not real yet. */
export function style(input: StyleInput): BandedLayer[] {
  const { planned } = input
  if (!planned) return []
  return [...rings(input), halo(input), squares(planned)].map((layer) => ({ band: 'marker', layer }))
}

function rings({ palette }: StyleInput): LayerSpecification[] {
  const ring = { type: 'line', source: TRIAL_RING_SOURCE } as const
  const width: ExpressionSpecification = ['case', isSelected, 2.2, 1.5]
  return [
    {
      ...ring,
      id: 'trial-ring-casing',
      paint: { 'line-color': palette.surface, 'line-width': ['+', width, 3], 'line-opacity': 0.9 },
    },
    {
      ...ring,
      id: 'trial-ring',
      paint: { 'line-color': palette.tried, 'line-width': width, 'line-dasharray': [3.2, 2] },
    },
  ]
}

/** A soft ring says which one keys and wheel act on. */
function halo({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'trial-halo',
    type: 'circle',
    source: TRIAL_SOURCE,
    filter: isSelected,
    paint: {
      'circle-radius': 22,
      'circle-color': palette.tried,
      'circle-opacity': 0.16,
      'circle-stroke-width': 2,
      'circle-stroke-color': palette.tried,
      'circle-stroke-opacity': 0.5,
    },
  }
}

function squares({ glyph }: PlannedOnMap): LayerSpecification {
  return {
    id: TRIAL_LAYER,
    type: 'symbol',
    source: TRIAL_SOURCE,
    filter: ['!=', ['get', 'kind'], 'chosen'],
    layout: {
      'icon-image': [
        'match',
        ['get', 'kind'],
        'ghost',
        GHOST_ICON,
        'removed',
        REMOVED_ICON,
        triedIcon(glyph),
      ],
      'icon-allow-overlap': true,
      'icon-ignore-placement': false,
      'symbol-sort-key': ['match', ['get', 'kind'], 'ghost', 0, 'removed', 1, 2],
    },
  }
}
