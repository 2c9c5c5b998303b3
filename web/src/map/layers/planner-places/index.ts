import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

export const plannerPlaces: MapLayer = { id: 'planner-places', sources, style }
