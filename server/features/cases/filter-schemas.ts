import { z } from 'zod'
import { TRADES } from '../../../seeds/trades/trades.ts'
import { Code, Day, QueryBoolean, repeated } from '../../http/common-schemas.ts'
import { AgeBand, LegalStatus, Programme, Sex, SupportNeed, Work } from './values.ts'

/** What cases are counted by. */
export const CASE_VALUES = ['status', 'programme', 'sex', 'ageBand', 'supportNeed', 'work', 'trade'] as const
export type CaseValue = (typeof CASE_VALUES)[number]

/** As it is filtered and counted: `none` where no trade is wanted. */
export const WantedTrade = z.enum(['none', ...TRADES.map(({ code }) => code)])

/** The values of everything that cases are counted by, in their order. */
export const VALUES_OF: Record<CaseValue, readonly string[]> = {
  status: LegalStatus.options,
  programme: Programme.options,
  sex: Sex.options,
  ageBand: AgeBand.options,
  supportNeed: SupportNeed.options,
  work: Work.options,
  trade: WantedTrade.options,
}

/** The filters of whoever keeps records, as they stand in a query string; every list may be repeated. */
export const caseFilters = {
  status: repeated(LegalStatus).optional(),
  programme: repeated(Programme).optional(),
  sex: repeated(Sex).optional(),
  ageBand: repeated(AgeBand).optional(),
  supportNeed: repeated(SupportNeed).optional(),
  work: repeated(Work).optional(),
  /** Trade wanted. */
  trade: repeated(WantedTrade).optional(),
  /** Communes, former districts or provinces of today. */
  unit: repeated(Code).optional(),
  /** First day on which a case was opened. */
  from: Day.optional(),
  /** The day after the last one. */
  to: Day.optional(),
  /** Whether the place is known as a point. */
  located: QueryBoolean.optional(),
}
export const CaseFilters = z.strictObject(caseFilters)
export type CaseFilters = z.infer<typeof CaseFilters>
export type CaseFilterName = keyof CaseFilters

/** Released prisoners are never added to others, so they have to be asked for alone. */
const DEFAULT_PROGRAMMES: Programme[] = ['rehab', 'post_rehab']

/** The programmes that are counted under some filters. */
export function programmesOf({ programme }: Pick<CaseFilters, 'programme'>): Programme[] {
  return programme ?? DEFAULT_PROGRAMMES
}
