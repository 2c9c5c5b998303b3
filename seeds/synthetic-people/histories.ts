/** Legal histories that the guards of the database accept: every decision under the law of its day. */
import { addDays, addMonths, type Day } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, type Random, weightedIndex } from '@hoanhap/geo/random.ts'
import type { BodyCode, DocumentCode } from '../legal/bodies.ts'
import { REGIMES } from '../legal/regimes.ts'
import { RULES, type RuleSeed } from '../legal/rules.ts'
import { STATUSES, type StatusCode } from '../legal/statuses.ts'
import { TRANSITIONS } from '../legal/transitions.ts'
import {
  DAYS_IN,
  DAYS_SINCE,
  type LastStatus,
  type OpenStatus,
  type Path,
  WAYS_TO,
  WAYS_TO_END,
} from './paths.ts'
import type { SyntheticStatusChange } from './person.ts'

interface Step {
  status: StatusCode
  since: Day
  /** When the next status began; null while this one lasts. */
  until: Day | null
  next: StatusCode | null
  previous: StatusCode | 'opening'
}

/** Of terms that still run, the share that ended lately without a decision about what comes next. */
const OVERDUE_SHARE = 0.03
/** After compulsory rehabilitation the time after it is managed for two years, else for one. */
const LONG_POST_REHAB_MONTHS = 24
const FIRST_LAW: Day = REGIMES[0].from
const TERMINAL = new Set<StatusCode>(STATUSES.filter(({ terminal }) => terminal).map(({ code }) => code))
const RULE_OF = new Map(RULES.map((rule) => [`${rule.regime} ${rule.status}`, rule]))
const MOVABLE = new Set(TRANSITIONS.filter(({ to }) => to === 'moved').map(({ from }) => from))

/** A case that stands in `status` today. Its first change takes effect on the day it was opened. */
export function historyTo(status: OpenStatus, today: Day, random: Random): SyntheticStatusChange[] {
  const since = addDays(today, -integerBetween(random, ...DAYS_SINCE[status]))
  return decisions(backFrom(drawPath(WAYS_TO[status], random), since, random), today, random)
}

/** A case that ended with `status` on a day. */
export function historyEndingIn(
  status: LastStatus,
  closedOn: Day,
  today: Day,
  random: Random,
): SyntheticStatusChange[] {
  return decisions(backFrom(drawPath(WAYS_TO_END[status], random), closedOn, random), today, random)
}

/**
 * A move that takes effect on a day between two changes of a history; null where the law knows none from the status of
 * that day.
 */
export function moveOn(
  changes: readonly SyntheticStatusChange[],
  day: Day,
  random: Random,
): SyntheticStatusChange | null {
  const standing = changes.findLast(({ effectiveOn }) => effectiveOn < day)
  if (!standing || !MOVABLE.has(standing.toStatus)) return null
  const rule = ruleOf('moved', regimeOn(day))
  return {
    toStatus: 'moved',
    regime: rule.regime,
    ...documentOf(rule, random),
    decisionOn: day,
    effectiveOn: day,
    plannedEnd: null,
  }
}

function drawPath(paths: readonly Path[], random: Random): Path {
  return paths[
    weightedIndex(
      random,
      paths.map(({ weight }) => weight),
    )
  ] as Path
}

/** The days on which the statuses of a path began, told from the last one back; nothing before the first law. */
function backFrom({ through }: Path, lastSince: Day, random: Random): Step[] {
  const days: Day[] = [lastSince]
  for (let i = through.length - 2; i >= 0; i--) {
    const [status, next] = [through[i], through[i + 1]] as [OpenStatus, StatusCode]
    const since = sinceWhen(status, next, through[i - 1] ?? 'opening', days[0] as Day, random)
    days.unshift(since < FIRST_LAW ? FIRST_LAW : since)
  }
  return through.map((status, i) => ({
    status,
    since: days[i] as Day,
    until: days[i + 1] ?? null,
    next: through[i + 1] ?? null,
    previous: through[i - 1] ?? 'opening',
  }))
}

