import type { LonLat } from '@hoanhap/geo/units.ts'

/** A question to the thread that finds new places. */
export interface SolverJob {
  origins: readonly LonLat[]
  demand: readonly number[]
  candidates: readonly LonLat[]
  existing: readonly LonLat[]
  count: number
  radiusKm: number
  detourFactor: number
  timeLimitSeconds: number
}

/** Candidates by their index, and people. */
export interface SolverAnswer {
  status: 'optimal' | 'feasible'
  gap: number
  sites: { candidate: number; newlyCovered: number }[]
  coveredBefore: number
  /** People covered after each number of places, chosen by greed. */
  coveredByCount: number[]
}
