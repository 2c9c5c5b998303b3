import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

export const unitFigures: MapLayer = { id: 'unit-figures', sources, style }
