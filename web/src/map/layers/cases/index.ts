import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

/** People of the caller's own scope: exact numbers from case tiles, a point only where the server gives one. */
export const cases: MapLayer = { id: 'cases', sources, style }
