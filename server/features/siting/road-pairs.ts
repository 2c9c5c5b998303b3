import { type Reach, reach } from '@hoanhap/geo/access/reach.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { RoadService } from '../access/road-service.ts'
import { FURTHEST_KM, waysWith } from '../access/road-ways.ts'
import type { Routing } from '../access/schemas.ts'
import type { SolverRoads } from './solver-job.ts'

/** More pairs than these take longer to ask for, or to look through, than anybody waits: about a province of the country. */
const MOST_PAIRS = 4_000_000
const MOST_ASKED = 400_000

interface RoadQuestion {
  homes: readonly LonLat[]
  candidates: readonly LonLat[]
  existing: readonly LonLat[]
  radiusKm: number
}

/**
 * The ways by road that decide where new places help: to the nearest existing place, and to every candidate that may be
 * nearer or lies within the radius. Null where great circles stand in for roads; `routing` says why.
 */
export async function roadsFor(
  roads: RoadService | null,
  { homes, candidates, existing, radiusKm }: RoadQuestion,
): Promise<{ roads: SolverRoads | null; routing: Routing }> {
  if (!roads) return { roads: null, routing: 'greatCircle' }
  const fallback = { roads: null, routing: 'greatCircleFallback' } as const
  if (homes.length * candidates.length > MOST_PAIRS) return fallback
  const places = existing.map((point) => ({ point, capacity: 1 }))
  const { ways, routing } = await waysWith(roads, homes, places, { catchmentKm: radiusKm })
  if (routing !== 'osrm') return fallback
  const wanted = pairsThatMatter(homes, candidates, (home) =>
    Math.max(radiusKm, Math.min(FURTHEST_KM, ways.nearestKm[home] as number)),
  )
  if (wanted.km.length > MOST_ASKED) return fallback
  const km = await roads.kilometres(homes, candidates, wanted)
  if (!km) return fallback
  return { roads: { kmToExisting: ways.nearestKm, toCandidates: { ...wanted, km } }, routing: 'osrm' }
}

/** No road is shorter than the great circle: what lies farther off than an existing place helps nobody. */
function pairsThatMatter(
  homes: readonly LonLat[],
  candidates: readonly LonLat[],
  limitKm: (home: number) => number,
): Reach {
  const limits = homes.map((_, home) => limitKm(home))
  const farthest = limits.reduce((most, km) => Math.max(most, km), 1)
  const { starts, places, km } = reach(homes, candidates, { catchmentKm: farthest, detourFactor: 1 })
  const kept: number[] = []
  const keptStarts = new Uint32Array(starts.length)
  limits.forEach((limit, home) => {
    for (let pair = starts[home] as number; pair < (starts[home + 1] as number); pair++)
      if ((km[pair] as number) <= limit) kept.push(pair)
    keptStarts[home + 1] = kept.length
  })
  return {
    starts: keptStarts,
    places: Uint32Array.from(kept, (pair) => places[pair] as number),
    km: Float64Array.from(kept, (pair) => km[pair] as number),
  }
}
