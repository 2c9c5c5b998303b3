import type { MultiPolygon, Position } from 'geojson'

type Box = [west: number, south: number, east: number, north: number]

/** Finds which of many polygons a point lies in; boxes are compared first. Points on an edge fall on one side of it. */
export class PolygonLookup<T> {
  private readonly entries: { value: T; box: Box; geometry: MultiPolygon }[]

  constructor(polygons: readonly { value: T; geometry: MultiPolygon }[]) {
    this.entries = polygons.map(({ value, geometry }) => ({ value, geometry, box: boxOf(geometry) }))
  }

  /** The first polygon that holds the point (lon, lat), or null. */
  at([lon, lat]: readonly [number, number]): T | null {
    const found = this.entries.find(
      ({ box, geometry }) =>
        box[0] <= lon && lon <= box[2] && box[1] <= lat && lat <= box[3] && isInside(lon, lat, geometry),
    )
    return found?.value ?? null
  }
}

export function boxOf(geometry: MultiPolygon): Box {
  const box: Box = [180, 90, -180, -90]
  for (const [ring] of geometry.coordinates) {
    for (const [lon, lat] of (ring ?? []) as [number, number][]) {
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    }
  }
  return box
}

/** Even-odd rule over all rings, so that holes count as outside. */
function isInside(lon: number, lat: number, geometry: MultiPolygon): boolean {
  let inside = false
  for (const polygon of geometry.coordinates) {
    for (const ring of polygon) if (crossesOddly(lon, lat, ring)) inside = !inside
  }
  return inside
}

function crossesOddly(lon: number, lat: number, ring: Position[]): boolean {
  let odd = false
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number]
    const [x2, y2] = ring[i] as [number, number]
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd
  }
  return odd
}
