import { DECAYS } from '@hoanhap/geo/access/distance-decay.ts'
import { type Day, isDay } from '@hoanhap/geo/day.ts'
import { AccessService } from '@hoanhap/server/contract.ts'
import { z } from 'zod'
import {
  accept,
  cameraFrom,
  cameraText,
  numberFrom,
  type SearchParameters,
  sortFrom,
  sortText,
  unitRefFrom,
  unitRefText,
  withoutDefaults,
} from './link-text.ts'
import { Camera, Sort, UnitRef } from './view-state.ts'

/** The link of the gap planner: the question, how the answer is measured and shown. Nothing that was found, and nobody. */

export const GAP_MEASURES = ['gap', 'nearest', 'ratio'] as const
export const GapMeasure = z.enum(GAP_MEASURES)
export type GapMeasure = z.infer<typeof GapMeasure>

export const GapShow = z.enum(['map', 'table', 'presence', 'trades'])
export type GapShow = z.infer<typeof GapShow>

const Steps = z.enum(['2', '3'])
const GapDecay = z.enum(DECAYS)
/** Kilometres on the way, as the server takes them. */
const CatchmentKm = z.number().min(0.5).max(200)
const GapDay = z.string().refine(isDay)
const GapTrade = z.string().regex(/^[a-z][a-z_]+$/)
const SiteCount = z.int().min(1).max(20)
const ScenarioId = z.int().positive()

/** The second of two maps: its own measure, reach and decay over the same places and people. */
export const Compared = z.object({ measure: GapMeasure, catchmentKm: CatchmentKm, decay: GapDecay })
export type Compared = z.infer<typeof Compared>

export const GapView = z.object({
  /** The place that is planned for; null is the whole country. */
  place: UnitRef.nullable(),
  /** The chosen commune. */
  unit: UnitRef.nullable(),
  /** The day whose units are shown; null is today. */
  asOf: GapDay.nullable(),
  service: AccessService,
  /** Only openings and people of this trade; null is all of them, and the only choice for services. */
  trade: GapTrade.nullable(),
  catchmentKm: CatchmentKm,
  decay: GapDecay,
  steps: Steps,
  measure: GapMeasure,
  view: GapShow,
  /** Null while one map is shown. */
  compare: Compared.nullable(),
  camera: Camera.nullable(),
  sort: Sort.nullable(),
  /** How many new places are looked for. */
  siteCount: SiteCount,
  /** The saved scenario that is open. */
  scenario: ScenarioId.nullable(),
})
export type GapView = Omit<z.infer<typeof GapView>, 'asOf'> & { asOf: Day | null }

/** The planner without any parameter. */
export const DEFAULT_GAP_VIEW: GapView = {
  place: null,
  unit: null,
  asOf: null,
  service: 'employer',
  trade: null,
  catchmentKm: 10,
  decay: 'gaussian',
  steps: '2',
  measure: 'gap',
  view: 'map',
  compare: null,
  camera: null,
  sort: null,
  siteCount: 3,
  scenario: null,
}

/** Reads a link. Every field falls back on its own; a trade of anything but work is dropped, as the server would refuse it. */
export function parseGapView(search: Readonly<Record<string, unknown>>): GapView {
  const text = (name: string) => (search[name] === undefined ? undefined : String(search[name]))
  const { shape } = GapView
  const usual = DEFAULT_GAP_VIEW
  const service = accept(AccessService, text('service'), usual.service)
  return {
    place: unitRefFrom(text('place')),
    unit: unitRefFrom(text('unit')),
    asOf: accept(shape.asOf, text('asOf'), null) as Day | null,
    service,
    trade: service === 'employer' ? accept(shape.trade, text('trade'), null) : null,
    catchmentKm: accept(CatchmentKm, numberFrom(text('km')), usual.catchmentKm),
    decay: accept(GapDecay, text('decay'), usual.decay),
    steps: accept(Steps, text('steps'), usual.steps),
    measure: accept(GapMeasure, text('measure'), usual.measure),
    view: accept(GapShow, text('view'), usual.view),
    compare: comparedFrom(text('compare')),
    camera: cameraFrom(text('at')),
    sort: sortFrom(text('sort')),
    siteCount: accept(SiteCount, numberFrom(text('sites')), usual.siteCount),
    scenario: accept(shape.scenario, numberFrom(text('scenario')), null),
  }
}

/** Writes a link; what equals the default is left out. */
export function serialiseGapView(view: GapView): SearchParameters {
  return withoutDefaults(writtenText(view), DEFAULT_TEXT)
}

function writtenText(view: GapView): Record<string, string | null> {
  return {
    place: view.place && unitRefText(view.place),
    unit: view.unit && unitRefText(view.unit),
    asOf: view.asOf,
    service: view.service,
    trade: view.trade,
    km: String(view.catchmentKm),
    decay: view.decay,
    steps: view.steps,
    measure: view.measure,
    view: view.view,
    compare: view.compare && comparedText(view.compare),
    at: view.camera && cameraText(view.camera),
    sort: view.sort && sortText(view.sort),
    sites: String(view.siteCount),
    scenario: view.scenario === null ? null : String(view.scenario),
  }
}

/** `nearest,10,gaussian` */
function comparedText({ measure, catchmentKm, decay }: Compared): string {
  return [measure, catchmentKm, decay].join(',')
}

function comparedFrom(text: string | undefined): Compared | null {
  const [measure, km, decay, ...rest] = (text ?? '').split(',')
  if (rest.length > 0) return null
  return accept(Compared.nullable(), { measure, catchmentKm: numberFrom(km), decay }, null)
}

const DEFAULT_TEXT = writtenText(DEFAULT_GAP_VIEW)

/** Fields whose change a reader would undo with the Back button; sliders, the camera and the sort are none. */
const STEPS = [
  'place',
  'unit',
  'asOf',
  'service',
  'trade',
  'decay',
  'steps',
  'measure',
  'view',
  'scenario',
] as const

/** Whether going from one view to the next makes a history entry. */
export function gapHistoryEntry(before: GapView, after: GapView): 'push' | 'replace' {
  const stepped = STEPS.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return stepped || (before.compare === null) !== (after.compare === null) ? 'push' : 'replace'
}
