import { z } from 'zod'
import { Code, Day, Id, Period, repeated } from '../../http/common-schemas.ts'
import { TradeCode } from '../employers/schemas.ts'

export const TradesQuery = z.strictObject({
  asOf: Day.optional(),
  /** Only these units, of any level; the whole country without. */
  unit: repeated(Code).optional(),
})
export type TradesQuery = z.infer<typeof TradesQuery>

/** People, exact or as the figures allow at least and at most; all three null without data. */
const Figure = z.number().nullable()

/** One trade: who wants it, what is open in it, and what is left on both sides. */
export const TradeRow = z.strictObject({
  trade: TradeCode,
  name: z.string(),
  nameEn: z.string(),
  /** The group that it belongs to, by code. */
  group: z.string(),
  /** Other trades whose openings its people can take. */
  fits: z.array(TradeCode),
  people: Figure,
  peopleLow: Figure,
  peopleHigh: Figure,
  /** `value`: counted. `estimated`: from released figures. */
  peopleState: z.enum(['value', 'estimated', 'noData']),
  /** Openings of accepting employers, and how many employers have them. */
  openings: z.int(),
  employers: z.int(),
  /** People with an opening: of their own trade, and of one that fits. */
  inOwnTrade: Figure,
  inRelatedTrade: Figure,
  /** People without an opening, also if there were as few, or as many, people as the figures allow. */
  unmet: Figure,
  unmetLow: Figure,
  unmetHigh: Figure,
  /** Openings without people, in the same way. */
  unfilled: Figure,
  unfilledLow: Figure,
  unfilledHigh: Figure,
})
export type TradeRow = z.infer<typeof TradeRow>

export const TradeGroup = z.strictObject({ code: z.string(), name: z.string(), nameEn: z.string() })
export type TradeGroup = z.infer<typeof TradeGroup>

export const TradeBalance = z.strictObject({
  plane: z.enum(['release', 'register']),
  release: z.strictObject({ id: Id, period: Period }).optional(),
  parameters: z.strictObject({ asOf: Day, unit: z.array(Code).nullable() }),
  groups: z.array(TradeGroup),
  rows: z.array(TradeRow),
  summary: z.strictObject({
    people: Figure,
    openings: z.int(),
    unmet: Figure,
    unfilled: Figure,
    /** Communes of the place, and those of them whose people are not known. */
    communes: z.int(),
    communesWithoutData: z.int(),
  }),
})
export type TradeBalance = z.infer<typeof TradeBalance>
