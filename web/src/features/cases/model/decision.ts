import type { LegalStatus, StatusChangeInput } from '@hoanhap/server/contract.ts'

/** A decision while it is typed; days are empty until they are chosen. */
export interface DecisionDraft {
  toStatus: LegalStatus | null
  decisionNumber: string
  decisionOn: string
  issuingBody: string
  /** The day of the decision unless given. */
  effectiveOn: string
  plannedEnd: string
}

export const EMPTY_DECISION: DecisionDraft = {
  toStatus: null,
  decisionNumber: '',
  decisionOn: '',
  issuingBody: '',
  effectiveOn: '',
  plannedEnd: '',
}

/** The decision as it is sent: what was left empty is left out, so that the server names what is missing. */
export function decisionBody(draft: DecisionDraft): StatusChangeInput | null {
  if (draft.toStatus === null) return null
  const { toStatus, decisionOn, issuingBody } = draft
  const optional = (['decisionNumber', 'effectiveOn', 'plannedEnd'] as const).flatMap((name) =>
    draft[name].trim() === '' ? [] : [[name, draft[name].trim()] as const],
  )
  return { toStatus, decisionOn, issuingBody, ...Object.fromEntries(optional) }
}
