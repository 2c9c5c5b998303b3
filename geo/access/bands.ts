import { EARTH_RADIUS_KM, type LonLat } from '../units.ts'

const DEGREES = 180 / Math.PI
/** A small circle would otherwise cut the land into more bands than there are places. */
const MOST_BANDS = 4096

/**
 * Places in bands of latitude as high as a circle is wide, from west to east within each: what lies around a point is
 * found by looking at three short stretches. Built once for one radius, in kilometres on the great circle.
 */
export class Bands {
  /** Indices of the places, band after band; those of band `b` stand from `starts[b]` to `starts[b + 1]`. */
  private readonly order: Uint32Array
  private readonly starts: Uint32Array
  private readonly longitudes: Float64Array
  private readonly latitudes: Float64Array
  private readonly south: number
  private readonly height: number
  private readonly radius: number
  private readonly nearby: number[] = []

  constructor(places: readonly LonLat[], radiusKm: number) {
    this.radius = radiusKm / EARTH_RADIUS_KM
    const [south, north] = extent(places)
    this.south = south
    this.height = Math.max(this.reachInLatitude(), (north - south) / MOST_BANDS)
    const bands = places.map(([, lat]) => this.bandOf(lat))
    this.order = Uint32Array.from(places.keys()).sort(
      (a, b) =>
        (bands[a] as number) - (bands[b] as number) ||
        (places[a] as LonLat)[0] - (places[b] as LonLat)[0] ||
        a - b,
    )
    this.starts = startsOf(bands, this.bandOf(north) + 1)
    this.longitudes = Float64Array.from(this.order, (place) => (places[place] as LonLat)[0])
    this.latitudes = Float64Array.from(this.order, (place) => (places[place] as LonLat)[1])
  }

  /** Indices, ascending, of the places in the box around a circle; the same array every time, good until the next call. */
  around([lon, lat]: LonLat): readonly number[] {
    const { nearby, starts } = this
    nearby.length = 0
    const reach = this.reachInLatitude()
    const [south, north] = [lat - reach, lat + reach]
    const width = south <= -90 || north >= 90 ? Number.POSITIVE_INFINITY : this.reachInLongitude(lat)
    const last = Math.min(starts.length - 2, this.bandOf(north))
    for (let band = Math.max(0, this.bandOf(south)); band <= last; band++) {
      this.collect(band, lon, width, lat, reach)
      // the same longitude may be written in three ways where the antimeridian is near
      if (width < 180 && lon - width < -180) this.collect(band, lon + 360, width, lat, reach)
      if (width < 180 && lon + width > 180) this.collect(band, lon - 360, width, lat, reach)
    }
    return sortShort(nearby)
  }

  /** A hair more than the circle in degrees, so that rounding loses no place on its edge. */
  private reachInLatitude(): number {
    return this.radius * DEGREES + 1e-9
  }

  /** The circle is widest where a meridian touches it. */
  private reachInLongitude(lat: number): number {
    return Math.asin(Math.min(1, Math.sin(this.radius) / Math.cos(lat / DEGREES))) * DEGREES + 1e-9
  }

  private bandOf(lat: number): number {
    return Math.floor((lat - this.south) / this.height)
  }

  private collect(band: number, lon: number, width: number, lat: number, height: number): void {
    const { starts, order, longitudes, latitudes, nearby } = this
    const end = starts[band + 1] as number
    for (let at = this.firstFrom(starts[band] as number, end, lon - width); at < end; at++) {
      if ((longitudes[at] as number) > lon + width) return
      if (Math.abs((latitudes[at] as number) - lat) <= height) nearby.push(order[at] as number)
    }
  }

  /** The first position from `from` on, before `end`, that does not lie west of a longitude; by halving. */
  private firstFrom(from: number, end: number, west: number): number {
    let low = from
    let high = end
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.longitudes[middle] as number) < west) low = middle + 1
      else high = middle
    }
    return low
  }
}

type Range = readonly [number, number]

/** Ascending, in place: by insertion, since most lists are a few places long and a call for each comparison would cost more. */
function sortShort(list: number[]): number[] {
  if (list.length > LONG) return list.sort((a, b) => a - b)
  for (let next = 1; next < list.length; next++) {
    const value = list[next] as number
    let at = next
    for (; at > 0 && (list[at - 1] as number) > value; at--) list[at] = list[at - 1] as number
    list[at] = value
  }
  return list
}

const LONG = 40

function extent(places: readonly LonLat[]): Range {
  let [south, north] = [90, -90]
  for (const [, lat] of places) {
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return places.length > 0 ? [south, north] : [0, 0]
}

function startsOf(bands: readonly number[], count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (const band of bands) starts[band + 1] = (starts[band + 1] as number) + 1
  for (let band = 0; band < count; band++) {
    starts[band + 1] = (starts[band + 1] as number) + (starts[band] as number)
  }
  return starts
}
