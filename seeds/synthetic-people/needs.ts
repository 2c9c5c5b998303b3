/** Assessments of support need, as workers would have made them, one about every three months. */
import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, type Random } from '@hoanhap/geo/random.ts'
import type { NeedBand, SupportNeed } from '../../server/features/cases/values.ts'
import { ASSESSMENT_DAYS, scoreNeeds } from '../support-need/score.ts'
import { type Scorecard, scorecardOn } from '../support-need/scorecard.ts'
import type { SyntheticAssessment } from './person.ts'

/** What about a person makes a need thinkable. */
export interface NeedFacts {
  openedOn: Day
  /** Last day of the case, or today. */
  until: Day
  homeSince: Day | null
  usesOpioidsWithoutTreatment: boolean
  seeksWork: boolean
}

/** How often an applicable need is found, by the band that is aimed at. */
const FOUND: Readonly<Record<NeedBand, number>> = { high: 0.75, medium: 0.42, low: 0.12 }
const BANDS = ['low', 'medium', 'high'] as const
/** Chances that there is an assessment before the newest, and one before that. */
const EARLIER = [0.88, 0.5]
const OVERRIDE_SHARE = 0.05
const NEVER_ASSESSED = 0.5
const DAYS_HOME = 183
const REASONS = [
  'Gia đình mới chuyển đi, cần theo sát hơn.',
  'Đã có người thân hỗ trợ hằng ngày.',
  'Vừa được nhận vào làm, cần hỗ trợ thời gian đầu.',
  'Đã trao đổi trực tiếp, nhu cầu thực tế khác với điểm.',
]

/** Oldest first. Without a band there is none, or only some that count no longer. */
export function assessmentsOf(need: SupportNeed, facts: NeedFacts, random: Random): SyntheticAssessment[] {
  if (need === 'none' && random() < NEVER_ASSESSED) return []
  const age = need === 'none' ? integerBetween(random, ASSESSMENT_DAYS, 260) : integerBetween(random, 0, 84)
  const days = [addDays(facts.until, -age)]
  for (const chance of EARLIER) {
    if (random() >= chance) break
    days.unshift(addDays(days[0] as Day, -integerBetween(random, 76, 93)))
  }
  const band = need === 'none' ? pick(random, BANDS) : need
  return days
    .filter((day) => day >= facts.openedOn)
    .map((day) => assess(day === days.at(-1) ? band : near(band, random), day, facts, random))
}

function near(band: NeedBand, random: Random): NeedBand {
  const step = random() < 0.3 ? pick(random, [-1, 1]) : 0
  return BANDS[Math.min(2, Math.max(0, BANDS.indexOf(band) + step))] as NeedBand
}

function assess(wanted: NeedBand, assessedOn: Day, facts: NeedFacts, random: Random): SyntheticAssessment {
  const scorecard = scorecardOn(assessedOn)
  const possible = scorecard.items.map(({ code }) => code).filter((code) => applies(code, assessedOn, facts))
  const needs = drawNeeds(wanted, possible, scorecard, random)
  const { points, band } = scoreNeeds(scorecard, needs)
  const other = random() < OVERRIDE_SHARE ? near(band, random) : band
  return {
    assessedOn,
    needs,
    points,
    suggestedBand: band,
    band: other,
    overrideReason: other === band ? null : pick(random, REASONS),
  }
}

/** Needs that give the wanted band, if chance finds some. */
function drawNeeds(
  wanted: NeedBand,
  possible: readonly string[],
  scorecard: Scorecard,
  random: Random,
): string[] {
  let needs: string[] = []
  for (let attempt = 0; attempt < 12; attempt++) {
    needs = possible.filter(() => random() < FOUND[wanted])
    if (scoreNeeds(scorecard, needs).band === wanted) return needs
  }
  return needs
}

function applies(need: string, day: Day, facts: NeedFacts): boolean {
  if (need === 'first_six_months_home') {
    return facts.homeSince !== null && facts.homeSince <= day && day < addDays(facts.homeSince, DAYS_HOME)
  }
  if (need === 'ost_not_offered') return facts.usesOpioidsWithoutTreatment
  return need !== 'seeking_work' || facts.seeksWork
}
