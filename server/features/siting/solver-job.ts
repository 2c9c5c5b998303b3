import type { Reach } from '@hoanhap/geo/access/reach.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { SitingObjective } from './schemas.ts'

/** Ways by road; what is not among them leads nowhere, or is of no help. */
export interface SolverRoads {
  /** Kilometres to the nearest existing place by origin; Infinity where no road leads to any. */
  kmToExisting: readonly number[]
  /** Kilometres to candidates; Infinity where no road leads there. */
  toCandidates: Reach
}

/** A question to the thread that finds new places. */
export interface SolverJob {
  objective: SitingObjective
  origins: readonly LonLat[]
  /** People in need by origin. */
  demand: readonly number[]
  candidates: readonly LonLat[]
  existing: readonly LonLat[]
  count: number
  radiusKm: number
  detourFactor: number
  /** Null: ways are great circles times the detour factor. */
  roads: SolverRoads | null
  /** What the new places may cost together, and each candidate; null when money is no matter. */
  budget: { total: number; costs: readonly number[] } | null
  timeLimitSeconds: number
}

/** How people stand with the existing places and some new ones. */
export interface Standing {
  /** People with a place within the radius. */
  covered: number
  /** Mean kilometres on the way to the nearest place, of those whom a way leads to any; Infinity where there is none. */
  meanKm: number
}

export interface SolverAnswer {
  status: 'optimal' | 'feasible'
  gap: number
  seconds: number
  before: Standing
  /** Chosen candidates by their index, the most helpful first, and how people stand with it and those before it. */
  sites: { candidate: number; standing: Standing }[]
  /** How people stand after each number of places, chosen by greed. */
  byCount: Standing[]
}
