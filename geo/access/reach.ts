import KDBush from 'kdbush'
import { EARTH_RADIUS_KM, haversineKm, type LonLat } from '../units.ts'

/**
 * Which places every origin reaches: the places of origin `i` stand at `starts[i]` to `starts[i + 1]` of `places`
 * (indices, ascending) and `km` (kilometres on the way).
 */
export interface Reach {
  starts: Uint32Array
  places: Uint32Array
  km: Float64Array
}

export interface ReachOptions {
  /** How far people go, in kilometres on the way; positive. */
  catchmentKm: number
  /** Kilometres on the way for each kilometre of great circle; at least 1. */
  detourFactor: number
}

/**
 * Every pair of an origin and a place that lie within the catchment, by great circle times the detour factor. Exact on the
 * whole sphere. Throws on a catchment that is not positive, a factor below 1, or a coordinate that is no number.
 */
export function reach(origins: readonly LonLat[], places: readonly LonLat[], options: ReachOptions): Reach {
  const { catchmentKm, detourFactor } = checked(options)
  const index = indexOf(places)
  const found = new Pairs(origins.length)
  for (const origin of origins) {
    for (const place of candidates(index, checkedPoint(origin), catchmentKm / detourFactor)) {
      const km = haversineKm(origin, places[place] as LonLat) * detourFactor
      if (km <= catchmentKm) found.add(place, km)
    }
    found.endOrigin()
  }
  return found.reach()
}

function checked(options: ReachOptions): ReachOptions {
  const { catchmentKm, detourFactor } = options
  if (!(catchmentKm > 0 && Number.isFinite(catchmentKm)))
    throw new RangeError(`reach: a catchment of ${catchmentKm} km is none`)
  if (!(detourFactor >= 1 && Number.isFinite(detourFactor)))
    throw new RangeError(`reach: a detour factor of ${detourFactor} is below 1`)
  return options
}

function checkedPoint(point: LonLat): LonLat {
  if (!Number.isFinite(point[0]) || !Number.isFinite(point[1]))
    throw new RangeError(`reach: [${point[0]}, ${point[1]}] is no point`)
  return point
}

function indexOf(places: readonly LonLat[]): KDBush | null {
  if (places.length === 0) return null
  const index = new KDBush(places.length)
  for (const place of places) index.add(...(checkedPoint(place) as [number, number]))
  return index.finish()
}

const DEGREES = 180 / Math.PI

/** Indices, ascending, of the places in the box of longitudes and latitudes around a circle of great-circle radius. */
function candidates(index: KDBush | null, [lon, lat]: LonLat, radiusKm: number): number[] {
  if (index === null) return []
  const radius = radiusKm / EARTH_RADIUS_KM
  // a hair more than the circle, so that rounding loses no place on its edge
  const latitudes = radius * DEGREES + 1e-9
  const [south, north] = [lat - latitudes, lat + latitudes]
  if (south <= -90 || north >= 90) return index.range(-180, south, 180, north).sort(ascending)
  // the circle is widest where a meridian touches it
  const longitudes = Math.asin(Math.min(1, Math.sin(radius) / Math.cos(lat / DEGREES))) * DEGREES + 1e-9
  const around = [-360, 0, 360].flatMap((turn) =>
    index.range(lon + turn - longitudes, south, lon + turn + longitudes, north),
  )
  return around.sort(ascending)
}

const ascending = (a: number, b: number) => a - b

/** Growing columns of pairs. */
class Pairs {
  private readonly starts: Uint32Array
  private origins = 0
  private readonly places: number[] = []
  private readonly km: number[] = []

  constructor(origins: number) {
    this.starts = new Uint32Array(origins + 1)
  }

  add(place: number, km: number): void {
    this.places.push(place)
    this.km.push(km)
  }

  endOrigin(): void {
    this.origins += 1
    this.starts[this.origins] = this.places.length
  }

  reach(): Reach {
    return { starts: this.starts, places: Uint32Array.from(this.places), km: Float64Array.from(this.km) }
  }
}
