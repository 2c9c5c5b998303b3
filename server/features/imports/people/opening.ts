import { addDays, addMonths, type Day } from '@hoanhap/geo/day.ts'
import type { LegalRules } from '../../cases/schemas.ts'
import { type Fault, fault } from '../faults.ts'
import type { Values } from '../understand-row.ts'

/** The decision with which a file begins, as the register keeps it. */
export interface Opening {
  toStatus: string
  regime: string
  document: string | null
  decisionNumber: string | null
  decisionOn: Day
  issuingBody: string
  effectiveOn: Day
  plannedEnd: Day | null
}

interface Opened {
  values: Values
  programme: 'rehab' | 'released_prisoner'
  openedOn: Day
  today: Day
  rules: LegalRules
}

const DECISION_FIELDS = ['status', 'decisionNumber', 'decisionOn', 'issuingBody', 'plannedEnd']

/**
 * The decision of a row, as the law of its day allows it; null with the reasons among the faults. The database checks the
 * same rules again: here they are told apart row by row, with the field that has to be put right.
 */
export function checkOpening(opened: Opened, faults: Fault[]): Opening | null {
  const { values, programme, openedOn, today, rules } = opened
  const unread = DECISION_FIELDS.some((field) => faults.some((known) => known.field === field))
  if (programme === 'released_prisoner') {
    const given = DECISION_FIELDS.find((field) => values[field] !== undefined)
    if (given !== undefined) faults.push(fault(given, 'not_expected'))
    return null
  }
  const toStatus = values.status as string | undefined
  const decisionOn = values.decisionOn as Day | undefined
  if (toStatus === undefined || decisionOn === undefined) {
    if (!unread) faults.push(fault(toStatus === undefined ? 'status' : 'decisionOn', 'decision_required'))
    return null
  }
  const regime = rules.regimes.find(
    ({ validFrom, validTo }) => (validFrom ?? '') <= decisionOn && decisionOn <= (validTo ?? '9999'),
  )
  const rule = rules.rules.find((one) => one.regime === regime?.code && one.status === toStatus)
  if (!regime || !rule) {
    faults.push(regime ? fault('status', 'status_not_allowed') : fault('decisionOn', 'no_law_in_force'))
    return null
  }
  // The law leaves no choice where it names one body alone.
  const issuingBody =
    (values.issuingBody as string | undefined) ??
    (rule.decidedBy.length === 1 ? rule.decidedBy[0] : undefined)
  const decision = {
    ...{ toStatus, regime: regime.code, document: rule.document, decisionOn },
    decisionNumber: (values.decisionNumber as string | undefined) ?? null,
    effectiveOn: latest(decisionOn, openedOn),
    plannedEnd: (values.plannedEnd as Day | undefined) ?? null,
  }
  const broken = unread ? [] : brokenRules({ ...decision, issuingBody }, rule, rules, today)
  faults.push(...broken)
  return broken.length > 0 || issuingBody === undefined ? null : { ...decision, issuingBody }
}

function latest(one: Day, other: Day): Day {
  return [one, other].sort()[1] as Day
}

type Decision = Omit<Opening, 'issuingBody'> & { issuingBody: string | undefined }

function brokenRules(
  decision: Decision,
  rule: LegalRules['rules'][number],
  rules: LegalRules,
  today: Day,
): Fault[] {
  const { toStatus, regime, document, decisionNumber, decisionOn, issuingBody } = decision
  const isAllowed = rules.transitions.some(
    (one) => one.regime === regime && one.fromStatus === 'opening' && one.toStatus === toStatus,
  )
  return [
    ...(isAllowed ? [] : [fault('status', 'status_not_allowed')]),
    ...(document !== null && decisionNumber === null ? [fault('decisionNumber', 'document_required')] : []),
    ...(issuingBody === undefined ? [fault('issuingBody', 'decision_required')] : []),
    ...(issuingBody !== undefined && !rule.decidedBy.includes(issuingBody)
      ? [fault('issuingBody', 'not_competent')]
      : []),
    ...(decisionOn > today ? [fault('decisionOn', 'in_the_future')] : []),
    ...brokenTerm(decision, rule),
  ]
}

function brokenTerm(
  { effectiveOn, plannedEnd }: Decision,
  { leastMonths, mostMonths }: LegalRules['rules'][number],
): Fault[] {
  if (plannedEnd === null) return mostMonths === null ? [] : [fault('plannedEnd', 'term_required')]
  const last = addMonths(effectiveOn, mostMonths ?? 1200)
  const earliest = leastMonths === null ? effectiveOn : addMonths(effectiveOn, leastMonths)
  // The last day of a term may be counted in or out.
  const isTooShort = plannedEnd <= effectiveOn || addDays(plannedEnd, 1) < earliest
  return isTooShort || plannedEnd > last ? [fault('plannedEnd', 'outside_term')] : []
}
