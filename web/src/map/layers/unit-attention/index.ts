import type { MapLayer } from '../map-layer.ts'
import { style } from './style.ts'

/** Draws on the sources of the figures. */
export const unitAttention: MapLayer = { id: 'unit-attention', sources: () => ({}), style }
