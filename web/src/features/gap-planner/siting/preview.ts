import { nearest } from '@hoanhap/geo/access/nearest.ts'
import { reach } from '@hoanhap/geo/access/reach.ts'
import type { Budget } from '@hoanhap/geo/siting/covering-problem.ts'
import { previewCovering } from '@hoanhap/geo/siting/maximal-covering.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'

/** People, candidates and places, for a choice at once. */
export interface PreviewJob {
  origins: readonly LonLat[]
  /** People in need by origin. */
  demand: readonly number[]
  candidates: readonly LonLat[]
  existing: readonly LonLat[]
  /** How many places the curve goes to. */
  count: number
  radiusKm: number
  detourFactor: number
  /** Null when money is no matter. */
  budget: Budget | null
}

export interface Preview {
  /** Candidates by their index with whom they cover anew, the most helpful first. */
  sites: { candidate: number; newlyCovered: number }[]
  demandTotal: number
  coveredBefore: number
}

/** Where places would reach the most people whom none reaches, chosen by greed. */
export function previewSites(job: PreviewJob): Preview {
  const { origins, candidates, existing, demand, radiusKm, detourFactor, count, budget } = job
  const ways = nearest(origins, existing)
  const isCovered = (origin: number) =>
    (ways[origin]?.km ?? Number.POSITIVE_INFINITY) * detourFactor <= radiusKm
  const { sites } = previewCovering({
    reach: reach(origins, candidates, { catchmentKm: radiusKm, detourFactor }),
    candidates: candidates.length,
    demand,
    isCovered,
    count: Math.min(count, candidates.length),
    ...(budget && { budget }),
  })
  const people = (which: (origin: number) => boolean) =>
    demand.reduce((sum, here, origin) => sum + (which(origin) ? here : 0), 0)
  return { sites, demandTotal: people(() => true), coveredBefore: people(isCovered) }
}
