import { addDays, type Day } from '@hoanhap/geo/day.ts'
import type { Scorecard, ScorecardItem } from './scorecard.ts'

/** What a scorecard makes of the needs that a worker found. The worker confirms the band, or another with a reason. */
export interface Score {
  points: number
  band: 'high' | 'medium' | 'low'
  /** The needs that count, the weightiest first. */
  reasons: ScorecardItem[]
  /** The service that answers the weightiest need; null without any. */
  suggestedService: string | null
}

/** An assessment counts for so many days; then it has to be made again. */
export const ASSESSMENT_DAYS = 90

/** The first day on which an assessment counts no longer. */
export function assessmentExpiresOn(assessedOn: Day): Day {
  return addDays(assessedOn, ASSESSMENT_DAYS)
}

/** Adds up the needs, each once. Throws RangeError for a need that the scorecard does not know. */
export function scoreNeeds(scorecard: Scorecard, needs: readonly string[]): Score {
  const unknown = needs.find((need) => !scorecard.items.some(({ code }) => code === need))
  if (unknown !== undefined) throw new RangeError(`scorecard ${scorecard.version} has no need ${unknown}`)
  const reasons = scorecard.items
    .filter(({ code }) => needs.includes(code))
    .sort((one, other) => other.points - one.points)
  const points = reasons.reduce((sum, item) => sum + item.points, 0)
  return { points, band: bandOf(scorecard, points), reasons, suggestedService: reasons[0]?.service ?? null }
}

function bandOf({ bands }: Scorecard, points: number): Score['band'] {
  if (points >= bands.high) return 'high'
  return points >= bands.medium ? 'medium' : 'low'
}
