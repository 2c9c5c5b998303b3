import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

export const services: MapLayer = { id: 'services', sources, style }
