import { type Day, isDay } from '@hoanhap/geo/day.ts'
import { z } from 'zod'
import { CaseFiltersView, NO_FILTERS } from './case-filters.ts'

/** Everything that a colleague sees when sent the link: the one schema of a shared link. */

export const LEVELS = ['province', 'district', 'commune'] as const
export const THEMES = [
  'caseload',
  'rate',
  'change',
  'supportNeed',
  'openings',
  'employers',
  'services',
  'nearest',
] as const
export const LAYER_IDS = ['figures', 'formerDistricts', 'names', 'services', 'employers', 'cases'] as const
export const METHODS = ['quantile', 'naturalBreaks', 'equalInterval', 'manual'] as const
export const VIEWS = ['map', 'table', 'side'] as const

export const Theme = z.enum(THEMES)
export type Theme = z.infer<typeof Theme>
export const ViewLevel = z.enum(LEVELS)
export type ViewLevel = z.infer<typeof ViewLevel>
export const LayerId = z.enum(LAYER_IDS)
export type LayerId = z.infer<typeof LayerId>
export const Draw = z.enum(['fill', 'circles'])
export type Draw = z.infer<typeof Draw>
export const View = z.enum(VIEWS)
export type View = z.infer<typeof View>
export const Method = z.enum(METHODS)
export type Method = z.infer<typeof Method>

/** A unit as a link names it; the date it is looked up on is `asOf`. */
export const UnitRef = z.object({ level: ViewLevel, code: z.string().regex(/^\d{2,5}$/) })
export type UnitRef = z.infer<typeof UnitRef>

/** One line of the layer list; the list runs from the bottom of the map to the top. */
export const LayerState = z.object({
  id: LayerId,
  on: z.boolean(),
  /** 0 to 1 in steps of 0.05. */
  opacity: z.number().min(0).max(1),
})
export type LayerState = z.infer<typeof LayerState>

/** Where the map looks: degrees and web-mercator zoom. */
export const Camera = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-85).max(85),
  zoom: z.number().min(0).max(18),
})
export type Camera = z.infer<typeof Camera>

export const Sort = z.object({
  column: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,30}$/),
  descending: z.boolean(),
})
export type Sort = z.infer<typeof Sort>

const ViewDay = z.string().refine(isDay)
const ViewPeriod = z.string().regex(/^\d{4}-Q[1-4]$/)
export const MAX_CLASSES = 7

export const ViewState = z.object({
  /** The place that the page is about; null is the whole country. */
  place: UnitRef.nullable(),
  /** The unit whose panel is open. */
  unit: UnitRef.nullable(),
  /** The day whose units are shown; null is today. */
  asOf: ViewDay.nullable(),
  /** The quarter of the release; null is the newest. */
  period: ViewPeriod.nullable(),
  theme: Theme,
  draw: Draw,
  level: ViewLevel,
  method: Method,
  classCount: z.int().min(2).max(MAX_CLASSES),
  /** Lower bounds of the classes, ascending; used by the manual method only. */
  breaks: z.array(z.number()).max(MAX_CLASSES),
  /** Every layer once, bottom first. */
  layers: z.array(LayerState),
  view: View,
  /** The other day of the side-by-side view; null is the last day of the units before. */
  compare: ViewDay.nullable(),
  /** Null until somebody moves the map: it then fits the place. */
  camera: Camera.nullable(),
  sort: Sort.nullable(),
  /** Communes for everybody; the rest for whoever keeps records, and nobody else. */
  filters: CaseFiltersView,
})
export type ViewState = Omit<z.infer<typeof ViewState>, 'asOf' | 'compare' | 'filters'> & {
  asOf: Day | null
  compare: Day | null
  filters: CaseFiltersView
}

/** Circles of people over a province would hide the areas under them: they are switched on when they are wanted. */
export const defaultLayer = (id: LayerId): LayerState => ({ id, on: id !== 'cases', opacity: 1 })

const defaultLayers: LayerState[] = LAYER_IDS.map(defaultLayer)

/** The page without any parameter. */
export const DEFAULT_VIEW: ViewState = {
  place: null,
  unit: null,
  asOf: null,
  period: null,
  theme: 'caseload',
  draw: 'fill',
  level: 'commune',
  method: 'quantile',
  classCount: 5,
  breaks: [],
  layers: defaultLayers,
  view: 'map',
  compare: null,
  camera: null,
  sort: null,
  filters: NO_FILTERS,
}
