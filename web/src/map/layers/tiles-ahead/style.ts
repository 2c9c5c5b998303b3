import type { BandedLayer, StyleInput } from '../map-layer.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from '../unit-source.ts'

/** A layer that lets nothing through: MapLibre loads tiles only for sources that a layer uses. */
export function style(input: StyleInput): BandedLayer[] {
  return input.ahead.map((units) => ({
    band: 'unseen',
    layer: {
      id: `ahead-${unitSourceId(units, units.level)}`,
      type: 'fill',
      source: unitSourceId(units, units.level),
      'source-layer': UNIT_SOURCE_LAYER,
      filter: ['==', ['get', 'id'], -1],
      paint: { 'fill-opacity': 0 },
    },
  }))
}
