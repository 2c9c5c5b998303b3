import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

export const context: MapLayer = { id: 'context', sources, style }
