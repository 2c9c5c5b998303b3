import type { Reach } from '@hoanhap/geo/access/reach.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'

/** One table: every origin to every place of it. */
export interface RoadBatch {
  origins: LonLat[]
  places: LonLat[]
}

/** OSRM answers about so many points at once, unless it is started otherwise. */
const MOST_POINTS = 100
const ROW_DEGREES = 0.1

/**
 * Tables that hold every pair that is not known yet. Neighbours go together, since they ask for the same places; no table
 * has more than 100 points.
 */
export function batchesOf(
  origins: readonly LonLat[],
  places: readonly LonLat[],
  { starts, places: columns }: Pick<Reach, 'starts' | 'places'>,
  isKnown: (origin: number, place: number) => boolean,
): RoadBatch[] {
  const batches: RoadBatch[] = []
  let open = { origins: new Set<number>(), places: new Set<number>() }
  const close = () => {
    const pointsOf = (list: readonly LonLat[], chosen: Set<number>) =>
      [...chosen].map((index) => list[index] as LonLat)
    if (open.origins.size > 0)
      batches.push({ origins: pointsOf(origins, open.origins), places: pointsOf(places, open.places) })
    open = { origins: new Set(), places: new Set() }
  }
  for (const origin of fromSouthToNorth(origins)) {
    const all = [...columns.subarray(starts[origin], starts[origin + 1])]
    for (const wanted of inParts(all.filter((place) => !isKnown(origin, place)))) {
      const added = wanted.filter((place) => !open.places.has(place)).length
      if (open.origins.size + 1 + open.places.size + added > MOST_POINTS) close()
      open.origins.add(origin)
      for (const place of wanted) open.places.add(place)
    }
  }
  close()
  return batches
}

/** Row by row of a grid, so that those that follow each other are neighbours. */
function fromSouthToNorth(points: readonly LonLat[]): number[] {
  const rowOf = (index: number) => Math.floor((points[index] as LonLat)[1] / ROW_DEGREES)
  const lonOf = (index: number) => (points[index] as LonLat)[0]
  return [...points.keys()].sort((a, b) => rowOf(a) - rowOf(b) || lonOf(a) - lonOf(b))
}

function inParts(list: readonly number[]): number[][] {
  const parts: number[][] = []
  for (let from = 0; from < list.length; from += MOST_POINTS - 1)
    parts.push(list.slice(from, from + MOST_POINTS - 1))
  return parts
}
