import { nearest } from '@hoanhap/geo/access/nearest.ts'
import { type Reach, reach } from '@hoanhap/geo/access/reach.ts'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import { inside } from '../access/road-ways.ts'
import type { SolverJob, SolverRoads } from './solver-job.ts'

/** Every way of a job, in kilometres; Infinity where none leads. */
export interface SolverWays {
  /** By origin, to the nearest existing place. */
  toExisting: readonly number[]
  between: (origin: number, candidate: number) => number
  /** Candidates within the radius. */
  within: Reach
}

/** The ways of a job: by road where they are known, otherwise great circles times the detour factor. */
export function waysOf(job: SolverJob): SolverWays {
  return job.roads ? byRoad(job, job.roads) : byGreatCircle(job)
}

function byGreatCircle({ origins, existing, candidates, radiusKm, detourFactor }: SolverJob): SolverWays {
  return {
    toExisting: nearest(origins, existing).map(({ km }) => km * detourFactor),
    between: (origin, candidate) =>
      haversineKm(origins[origin] as LonLat, candidates[candidate] as LonLat) * detourFactor,
    within: reach(origins, candidates, { catchmentKm: radiusKm, detourFactor }),
  }
}

function byRoad(
  { origins, candidates, radiusKm }: SolverJob,
  { kmToExisting, toCandidates }: SolverRoads,
): SolverWays {
  const { starts, places, km } = toCandidates
  const table = new Float64Array(origins.length * candidates.length).fill(Number.POSITIVE_INFINITY)
  origins.forEach((_, origin) => {
    for (let pair = starts[origin] as number; pair < (starts[origin + 1] as number); pair++)
      table[origin * candidates.length + (places[pair] as number)] = km[pair] as number
  })
  return {
    toExisting: kmToExisting,
    between: (origin, candidate) => table[origin * candidates.length + candidate] as number,
    within: inside(toCandidates, radiusKm),
  }
}
