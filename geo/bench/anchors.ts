import { decayOf } from '../access/distance-decay.ts'
import { haversineKm, type LonLat } from '../units.ts'

/** The textbook ways that the functions of this folder are measured against. */

/** Every origin against every place. */
export function nearestByAllPairs(
  origins: readonly LonLat[],
  places: readonly LonLat[],
): { index: number; km: number }[] {
  return origins.map((origin) => {
    let best = { index: -1, km: Infinity }
    for (const [index, place] of places.entries()) {
      const km = haversineKm(origin, place)
      if (km < best.km) best = { index, km }
    }
    return best
  })
}

/** The openings that each person in need gets, every origin against every place, with the decay of Dai 2010. */
export function catchmentsByAllPairs(
  origins: readonly LonLat[],
  places: readonly LonLat[],
  people: readonly number[],
  openings: readonly number[],
  catchmentKm: number,
): number[] {
  const weight = decayOf('gaussian')
  const competing = places.map((place) =>
    origins.reduce(
      (sum, origin, i) => sum + (people[i] ?? 0) * weight(haversineKm(origin, place), catchmentKm),
      0,
    ),
  )
  const ratios = competing.map((sum, j) => (sum > 0 ? (openings[j] ?? 0) / sum : 0))
  return origins.map((origin) =>
    places.reduce(
      (sum, place, j) => sum + (ratios[j] ?? 0) * weight(haversineKm(origin, place), catchmentKm),
      0,
    ),
  )
}

/** Jenks' matrices as they are usually written: k n² steps over every value. Returns the lower bounds. */
export function naturalBreaksByMatrices(values: readonly number[], classCount: number): number[] {
  const data = [...values].sort((a, b) => a - b)
  const starts = data.map(() => new Array<number>(classCount + 1).fill(0))
  const costs = data.map(() => new Array<number>(classCount + 1).fill(Infinity))
  for (let last = 0; last < data.length; last++) fillMatrixRow(data, costs, starts, last, classCount)
  const breaks: number[] = []
  for (let classes = classCount, last = data.length - 1; classes > 0; classes--) {
    const start = starts[last]?.[classes] ?? 0
    breaks.unshift(data[start] ?? 0)
    last = start - 1
  }
  return breaks
}

function fillMatrixRow(
  data: number[],
  costs: number[][],
  starts: number[][],
  last: number,
  classCount: number,
): void {
  let sum = 0
  let squares = 0
  for (let first = last; first >= 0; first--) {
    const value = data[first] as number
    sum += value
    squares += value * value
    const deviation = squares - (sum * sum) / (last - first + 1)
    for (let classes = 1; classes <= classCount; classes++) {
      const before =
        first === 0 ? (classes === 1 ? 0 : Infinity) : (costs[first - 1]?.[classes - 1] ?? Infinity)
      const cost = (first === 0 || classes > 1 ? before : Infinity) + deviation
      if (cost < (costs[last]?.[classes] ?? Infinity)) {
        ;(costs[last] as number[])[classes] = cost
        ;(starts[last] as number[])[classes] = first
      }
    }
  }
}
