import { FONT_MEDIUM } from '../fonts.ts'
import type { BandedLayer, StyleInput } from '../map-layer.ts'
import { ISLAND_SOURCE, LAND_SOURCE, SEA_LABEL_SOURCE } from './source.ts'

/** From here on the islands are drawn by the units' own boundaries. */
const SMALL_SCALE_MAX_ZOOM = 9

/** Sea, land and the archipelagos with their names, which nothing on the map may push away. */
export function style(input: StyleInput): BandedLayer[] {
  return [sea(input), land(input), islands(input), labels(input)]
}

function sea({ palette, showLand }: StyleInput): BandedLayer {
  const colour = showLand ? palette.sea : palette.land
  return { band: 'ground', layer: { id: 'sea', type: 'background', paint: { 'background-color': colour } } }
}

function land({ palette }: StyleInput): BandedLayer {
  return {
    band: 'ground',
    layer: { id: 'land', type: 'fill', source: LAND_SOURCE, paint: { 'fill-color': palette.land } },
  }
}

function islands({ palette }: StyleInput): BandedLayer {
  return {
    band: 'ground',
    layer: {
      id: 'islands',
      type: 'circle',
      source: ISLAND_SOURCE,
      maxzoom: SMALL_SCALE_MAX_ZOOM,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 1.6, 8, 3],
        'circle-color': palette.ink3,
      },
    },
  }
}

function labels({ palette }: StyleInput): BandedLayer {
  return {
    band: 'name',
    layer: {
      id: 'sea-labels',
      type: 'symbol',
      source: SEA_LABEL_SOURCE,
      maxzoom: SMALL_SCALE_MAX_ZOOM,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT_MEDIUM,
        'text-size': 11,
        'text-line-height': 1.32,
        'text-letter-spacing': ['match', ['get', 'kind'], 'sea', 0.16, 0.01],
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': palette.ink3,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.2,
      },
    },
  }
}
