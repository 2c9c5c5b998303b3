/** Units of measure: kilometres on the sphere, rates per people. Coordinates are [longitude, latitude] in degrees. */
export type LonLat = readonly [lon: number, lat: number]

/** Mean radius of the earth, R1 of the GRS 80 ellipsoid (Moritz 2000). */
export const EARTH_RADIUS_KM = 6371.0088

const RADIANS_PER_DEGREE = Math.PI / 180

/** Great-circle distance in kilometres (haversine formula, Sinnott 1984). Symmetric; exact zero for equal points. */
export function haversineKm(from: LonLat, to: LonLat): number {
  const phiOne = from[1] * RADIANS_PER_DEGREE
  const phiTwo = to[1] * RADIANS_PER_DEGREE
  const halfDeltaPhi = (phiTwo - phiOne) / 2
  const halfDeltaLambda = ((to[0] - from[0]) * RADIANS_PER_DEGREE) / 2
  const h = Math.sin(halfDeltaPhi) ** 2 + Math.cos(phiOne) * Math.cos(phiTwo) * Math.sin(halfDeltaLambda) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Events per 1,000 people; null when the population is unknown or not positive. */
export function per1000(count: number, population: number | null): number | null {
  return rate(count, population, 1000)
}

/** Events per 100 of a base (openings per 100 people in the caseload); null when the base is unknown or not positive. */
export function per100(count: number, base: number | null): number | null {
  return rate(count, base, 100)
}

function rate(count: number, base: number | null, per: number): number | null {
  return base !== null && base > 0 ? (count / base) * per : null
}
