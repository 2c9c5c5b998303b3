import { addDays, type Day } from '@hoanhap/geo/day.ts'
import type { CaseRecord, LegalRules } from '@hoanhap/server/contract.ts'

type Status = LegalRules['statuses'][number]['code']
type Rule = LegalRules['rules'][number]

/** The law that is in force on a day; null when none is. */
export function regimeOn(
  { regimes }: Pick<LegalRules, 'regimes'>,
  day: Day,
): LegalRules['regimes'][number] | null {
  const inForce = regimes.find(
    ({ validFrom, validTo }) => (validFrom ?? '') <= day && (validTo === null || day <= validTo),
  )
  return inForce ?? null
}

/** Where the law of a day lets a status go, in the order of the list of statuses. */
export function nextStatuses(rules: LegalRules, from: Status | 'opening', day: Day): Status[] {
  const regime = regimeOn(rules, day)?.code
  const allowed = rules.transitions.filter((one) => one.regime === regime && one.fromStatus === from)
  return rules.statuses
    .map(({ code }) => code)
    .filter((code) => allowed.some(({ toStatus }) => toStatus === code))
}

/** What a decision of that day must look like to bring a status. */
export function ruleFor(rules: LegalRules, status: Status, day: Day): Rule | null {
  const regime = regimeOn(rules, day)?.code
  return rules.rules.find((rule) => rule.regime === regime && rule.status === status) ?? null
}

/** A change from one status to another, decided and in effect on given days. */
export interface ProposedChange {
  from: Status | 'opening'
  to: Status
  decisionOn: Day
  effectiveOn: Day
}

/**
 * Days on which the term of a change may end; null where the law sets no term. The last day may be counted in or out,
 * and what is left of a term that goes on may be shorter than the shortest.
 */
export function endRange(rules: LegalRules, change: ProposedChange): { earliest: Day; latest: Day } | null {
  const rule = ruleFor(rules, change.to, change.decisionOn)
  if (rule?.mostMonths == null) return null
  const resumes = rules.transitions.some(
    ({ regime, fromStatus, toStatus, resumes }) =>
      regime === rule.regime && fromStatus === change.from && toStatus === change.to && resumes,
  )
  const { effectiveOn } = change
  const shortest = resumes ? null : rule.leastMonths
  return {
    earliest: shortest === null ? addDays(effectiveOn, 1) : addDays(addMonths(effectiveOn, shortest), -1),
    latest: addMonths(effectiveOn, rule.mostMonths),
  }
}

/** Whether completing on a day needs the document that shortened the term. */
export function isEarly(file: Pick<CaseRecord, 'plannedEnd'>, toStatus: Status, on: Day): boolean {
  return toStatus === 'completed' && typeof file.plannedEnd === 'string' && on < file.plannedEnd
}

/** The same day of a later month; the last day of it where it is shorter, as the database counts. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}
