import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { DrawnEdge } from './borders.ts'
import { SHEET_ORIGIN } from './plan.ts'
import { encloses, type PlanePoint, ringAreaKm2 } from './plane.ts'

const KM_PER_DEGREE = (Math.PI * 6371.0088) / 180

/** A point of the sheet in degrees with six decimals (about 0.1 m). */
export function toLonLat([x, y]: PlanePoint): [lon: number, lat: number] {
  const narrowing = Math.cos(((SHEET_ORIGIN.lat + 0.5) * Math.PI) / 180)
  const round = (degrees: number) => Number(degrees.toFixed(6))
  return [
    round(SHEET_ORIGIN.lon + x / (KM_PER_DEGREE * narrowing)),
    round(SHEET_ORIGIN.lat + y / KM_PER_DEGREE),
  ]
}

/**
 * The outlines of units from the borders of their cells. `unitOf` tells the unit of a cell (-1 for none); outer rings
 * run counter-clockwise, holes clockwise, and neighbours share every vertex.
 */
export function outlinesOf(
  edges: readonly DrawnEdge[],
  unitOf: (cell: number) => number,
  count: number,
): (Polygon | MultiPolygon)[] {
  const sides: Side[][] = Array.from({ length: count }, () => [])
  for (const edge of edges) {
    const left = unitOf(edge.left)
    const right = unitOf(edge.right)
    if (left === right) continue
    sides[left]?.push({ from: edge.from, to: edge.to, line: edge.line })
    sides[right]?.push({ from: edge.to, to: edge.from, line: [...edge.line].reverse() })
  }
  return sides.map((unitSides) => assemble(ringsOf(unitSides)))
}

/** A border walked with the unit on its left. */
interface Side {
  from: number
  to: number
  line: readonly PlanePoint[]
}

function ringsOf(sides: readonly Side[]): PlanePoint[][] {
  const leaving = new Map(sides.map((side) => [side.from, side]))
  const rings: PlanePoint[][] = []
  while (leaving.size > 0) {
    const ring: PlanePoint[] = []
    let side = leaving.values().next().value
    while (side) {
      leaving.delete(side.from)
      ring.push(...side.line.slice(0, -1))
      side = leaving.get(side.to)
    }
    rings.push(ring)
  }
  return rings
}

function assemble(rings: readonly PlanePoint[][]): Polygon | MultiPolygon {
  const outers = rings.filter((ring) => ringAreaKm2(ring) > 0).sort((a, b) => ringAreaKm2(b) - ringAreaKm2(a))
  const holes = rings.filter((ring) => ringAreaKm2(ring) < 0)
  const polygons = outers.map((outer) => [
    positions(outer),
    ...holes.filter((hole) => encloses(outer, hole[0] as PlanePoint)).map(positions),
  ])
  const [only] = polygons
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function positions(ring: readonly PlanePoint[]): Position[] {
  const points = ring.map(toLonLat)
  return [...points, points[0] as Position]
}
