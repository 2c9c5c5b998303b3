import type { MultiPolygon, Position } from 'geojson'

type Segment = [x1: number, y1: number, x2: number, y2: number]

/**
 * Where the outline of a polygon first crosses itself (lon, lat), or null. Only proper crossings count: rings that
 * touch in a point are left to the database. Segments are hashed into a grid, so the cost grows with their number.
 */
export function selfIntersection(geometry: MultiPolygon): Position | null {
  for (const polygon of geometry.coordinates) {
    const segments = polygon.flatMap(segmentsOf)
    const found = firstCrossing(segments)
    if (found) return found
  }
  return null
}

function segmentsOf(ring: Position[]): Segment[] {
  const segments: Segment[] = []
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number]
    const [x2, y2] = ring[i] as [number, number]
    if (x1 !== x2 || y1 !== y2) segments.push([x1, y1, x2, y2])
  }
  return segments
}

function firstCrossing(segments: Segment[]): Position | null {
  const cells = new Map<number, number[]>()
  const { west, south, size, columns } = gridFor(segments)
  for (const [index, [x1, y1, x2, y2]] of segments.entries()) {
    const column = (x: number) => Math.floor((x - west) / size)
    const line = (y: number) => Math.floor((y - south) / size)
    for (let c = column(Math.min(x1, x2)); c <= column(Math.max(x1, x2)); c++) {
      for (let l = line(Math.min(y1, y2)); l <= line(Math.max(y1, y2)); l++) {
        const key = l * columns + c
        const inCell = cells.get(key) ?? []
        for (const other of inCell) {
          const crossing = crossingOf(segments[index] as Segment, segments[other] as Segment)
          if (crossing) return crossing
        }
        inCell.push(index)
        cells.set(key, inCell)
      }
    }
  }
  return null
}

/** Square cells of about the size at which each holds one segment. */
function gridFor(segments: Segment[]): { west: number; south: number; size: number; columns: number } {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x1, y1, x2, y2] of segments) {
    west = Math.min(west, x1, x2)
    east = Math.max(east, x1, x2)
    south = Math.min(south, y1, y2)
    north = Math.max(north, y1, y2)
  }
  const side = Math.max(east - west, north - south, 1e-9)
  const size = side / Math.max(1, Math.ceil(Math.sqrt(segments.length)))
  return { west, south, size, columns: Math.ceil(side / size) + 2 }
}

/** The point inside both segments, ends left out, where they cross; null when they do not or only touch. */
function crossingOf(a: Segment, b: Segment): Position | null {
  const [ax, ay, bx, by] = a
  const [cx, cy, dx, dy] = b
  const denominator = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
  if (denominator === 0) return null
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / denominator
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / denominator
  const margin = 1e-9
  const inside = t > margin && t < 1 - margin && u > margin && u < 1 - margin
  return inside ? [ax + t * (bx - ax), ay + t * (by - ay)] : null
}
