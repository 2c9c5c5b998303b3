/** A point of the drawing plane: kilometres east and north of the sheet's south-west corner. */
export type PlanePoint = readonly [x: number, y: number]

/** The distance between two points of the plane, in kilometres. */
export function distanceKm(a: PlanePoint, b: PlanePoint): number {
  // not Math.hypot, whose guard against overflow costs most of the time of the generator
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
}

/** The point at a fraction of the way from `a` to `b`. */
export function between(a: PlanePoint, b: PlanePoint, fraction: number): PlanePoint {
  return [a[0] + (b[0] - a[0]) * fraction, a[1] + (b[1] - a[1]) * fraction]
}

/** Twice the signed area of the triangle: positive when `c` lies left of the way from `a` to `b`. */
export function turn(a: PlanePoint, b: PlanePoint, c: PlanePoint): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** The distance from a point to a line of segments, in kilometres. */
export function distanceToLineKm(point: PlanePoint, line: readonly PlanePoint[]): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 1; i < line.length; i++) {
    const squared = squaredToSegment(point, line[i - 1] as PlanePoint, line[i] as PlanePoint)
    if (squared < nearest) nearest = squared
  }
  return Math.sqrt(nearest)
}

function squaredToSegment(point: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length2
  const t = Math.min(1, Math.max(0, along))
  const east = point[0] - a[0] - t * dx
  const north = point[1] - a[1] - t * dy
  return east * east + north * north
}

/** Whether a ring (open or closed) encloses a point. */
export function encloses(ring: readonly PlanePoint[], point: PlanePoint): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as PlanePoint
    const b = ring[j] as PlanePoint
    if (a[1] > point[1] === b[1] > point[1]) continue
    if (point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

/** Area of a ring in square kilometres: positive when it runs counter-clockwise. */
export function ringAreaKm2(ring: readonly PlanePoint[]): number {
  let doubled = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as PlanePoint
    const [xj, yj] = ring[j] as PlanePoint
    doubled += xj * yi - xi * yj
  }
  return doubled / 2
}

/** A smooth line through the points (Catmull and Rom 1974), `steps` pieces from each point to the next. */
export function smoothLine(points: readonly PlanePoint[], steps: number, closed = false): PlanePoint[] {
  const count = points.length
  const at = (i: number): PlanePoint =>
    points[closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i))] as PlanePoint
  const line: PlanePoint[] = []
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    for (let step = 0; step < steps; step++) {
      line.push(spline(at(i - 1), at(i), at(i + 1), at(i + 2), step / steps))
    }
  }
  return closed ? line : [...line, at(count - 1)]
}

function spline(p0: PlanePoint, p1: PlanePoint, p2: PlanePoint, p3: PlanePoint, t: number): PlanePoint {
  const axis = (a: number, b: number, c: number, d: number) =>
    b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
  return [axis(p0[0], p1[0], p2[0], p3[0]), axis(p0[1], p1[1], p2[1], p3[1])]
}
