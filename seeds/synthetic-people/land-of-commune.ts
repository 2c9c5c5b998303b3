import { normal, type Random } from '@hoanhap/geo/random.ts'
import type { MultiPolygon, Polygon, Position } from 'geojson'

const KM_PER_DEGREE = (Math.PI * 6371.0088) / 180
type Rings = readonly Position[][]

/** Area in square kilometres on the sphere flattened at the middle latitude: exact enough to weigh communes. */
export function areaKm2(geometry: Polygon | MultiPolygon): number {
  return partsOf(geometry).reduce((sum, rings) => sum + partAreaKm2(rings), 0)
}

/** A point well inside the largest part: of so many chances the one farthest from the border. */
export function innerPoint(geometry: Polygon | MultiPolygon, random: Random, chances = 25): [number, number] {
  const rings = largestPart(geometry)
  let best = firstInside(rings, random)
  let bestClearance = clearance(rings, best)
  for (let chance = 1; chance < chances; chance++) {
    const point = firstInside(rings, random)
    const room = clearance(rings, point)
    if (room > bestClearance) {
      best = point
      bestClearance = room
    }
  }
  return best
}

/** A point inside the commune near `centre`, within a spread given as a share of the commune's reach. */
export function pointNear(
  geometry: Polygon | MultiPolygon,
  centre: readonly [number, number],
  spread: number,
  random: Random,
): [number, number] {
  const reach = (Math.sqrt(areaKm2(geometry)) / KM_PER_DEGREE) * spread
  for (let attempt = 0; attempt < 12; attempt++) {
    const point: [number, number] = [
      Number((centre[0] + normal(random, 0, reach)).toFixed(6)),
      Number((centre[1] + normal(random, 0, reach)).toFixed(6)),
    ]
    if (containsPoint(geometry, point)) return point
  }
  return [centre[0], centre[1]]
}

/** Whether a polygon or one of several contains a point (even-odd rule). */
export function containsPoint(geometry: Polygon | MultiPolygon, point: readonly [number, number]): boolean {
  return partsOf(geometry).some((rings) => insideRings(rings, point))
}

function partsOf(geometry: Polygon | MultiPolygon): readonly Rings[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

function largestPart(geometry: Polygon | MultiPolygon): Rings {
  return partsOf(geometry).reduce((best, rings) => (partAreaKm2(rings) > partAreaKm2(best) ? rings : best))
}

function partAreaKm2(rings: Rings): number {
  return rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(ringAreaKm2(ring)), 0)
}

function ringAreaKm2(ring: readonly Position[]): number {
  const narrowing = Math.cos((((ring[0] as Position)[1] as number) * Math.PI) / 180)
  let doubled = 0
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number]
    const [bx, by] = ring[i] as [number, number]
    doubled += ax * by - bx * ay
  }
  return (doubled / 2) * KM_PER_DEGREE ** 2 * narrowing
}

function firstInside(rings: Rings, random: Random): [number, number] {
  const ring = rings[0] as [number, number][]
  const [west, east] = extent(ring.map(([lon]) => lon))
  const [south, north] = extent(ring.map(([, lat]) => lat))
  for (let attempt = 0; attempt < 1000; attempt++) {
    const point: [number, number] = [
      Number((west + (east - west) * random()).toFixed(6)),
      Number((south + (north - south) * random()).toFixed(6)),
    ]
    if (insideRings(rings, point)) return point
  }
  throw new RangeError(`innerPoint: no point found inside a polygon at ${west}, ${south}`)
}

function extent(values: readonly number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}

function insideRings(rings: Rings, [x, y]: readonly [number, number]): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number]
      const [bx, by] = ring[i] as [number, number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

/** Degrees to the nearest vertex: a cheap stand-in for the distance to the border. */
function clearance(rings: Rings, [x, y]: readonly [number, number]): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    for (const [lon, lat] of ring as [number, number][])
      nearest = Math.min(nearest, Math.hypot(lon - x, lat - y))
  }
  return nearest
}
