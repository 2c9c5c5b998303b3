import { type Day, isDay } from '@hoanhap/geo/day.ts'
import { AgeBand, LegalStatus, Programme, Sex, SupportNeed, Work } from '@hoanhap/server/contract.ts'
import { z } from 'zod'
import { MAX_COMMUNES, VALUE_FILTERS, type ValueFilter } from '../../../url-state/case-filters.ts'
import { roundCamera } from '../../../url-state/link-text.ts'
import { Camera } from '../../../url-state/view-state.ts'

/** What a link to this screen names: places, categories and the number of a case; never a name, a reason or a search. */

const UnitCode = z.string().regex(/^\d{2,5}$/)
const TradeCode = z.string().regex(/^[a-z][a-z_]{1,40}$/)
const OpeningDay = z.string().refine((text): text is Day => isDay(text))

/** Work to do, told from the days that stand in a list. */
export const TASKS = ['due', 'ending', 'needExpiring', 'counselling'] as const
export const Task = z.enum(TASKS)
export type Task = z.infer<typeof Task>

export const CasesView = z.object({
  /** Codes of communes, or of a province with the queue of people whose commune is not known. */
  unit: z.array(UnitCode).max(MAX_COMMUNES),
  task: Task.nullable(),
  status: z.array(LegalStatus),
  programme: z.array(Programme),
  supportNeed: z.array(SupportNeed),
  work: z.array(Work),
  /** Trades that people wish for. */
  trade: z.array(TradeCode),
  sex: z.array(Sex),
  ageBand: z.array(AgeBand),
  /** First day on which a case was opened, and the day after the last one. */
  from: OpeningDay.nullable(),
  to: OpeningDay.nullable(),
  /** False lists the people without a point. */
  located: z.boolean().nullable(),
  /** The number of the open case. */
  caseId: z.int().positive().nullable(),
  camera: Camera.nullable(),
})
export type CasesView = z.infer<typeof CasesView>

/** No filter besides communes and work to do. */
export const NO_CATEGORIES: Pick<CasesView, ValueFilter | 'from' | 'to'> = {
  status: [],
  programme: [],
  supportNeed: [],
  work: [],
  trade: [],
  sex: [],
  ageBand: [],
  from: null,
  to: null,
}

export const EVERYBODY: CasesView = {
  ...NO_CATEGORIES,
  unit: [],
  task: null,
  located: null,
  caseId: null,
  camera: null,
}

/** Reads a link. Every field falls back on its own, so that an old or mistyped link still opens. */
export function parseCasesView(search: Readonly<Record<string, unknown>>): CasesView {
  const text = (name: string) => (search[name] === undefined ? undefined : String(search[name]))
  const { shape } = CasesView
  return {
    unit: listOf(UnitCode, text('unit')).slice(0, MAX_COMMUNES),
    task: accept(shape.task, text('task'), null),
    status: listOf(LegalStatus, text('status')),
    programme: listOf(Programme, text('programme')),
    supportNeed: listOf(SupportNeed, text('supportNeed')),
    work: listOf(Work, text('work')),
    trade: listOf(TradeCode, text('trade')),
    sex: listOf(Sex, text('sex')),
    ageBand: listOf(AgeBand, text('ageBand')),
    ...openingDays(text('from'), text('to')),
    located: text('located') === 'false' ? false : null,
    caseId: accept(shape.caseId, wholeNumber(text('case')), null),
    camera: cameraFrom(text('at')),
  }
}

/** Writes a link; what is not filtered is left out. */
export function writeCasesView(view: CasesView): Record<string, string> {
  const written: Record<string, string | null> = {
    unit: view.unit.join(','),
    task: view.task,
    ...Object.fromEntries(VALUE_FILTERS.map((name) => [name, view[name].join(',')])),
    from: view.from,
    to: view.to,
    located: view.located === null ? null : String(view.located),
    case: view.caseId === null ? null : String(view.caseId),
    at: view.camera && cameraText(view.camera),
  }
  return Object.fromEntries(Object.entries(written).flatMap(([name, text]) => (text ? [[name, text]] : [])))
}

/** Whether the Back button should undo the step between two views; moving the map is no step. */
export function isStep(before: CasesView, after: CasesView): boolean {
  return JSON.stringify({ ...before, camera: null }) !== JSON.stringify({ ...after, camera: null })
}

/** What the server is asked to filter by: the same for list, map and counts. */
export function filtersOf(view: CasesView): Record<string, readonly string[] | string> {
  const lists = (['unit', ...VALUE_FILTERS] as const).flatMap((name) =>
    view[name].length > 0 ? [[name, view[name]] as const] : [],
  )
  return {
    ...Object.fromEntries(lists),
    ...(view.from && { from: view.from }),
    ...(view.to && { to: view.to }),
    ...(view.located !== null && { located: String(view.located) }),
  }
}

/** The same filters as the query of an address, in one order. */
export function filterText(view: CasesView): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(filtersOf(view))) {
    for (const one of typeof value === 'string' ? [value] : value) parameters.append(name, one)
  }
  return parameters.toString()
}

/** How many filters there are besides communes and work to do. */
export function categoryCount(view: CasesView): number {
  const days = view.from !== null || view.to !== null ? 1 : 0
  return VALUE_FILTERS.filter((name) => view[name].length > 0).length + days
}

/** Days that run backwards would find nobody: the last one is dropped. */
function openingDays(from: string | undefined, to: string | undefined): Pick<CasesView, 'from' | 'to'> {
  const first = accept(CasesView.shape.from, from, null)
  const end = accept(CasesView.shape.to, to, null)
  return { from: first, to: first !== null && end !== null && end <= first ? null : end }
}

function listOf<T extends string>(schema: z.ZodType<T>, text: string | undefined): T[] {
  const known = (text ?? '').split(',').flatMap((part) => {
    const result = schema.safeParse(part)
    return result.success ? [result.data] : []
  })
  return [...new Set(known)]
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined
}

function cameraText(camera: Camera): string {
  const { lon, lat, zoom } = roundCamera(camera)
  return `${lon},${lat},${zoom}`
}

function cameraFrom(text: string | undefined): Camera | null {
  const numbers = (text ?? '').split(',').map((part) => (part.trim() === '' ? undefined : Number(part)))
  const [lon, lat, zoom] = numbers
  return accept(Camera.nullable(), { lon, lat, zoom }, null)
}

function accept<T>(schema: z.ZodType<T>, value: unknown, fallback: T): T {
  const result = schema.safeParse(value)
  return result.success ? result.data : fallback
}
