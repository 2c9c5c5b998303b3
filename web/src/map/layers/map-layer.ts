import type { LonLat } from '@hoanhap/geo/units.ts'
import type { AccessService, EmployerFeature, Level, ServiceFeature, Unit } from '@hoanhap/server/contract.ts'
import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { FigureSet } from '../../figures/figure-set.ts'
import type { Language } from '../../i18n/formats.ts'
import type { Draw, LayerState } from '../../url-state/view-state.ts'
import type { Bbox } from '../map-canvas-props.ts'
import type { MapPalette } from '../palettes/palette.ts'
import type { PlaceCluster } from '../place-clusters.ts'

/**
 * From the ground up. A reader may order layers inside a band; bands never change places. `unseen` holds what is only
 * set up: it lies together, since every change of source from layer to layer costs a frame some time. Circles of people lie
 * under the markers, whose numbers they would cover; a single person is small and lies over them.
 */
export const BANDS = [
  'unseen',
  'ground',
  'fill',
  'line',
  'circle',
  'hover',
  'selection',
  'name',
  'people',
  'marker',
  'person',
] as const
export type Band = (typeof BANDS)[number]

/** Units of one level and day with their figures: what one drawing of the map shows. */
export interface Scene {
  /** Counts the drawings of this map, so that the old and the new one can stand over each other. */
  drawing: number
  level: Level
  asOf: string
  set: FigureSet
  units: readonly Unit[]
  draw: Draw
  /** Its figures follow the reader's hand: other figures of the same units repaint it instead of replacing it. */
  live?: boolean
}

/** The units of a level on a day. */
export type UnitsOfDay = Pick<Scene, 'level' | 'asOf'>

/**
 * `prepared` and `waiting` stand ready at opacity 0: the one in case it is asked for, the other until its tiles are
 * there; `current` is seen, named and takes the pointer; `leaving` stands under it until it has faded in.
 */
export type Phase = 'prepared' | 'waiting' | 'current' | 'leaving'

export interface StagedScene {
  scene: Scene
  phase: Phase
}

/** The band of a layer while its drawing is seen, and below everything while it is not. */
export function bandOf(band: Band, phase: Phase): Band {
  return isSeen(phase) ? band : 'unseen'
}

export function isSeen(phase: Phase): boolean {
  return phase === 'current' || phase === 'leaving'
}

/** What a map of people shows: tiles of the caller's own scope under a filter. */
export interface CasesOnMap {
  /** The filter as the tiles' address has it; empty for everyone. */
  query: string
  /** The filter that is likely to be asked next: its tiles are fetched as well. */
  ahead?: string | null
  /** Grows with every change of the register that the page knows of. */
  revision: number
  /** The box of the scope. */
  extent: Bbox | null
  /** The communes of the scope. */
  communes: readonly Unit[]
  /** Where the open case lives. */
  open: readonly [number, number] | null
  /** A place that was chosen and is not saved yet. */
  draft: readonly [number, number] | null
}

/** A place that takes people, on a map of what is missing. */
export interface PlaceOnMap {
  id: number
  name: string
  point: LonLat
  capacity: number
}

/** A place of the trial: added, tried otherwise than it is, or an existing one that was chosen to be. */
export interface TrialPlaceOnMap {
  /** The id of an existing place, or a negative number. */
  id: number
  point: LonLat
  capacity: number
  /** Where an existing place is in truth; null for an added one. */
  from: LonLat | null
  /** False for one that is only chosen: it keeps its own sign. */
  changed: boolean
  /** Tried without it: it stands where it is, as a ghost. */
  removed: boolean
  selected: boolean
}

/** A place that the search for the best ones proposes. */
export interface SiteOnMap {
  /** 1 helps most. */
  rank: number
  location: LonLat
}

/** A point of the reader's own, by its letter. */
export interface CandidateOnMap {
  label: string
  location: readonly [number, number]
}

/** What a map of what is missing shows besides the figures. */
export interface PlannedOnMap {
  /** Existing places that the trial leaves as they are. */
  places: readonly PlaceOnMap[]
  trial: readonly TrialPlaceOnMap[]
  /** Radius of the rings of the trial: kilometres on the way, `detourFactor` of them for each of great circle. */
  catchmentKm: number
  detourFactor: number
  sites: readonly SiteOnMap[]
  /** Points where a new place could stand, and that are still only looked at. */
  candidates: readonly CandidateOnMap[]
  /** Kind of place, which gives marker and glyph: `employer` or the kind of a service. */
  glyph: AccessService
}

/** Everything that the style depends on. */
export interface StyleInput {
  palette: MapPalette
  language: Language
  /** Scheme and host that serve the tiles, and the version of the pack in their address. */
  origin: string
  packVersion: string
  showLand: boolean
  /** Null until it was fetched. */
  land: FeatureCollection | null
  /** The drawing that is seen and, while it changes, the one that comes or goes; the later one on top. */
  scenes: readonly StagedScene[]
  layers: readonly LayerState[]
  selectedId: number | null
  /** Whether an area is under the pointer or has the keyboard. */
  hovering: boolean
  employers: readonly PlaceCluster<EmployerFeature>[]
  services: readonly PlaceCluster<ServiceFeature>[]
  /** Length of the cross-fade in milliseconds; 0 under reduced motion. */
  fadeMs: number
  /** Units whose tiles are fetched before they are drawn. */
  ahead: readonly UnitsOfDay[]
  /** The box of all units of the page's day; null while it is not known. */
  extent: Bbox | null
  /** Null on a map that shows no people. */
  cases: CasesOnMap | null
  /** Null on a map that plans nothing. */
  planned: PlannedOnMap | null
}

export interface BandedLayer {
  band: Band
  layer: LayerSpecification
}

/** One folder of `layers/`: pure functions of the input, no map object. */
export interface MapLayer {
  id: string
  sources: (input: StyleInput) => Record<string, SourceSpecification>
  style: (input: StyleInput) => BandedLayer[]
}

/** The line of the layer list that a layer belongs to; drawn fully when the list does not name it. */
export function layerState(input: Pick<StyleInput, 'layers'>, id: LayerState['id']): LayerState {
  return input.layers.find((layer) => layer.id === id) ?? { id, on: true, opacity: 1 }
}

/** The drawings that are named: the one that is seen, or, while there is none yet, the one that will be the first. */
export function namedScenes({ scenes }: Pick<StyleInput, 'scenes'>): StagedScene[] {
  const current = scenes.filter(({ phase }) => phase === 'current')
  return current.length > 0 ? current : scenes.filter(({ phase }) => phase === 'waiting')
}

/** The drawing that takes the pointer. */
export function currentScenes({ scenes }: Pick<StyleInput, 'scenes'>): Scene[] {
  return scenes.filter(({ phase }) => phase === 'current').map(({ scene }) => scene)
}
