import { cases } from './cases/index.ts'
import { context } from './context/index.ts'
import { employers } from './employers/index.ts'
import type { MapLayer } from './map-layer.ts'
import { plannerPlaces } from './planner-places/index.ts'
import { proposedSites } from './proposed-sites/index.ts'
import { services } from './services/index.ts'
import { tilesAhead } from './tiles-ahead/index.ts'
import { trialPlaces } from './trial-places/index.ts'
import { unitAttention } from './unit-attention/index.ts'
import { unitFigures } from './unit-figures/index.ts'
import { unitLines } from './unit-lines/index.ts'
import { unitNames } from './unit-names/index.ts'

/** Every layer of the map. A new one is a folder and a line here. */
export const MAP_LAYERS: readonly MapLayer[] = [
  context,
  tilesAhead,
  unitFigures,
  unitLines,
  unitAttention,
  unitNames,
  services,
  employers,
  plannerPlaces,
  proposedSites,
  trialPlaces,
  cases,
]
