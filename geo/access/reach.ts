import { haversineKm, type LonLat } from '../units.ts'
import { Bands } from './bands.ts'

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
  const bands = new Bands(places.map(checkedPoint), catchmentKm / detourFactor)
  const found = new Pairs(origins.length)
  for (const origin of origins) {
    for (const place of bands.around(checkedPoint(origin))) {
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
