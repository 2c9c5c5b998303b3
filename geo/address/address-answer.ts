import type { AddressUnit } from './address-index.ts'
import type { Reason } from './reasons.ts'

/**
 * exact: one commune, written as in the lists and with what it lies in. probable: one commune, but something is wrong, left out
 * or unexplained. ambiguous: several communes, or one whose name may be that of a street. none: no commune.
 */
export type Grade = 'exact' | 'probable' | 'ambiguous' | 'none'

/** A commune that the text may mean. */
export interface AddressCandidate {
  /** The commune on the day asked for. */
  unit: AddressUnit
  /** The unit that the text names, which may be one of another date. */
  readAs: AddressUnit
  why: Reason[]
}

export interface AddressAnswer {
  grade: Grade
  /** The commune on the day asked for; null unless exact or probable. */
  unit: AddressUnit | null
  /** The commune on each further day, in their order; null where the text does not decide it. */
  onDays: (AddressUnit | null)[]
  /** Likeliest first. */
  candidates: AddressCandidate[]
  /** What the text names above communes, where it decides none. */
  area: AddressArea | null
}

/** A district or province, perhaps of another date, with the communes that its land lies in on the day asked for. */
export interface AddressArea {
  unit: AddressUnit
  communes: AddressUnit[]
}
