import { haversineKm, type LonLat } from '../units.ts'

/** The place nearest to an origin: its index, and the great-circle distance in kilometres. -1 and Infinity: no place. */
export interface Nearest {
  index: number
  km: number
}

/**
 * For every origin the nearest place on the sphere; of equally near ones the first. A k-d tree (Bentley 1975) over points
 * on the unit sphere: the chord grows with the great circle, so the answer is exact, across the antimeridian as well.
 * Throws on a coordinate that is no number.
 */
export function nearest(origins: readonly LonLat[], places: readonly LonLat[]): Nearest[] {
  const points = places.map(toSphere)
  const order = points.map((_, index) => index)
  buildTree(points, order, 0, order.length, 0)
  return origins.map((origin) => {
    const best = { index: -1, chordSquared: Infinity }
    search(points, order, toSphere(origin), 0, order.length, 0, best)
    const place = places[best.index]
    return place ? { index: best.index, km: haversineKm(origin, place) } : { index: -1, km: Infinity }
  })
}

type Point = readonly [number, number, number]
interface Best {
  index: number
  chordSquared: number
}

function toSphere([lon, lat]: LonLat): Point {
  if (!Number.isFinite(lon) || !Number.isFinite(lat))
    throw new RangeError(`nearest: [${lon}, ${lat}] is no point`)
  const lambda = (lon * Math.PI) / 180
  const phi = (lat * Math.PI) / 180
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

/** Orders the indices in place: the median of each range is the node, the halves beside it are its subtrees. */
function buildTree(points: readonly Point[], order: number[], from: number, to: number, axis: number): void {
  if (to - from < 2) return
  const coordinate = (index: number) => (points[index] as Point)[axis] as number
  const sorted = order.slice(from, to).sort((a, b) => coordinate(a) - coordinate(b) || a - b)
  for (let i = 0; i < sorted.length; i++) order[from + i] = sorted[i] as number
  const middle = (from + to) >> 1
  buildTree(points, order, from, middle, (axis + 1) % 3)
  buildTree(points, order, middle + 1, to, (axis + 1) % 3)
}

function search(
  points: readonly Point[],
  order: readonly number[],
  target: Point,
  from: number,
  to: number,
  axis: number,
  best: Best,
): void {
  if (from >= to) return
  const middle = (from + to) >> 1
  const index = order[middle] as number
  const point = points[index] as Point
  offer(best, index, (point[0] - target[0]) ** 2 + (point[1] - target[1]) ** 2 + (point[2] - target[2]) ** 2)
  const ahead = (target[axis] as number) - (point[axis] as number)
  const next = (axis + 1) % 3
  const [nearFrom, nearTo, farFrom, farTo] =
    ahead < 0 ? [from, middle, middle + 1, to] : [middle + 1, to, from, middle]
  search(points, order, target, nearFrom, nearTo, next, best)
  // the far side can only help when the dividing plane is nearer than the best so far
  if (ahead ** 2 <= best.chordSquared) search(points, order, target, farFrom, farTo, next, best)
}

function offer(best: Best, index: number, chordSquared: number): void {
  if (chordSquared < best.chordSquared || (chordSquared === best.chordSquared && index < best.index)) {
    best.index = index
    best.chordSquared = chordSquared
  }
}
