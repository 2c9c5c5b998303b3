import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { MultiPolygon } from 'geojson'

type Box = [west: number, south: number, east: number, north: number]

/** Finds which of many polygons a point lies in; boxes are compared first. A point on a shared edge lies in the first. */
export class PolygonLookup<T> {
  private readonly entries: { value: T; box: Box; geometry: MultiPolygon }[]

  constructor(polygons: readonly { value: T; geometry: MultiPolygon }[]) {
    this.entries = polygons.map(({ value, geometry }) => ({ value, geometry, box: boxOf(geometry) }))
  }

  /** The first polygon that holds the point (lon, lat), or null. */
  at([lon, lat]: readonly [number, number]): T | null {
    const found = this.entries.find(
      ({ box, geometry }) =>
        box[0] <= lon &&
        lon <= box[2] &&
        box[1] <= lat &&
        lat <= box[3] &&
        booleanPointInPolygon([lon, lat], geometry),
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
