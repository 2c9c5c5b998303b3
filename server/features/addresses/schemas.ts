import { z } from 'zod'
import { Code, Day } from '../../http/common-schemas.ts'

const MOST_ADDRESSES = 1000
const LONGEST_ADDRESS = 500

export const AddressesInput = z.strictObject({
  addresses: z.array(z.string().max(LONGEST_ADDRESS)).min(1).max(MOST_ADDRESSES),
  /** The day on whose units the text is read first, today unless said; other days only where nothing fits there. */
  asOf: Day.optional(),
})
export type AddressesInput = z.infer<typeof AddressesInput>

/**
 * `exact`: one commune, written as in the lists and with what it lies in. `probable`: one commune, with something wrong, left
 * out or unexplained. `ambiguous`: several communes, or one whose name may be that of a street. `none`: no commune.
 */
export const AddressGrade = z.enum(['exact', 'probable', 'ambiguous', 'none'])
export type AddressGrade = z.infer<typeof AddressGrade>

/** Why a commune may be meant; `unitName` is what the text names. */
export const AddressReason = z.strictObject({
  kind: z.enum([
    'name',
    'nameWithError',
    'nameWithOtherMarks',
    'code',
    'otherType',
    'district',
    'province',
    'notExplained',
    'maybeNotUnit',
    'readOnOtherDate',
    'split',
  ]),
  unitName: z.string().nullable(),
})

/** A commune of the day asked for, and the unit that the text names, which may be one of another day. */
export const AddressCandidate = z.strictObject({
  unitCode: Code,
  unitName: z.string(),
  readAs: z.strictObject({ unitCode: Code, unitName: z.string() }),
  why: z.array(AddressReason),
})
export type AddressCandidate = z.infer<typeof AddressCandidate>

/** A district or province that an address names, perhaps of another day, with its communes on the day asked for. */
export const AddressArea = z.strictObject({ unitName: z.string(), communeCodes: z.array(Code) })
export type AddressArea = z.infer<typeof AddressArea>

export const ResolvedAddress = z.strictObject({
  input: z.string(),
  grade: AddressGrade,
  /** The commune on the day asked for; null unless exact or probable. */
  unitCode: Code.nullable(),
  /** The commune on the last day of the former districts and today; null where the text does not decide it. */
  unitCodeByDate: z.strictObject({ '2025-06-30': Code.nullable(), today: Code.nullable() }),
  /** Likeliest first, at most 20. */
  candidates: z.array(AddressCandidate),
  /** What the text names above communes; null where it names nothing, or decides the commune. */
  area: AddressArea.nullable(),
})
export type ResolvedAddress = z.infer<typeof ResolvedAddress>

export const ResolvedAddresses = z.strictObject({ results: z.array(ResolvedAddress) })
export type ResolvedAddresses = z.infer<typeof ResolvedAddresses>
