import type { CaseRecord, ConsentPurpose } from '@hoanhap/server/contract.ts'

export type Consent = NonNullable<CaseRecord['consents']>[number]

/** The consents of a file that stand, by what they are for. */
export function consentsInForce(file: CaseRecord): ReadonlyMap<ConsentPurpose, Consent> {
  const standing = file.consents?.filter(({ withdrawnOn }) => withdrawnOn === null) ?? []
  return new Map(standing.map((consent) => [consent.purpose, consent]))
}

/** What the person of a file agrees to today; of a closed file nothing counts any longer. */
export function agreedIn(file: CaseRecord): ReadonlySet<ConsentPurpose> {
  return new Set(file.closedOn ? [] : consentsInForce(file).keys())
}
