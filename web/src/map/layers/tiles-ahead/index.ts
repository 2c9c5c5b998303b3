import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

/** Tiles of drawings that are likely to come next. */
export const tilesAhead: MapLayer = { id: 'tiles-ahead', sources, style }
