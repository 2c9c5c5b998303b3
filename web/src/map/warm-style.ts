import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { matchUnits, whenFlagged } from './layers/expressions.ts'
import { FONT_MEDIUM } from './layers/fonts.ts'
import { patternId } from './layers/unit-figures/style.ts'

const SOURCE = 'warm'

/** A small square and a point, near the middle of the first view and within one tile: what is drawn here is never seen. */
const SQUARE: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 1, name: 'Hoà Nhập' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [109, 15],
            [110, 15],
            [110, 16],
            [109, 16],
            [109, 15],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { id: 2, name: 'Hoà Nhập', icon: 'employer', radius: 4 },
      geometry: { type: 'Point', coordinates: [109.5, 15.5] },
    },
  ],
}

const line = { type: 'line', source: SOURCE } as const
const fill = { type: 'fill', source: SOURCE } as const

/** One layer for every kind of paint that the map's own style uses: a shader is compiled when it first draws. */
const LAYERS: LayerSpecification[] = [
  { id: 'warm-ground', type: 'background', paint: { 'background-color': '#FFFFFF' } },
  {
    ...fill,
    id: 'warm-fill',
    paint: { 'fill-color': matchUnits([{ ids: [1], value: '#EEEEEE' }], '#FFFFFF'), 'fill-opacity': 0.9 },
  },
  { ...fill, id: 'warm-pattern', paint: { 'fill-pattern': patternId('suppressed') } },
  {
    ...fill,
    id: 'warm-veil',
    paint: { 'fill-color': whenFlagged('hover', '#000000', '#FFFFFF'), 'fill-opacity': 0.07 },
  },
  { ...line, id: 'warm-line', layout: { 'line-join': 'round' }, paint: { 'line-width': 2 } },
  {
    ...line,
    id: 'warm-dashes',
    layout: { 'line-join': 'round' },
    paint: { 'line-dasharray': [4.5, 2.5], 'line-width': 2 },
  },
  {
    ...line,
    id: 'warm-outline',
    layout: { 'line-join': 'round' },
    paint: { 'line-width': whenFlagged('selected', 2, 1) },
  },
  {
    id: 'warm-circle',
    type: 'circle',
    source: SOURCE,
    filter: ['has', 'radius'],
    paint: { 'circle-radius': ['get', 'radius'] },
  },
  {
    id: 'warm-symbol',
    type: 'symbol',
    source: SOURCE,
    filter: ['has', 'icon'],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'text-field': ['get', 'name'],
      'text-font': FONT_MEDIUM,
      'text-allow-overlap': true,
    },
    paint: { 'text-halo-color': '#FFFFFF', 'text-halo-width': 1.5 },
  },
]

/** What a map draws once before it is wanted (see `spare-map.ts`). */
export const WARM_STYLE: StyleSpecification = {
  version: 8,
  sources: { [SOURCE]: { type: 'geojson', data: SQUARE } },
  layers: LAYERS,
}
