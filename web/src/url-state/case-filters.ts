import { type Day, isDay } from '@hoanhap/geo/day.ts'
import { AgeBand, LegalStatus, Programme, Sex, SupportNeed, Work } from '@hoanhap/server/contract.ts'
import { z } from 'zod'

/** The filters of a shared link: codes of categories, places and days; nothing that names a person. */

/** What people are filtered by, in the order in which it is offered. */
export const VALUE_FILTERS = [
  'status',
  'programme',
  'supportNeed',
  'work',
  'trade',
  'sex',
  'ageBand',
] as const
export type ValueFilter = (typeof VALUE_FILTERS)[number]

const TradeCode = z.string().regex(/^[a-z][a-z_]{1,40}$/)
const CommuneCode = z.string().regex(/^\d{2,5}$/)
const FilterDay = z.string().refine(isDay)
export const MAX_COMMUNES = 40

export const CaseFiltersView = z.object({
  status: z.array(LegalStatus),
  programme: z.array(Programme),
  supportNeed: z.array(SupportNeed),
  work: z.array(Work),
  /** Trades that people wish for; `none` where none is named. */
  trade: z.array(TradeCode),
  sex: z.array(Sex),
  ageBand: z.array(AgeBand),
  /** Codes of communes of today. */
  communes: z.array(CommuneCode).max(MAX_COMMUNES),
  /** First day on which a case was opened. */
  from: FilterDay.nullable(),
  /** The day after the last one. */
  to: FilterDay.nullable(),
})
export type CaseFiltersView = Omit<z.infer<typeof CaseFiltersView>, 'from' | 'to'> & {
  from: Day | null
  to: Day | null
}

export const NO_FILTERS: CaseFiltersView = {
  status: [],
  programme: [],
  supportNeed: [],
  work: [],
  trade: [],
  sex: [],
  ageBand: [],
  communes: [],
  from: null,
  to: null,
}

/** Reads the filters of a link. Every field falls back on its own; what the server would refuse is dropped. */
export function parseFilters(text: (name: string) => string | undefined): CaseFiltersView {
  const { shape } = CaseFiltersView
  const from = dayFrom(text('from'))
  const to = dayFrom(text('to'))
  return {
    status: listOf(shape.status.element, text('status')),
    programme: countedApart(listOf(shape.programme.element, text('programme'))),
    supportNeed: listOf(shape.supportNeed.element, text('supportNeed')),
    work: listOf(shape.work.element, text('work')),
    trade: listOf(TradeCode, text('trade')),
    sex: listOf(shape.sex.element, text('sex')),
    ageBand: listOf(shape.ageBand.element, text('ageBand')),
    communes: listOf(CommuneCode, text('communes')).slice(0, MAX_COMMUNES),
    from,
    to: from !== null && to !== null && to <= from ? null : to,
  }
}

/** Writes the filters as parameters of a link; what is not filtered is empty. */
export function writeFilters(filters: CaseFiltersView): Record<string, string | null> {
  const lists = [...VALUE_FILTERS, 'communes' as const].map(
    (name) => [name, filters[name].join(',')] as const,
  )
  return { ...Object.fromEntries(lists), from: filters.from, to: filters.to }
}

/** Released prisoners are never added to others: named beside others in a link, they are left out. */
export function countedApart(programmes: readonly Programme[]): Programme[] {
  const others = programmes.filter((programme) => programme !== 'released_prisoner')
  return others.length > 0 ? others : [...programmes]
}

function listOf<T extends string>(schema: z.ZodType<T>, text: string | undefined): T[] {
  const known = (text ?? '').split(',').flatMap((part) => {
    const result = schema.safeParse(part)
    return result.success ? [result.data] : []
  })
  return [...new Set(known)]
}

function dayFrom(text: string | undefined): Day | null {
  return text !== undefined && isDay(text) ? text : null
}
