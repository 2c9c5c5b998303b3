import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { FONT_SEMIBOLD } from '../fonts.ts'
import { type BandedLayer, layerState, type StyleInput } from '../map-layer.ts'
import { CASE_MARK_SOURCE, CASE_SOURCE } from './source.ts'

/** How far the soft ring reaches beyond the disc, in pixels. */
const RING = 3

/** Counted people have a circle with their number, also one alone; a point is a single case. */
const counted: ExpressionSpecification = ['has', 'count']
/** As the circle has them at this moment: it grows and moves where its people are counted anew. */
const radius: ExpressionSpecification = ['get', 'radius']
const seen = (opacity: number): ExpressionSpecification => ['*', opacity, ['get', 'opacity']]

/** Single people, over the markers. */
export const CASE_POINT_LAYER = 'case-point'
/** How many people, under the markers. */
export const CASE_LAYER = 'case-disc'
const MARK_RADIUS = 5

/**
 * Circles of how many people, with their number; one person is a point of the same colour. Neither status nor need nor
 * time colours a person.
 */
export function style(input: StyleInput): BandedLayer[] {
  if (!input.cases) return []
  const circles = [rings(input), discs(input, { id: CASE_LAYER, filter: counted }), numbers(input)]
  const points = discs(input, { id: CASE_POINT_LAYER, filter: ['!', counted] })
  return [
    ...circles.map((layer): BandedLayer => ({ band: 'people', layer })),
    ...[points, ...marks(input)].map((layer): BandedLayer => ({ band: 'person', layer })),
  ]
}

function rings({ palette, layers }: StyleInput): LayerSpecification {
  const { opacity } = layerState({ layers }, 'cases')
  return {
    id: 'case-ring',
    type: 'circle',
    source: CASE_SOURCE,
    filter: counted,
    paint: {
      'circle-radius': ['+', radius, RING],
      'circle-color': palette.accent,
      'circle-opacity': seen(0.16 * opacity),
    },
  }
}

function discs(
  { palette, layers }: StyleInput,
  { id, filter }: { id: string; filter: ExpressionSpecification },
): LayerSpecification {
  const { opacity } = layerState({ layers }, 'cases')
  return {
    id,
    type: 'circle',
    source: CASE_SOURCE,
    filter,
    paint: {
      'circle-radius': radius,
      'circle-color': palette.accent,
      'circle-opacity': seen(opacity),
      'circle-stroke-width': 1.5,
      'circle-stroke-color': palette.surface,
      'circle-stroke-opacity': seen(opacity),
    },
  }
}

/**
 * Where the number of a circle may stand, in the order in which it is tried: in its middle unless a marker is there, which
 * is placed first; then beside the middle. Offsets in ems.
 */
const NUMBER_PLACES: NonNullable<SymbolLayerSpecification['layout']>['text-variable-anchor-offset'] = [
  'center',
  [0, 0],
  'bottom',
  [0, -0.9],
  'top',
  [0, 0.9],
  'right',
  [-0.9, 0],
  'left',
  [0.9, 0],
]

function numbers({ palette, layers }: StyleInput): LayerSpecification {
  const { opacity } = layerState({ layers }, 'cases')
  return {
    id: 'case-number',
    type: 'symbol',
    source: CASE_SOURCE,
    filter: counted,
    layout: {
      'text-field': ['get', 'label'],
      'text-font': FONT_SEMIBOLD,
      'text-size': ['step', ['get', 'count'], 12, 10, 13, 1000, 12],
      'text-variable-anchor-offset': NUMBER_PLACES,
      'text-allow-overlap': true,
      'text-ignore-placement': false,
    },
    paint: {
      'text-color': palette.onMarker,
      'text-opacity': opacity,
      // Outside its circle the number takes the colour of the circle along.
      'text-halo-color': palette.accent,
      'text-halo-width': 2,
    },
  }
}

/** From this zoom on a person is a point of its own; below, the ring lets the number under it be read. */
const POINT_ZOOM = 14

/** The open case in a ring; a place that is not saved yet in the colour of what is not real yet. */
function marks({ palette }: StyleInput): LayerSpecification[] {
  const isDraft: ExpressionSpecification = ['==', ['get', 'kind'], 'draft']
  const filled: ExpressionSpecification = ['step', ['zoom'], ['case', isDraft, 1, 0], POINT_ZOOM, 1]
  const source = CASE_MARK_SOURCE
  return [
    {
      id: 'case-mark-halo',
      type: 'circle',
      source,
      paint: {
        'circle-radius': 11,
        'circle-opacity': 0,
        'circle-stroke-width': 5,
        'circle-stroke-color': palette.surface,
      },
    },
    {
      id: 'case-mark-ring',
      type: 'circle',
      source,
      paint: {
        'circle-radius': 11.5,
        'circle-color': palette.surface,
        'circle-opacity': filled,
        'circle-stroke-width': 2.4,
        'circle-stroke-color': ['case', isDraft, palette.draft, palette.ink],
      },
    },
    {
      id: 'case-mark-point',
      type: 'circle',
      source,
      paint: {
        'circle-radius': MARK_RADIUS,
        'circle-color': ['case', isDraft, palette.draft, palette.accent],
        'circle-opacity': filled,
      },
    },
  ]
}
