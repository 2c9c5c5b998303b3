import { EARTH_RADIUS_KM, type LonLat } from './units.ts'

const DEGREES = 180 / Math.PI

/**
 * Where a great circle leads from a point: `bearing` in degrees clockwise from north, `km` along it on the sphere
 * (direct problem, Snyder 1987, eq. 5-5 and 5-6). Longitude in [-180, 180).
 */
export function destination([lon, lat]: LonLat, bearing: number, km: number): LonLat {
  const angle = km / EARTH_RADIUS_KM
  const [phi, theta] = [lat / DEGREES, bearing / DEGREES]
  const sinTo = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(theta)
  const east = Math.atan2(
    Math.sin(theta) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * sinTo,
  )
  const to = lon + east * DEGREES
  return [((((to + 180) % 360) + 360) % 360) - 180, Math.asin(Math.max(-1, Math.min(1, sinTo))) * DEGREES]
}

/** A closed ring of points that all lie `radiusKm` of great circle from the middle; counter-clockwise. */
export function ringAround(middle: LonLat, radiusKm: number, corners = 96): LonLat[] {
  const ring = Array.from({ length: corners }, (_, corner) =>
    destination(middle, -(corner * 360) / corners, radiusKm),
  )
  return [...ring, ring[0] as LonLat]
}
