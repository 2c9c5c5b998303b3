import type { NeedAssessment, Scorecard } from '@hoanhap/server/contract.ts'

type Band = NeedAssessment['band']
type Item = Scorecard['items'][number]

/** What a scorecard makes of the needs that were found; the server computes the same and keeps it. */
export interface NeedScore {
  points: number
  band: Band
  /** The weightiest first. */
  reasons: Item[]
  /** The service that answers the weightiest need. */
  suggestedService: Item['service'] | null
}

export function scoreOf({ items, bands }: Scorecard, needs: readonly string[]): NeedScore {
  const reasons = items.filter(({ code }) => needs.includes(code)).sort((a, b) => b.points - a.points)
  const points = reasons.reduce((sum, item) => sum + item.points, 0)
  const band = points >= bands.high ? 'high' : points >= bands.medium ? 'medium' : 'low'
  return { points, band, reasons, suggestedService: reasons[0]?.service ?? null }
}
