import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

/** Places that are only tried: as they would be, and as ghosts where they are in truth. */
export const trialPlaces: MapLayer = { id: 'trialPlaces', sources, style }