/** When a status began that ended on a day: a whole term earlier where only the end of the term leads on. */
function sinceWhen(
  status: OpenStatus,
  next: StatusCode,
  previous: StatusCode | 'opening',
  until: Day,
  random: Random,
): Day {
  const waitsForTerm =
    next === 'completed' || next === 'management_ended' || (next === 'post_rehab' && status !== 'ost')
  if (!waitsForTerm) return addDays(until, -integerBetween(random, ...DAYS_IN[status]))
  const slack = integerBetween(random, 0, 9)
  const since = (regime: string) => {
    const terms = termsOf(ruleOf(status, regime), previous)
    return addDays(addMonths(until, -pick(random, terms)), -slack)
  }
  // The law of the day on which the term began, which may be an earlier one.
  const found = since(regimeOn(until))
  return since(regimeOn(found < FIRST_LAW ? FIRST_LAW : found))
}

function decisions(steps: readonly Step[], today: Day, random: Random): SyntheticStatusChange[] {
  return steps.map((step): SyntheticStatusChange => {
    const regime = regimeOn(step.since)
    const rule = ruleOf(step.status, regime)
    const decidedBefore = addDays(step.since, -integerBetween(random, 0, 4))
    return {
      toStatus: step.status,
      regime,
      ...documentOf(rule, random),
      decisionOn:
        decidedBefore >= FIRST_LAW && regimeOn(decidedBefore) === regime ? decidedBefore : step.since,
      effectiveOn: step.since,
      plannedEnd: plannedEnd(step, rule, today, random),
    }
  })
}

/** An end that fits what came next; of what still lasts nearly always one that is to come. */
function plannedEnd(step: Step, rule: RuleSeed, today: Day, random: Random): Day | null {
  const ends = termsOf(rule, step.previous).map((months) => addMonths(step.since, months))
  if (ends.length === 0) return null
  if (step.next === null) {
    const toCome = ends.filter((end) => end > today)
    return toCome.length > 0 && random() >= OVERDUE_SHARE ? pick(random, toCome) : (ends[0] as Day)
  }
  const reached = ends.filter((end) => end <= (step.until as Day))
  return step.next === 'post_rehab' || TERMINAL.has(step.next)
    ? (reached.at(-1) ?? (ends[0] as Day))
    : pick(random, ends)
}

/** The terms that the law allows, in months from the shortest; none where it sets none. */
function termsOf(rule: RuleSeed, previous: StatusCode | 'opening'): number[] {
  const { leastMonths, mostMonths } = rule
  if (leastMonths === null || mostMonths === null) return []
  if (rule.status === 'post_rehab')
    return [previous === 'compulsory_centre' ? LONG_POST_REHAB_MONTHS : leastMonths]
  // Below a year a centre takes only minors.
  const least = rule.status === 'compulsory_centre' ? Math.max(12, leastMonths) : leastMonths
  return Array.from({ length: mostMonths - least + 1 }, (_, index) => least + index)
}

function regimeOn(day: Day): string {
  return REGIMES.findLast(({ from }) => from <= day)?.code ?? REGIMES[0].code
}

function ruleOf(status: StatusCode, regime: string): RuleSeed {
  const rule = RULE_OF.get(`${regime} ${status}`)
  if (!rule) throw new RangeError(`no rule for ${status} under ${regime}`)
  return rule
}

function documentOf({ document, decidedBy }: RuleSeed, random: Random) {
  const issuingBody = pick(random, decidedBy)
  const number = integerBetween(random, 1, 980)
  const decisionNumber = document && `${number}/${DOCUMENT_SIGNS[document]}-${BODY_SIGNS[issuingBody]}`
  return { decisionNumber, issuingBody }
}

const DOCUMENT_SIGNS: Readonly<Record<DocumentCode, string>> = {
  management_decision: 'QĐ',
  assessment_request: 'ĐN',
  assessment_result: 'KQ',
  voluntary_decision: 'QĐ',
  voluntary_contract: 'HĐ',
  treatment_acceptance: 'QĐ',
  proposal_file: 'HS',
  court_decision: 'QĐ',
  absence_record: 'BB',
  post_rehab_decision: 'QĐ',
  completion_certificate: 'GCN',
  detention_order: 'L',
  transfer_notice: 'TB',
  end_decision: 'QĐ',
  closing_record: 'BB',
}
const BODY_SIGNS: Readonly<Record<BodyCode, string>> = {
  commune_chairman: 'UBND',
  commune_police: 'CAX',
  medical_staff: 'TYT',
  centre: 'CSCN',
  clinic: 'CSĐT',
  court: 'TA',
  provincial_police: 'CAT',
  receiving_commune: 'TT',
  registrar: 'HS',
}
