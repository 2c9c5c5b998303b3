import type { MapLayer } from '../map-layer.ts'
import { sources } from './source.ts'
import { style } from './style.ts'

export const proposedSites: MapLayer = { id: 'proposed-sites', sources, style }
