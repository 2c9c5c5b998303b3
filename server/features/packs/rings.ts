import type { MultiPolygon, Position } from 'geojson'

export type RingFault =
  | { code: 'unclosed_ring' | 'too_few_points' }
  | { code: 'bad_position'; position: string }

/** A polygon that can be used, with the number of rings that had to be left out; or what is wrong with it. */
export type CheckedPolygon = { geometry: MultiPolygon; droppedRings: number } | { fault: RingFault }

/**
 * Checks the rings of a Polygon or MultiPolygon by RFC 7946: numbers in degrees, closed, four positions or more.
 * A ring with fewer than three different positions encloses nothing and is left out (a part whose outer ring is left out
 * goes whole); when nothing remains, that is a fault.
 */
export function checkedPolygon(type: 'Polygon' | 'MultiPolygon', coordinates: unknown): CheckedPolygon {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!isListOf(polygons, (polygon) => isListOf(polygon, Array.isArray))) {
    return { fault: { code: 'bad_position', position: 'not nested as GeoJSON asks' } }
  }
  let droppedRings = 0
  const kept: Position[][][] = []
  for (const polygon of polygons as unknown[][][]) {
    for (const ring of polygon) {
      const fault = ringFault(ring)
      if (fault) return { fault }
    }
    const sound = (polygon as Position[][]).filter(enclosesSomething)
    droppedRings += polygon.length - sound.length
    if (sound[0] !== undefined && sound[0] === polygon[0]) kept.push(sound.map((ring) => ring.map(flat)))
  }
  if (kept.length === 0) return { fault: { code: 'too_few_points' } }
  return { geometry: { type: 'MultiPolygon', coordinates: kept }, droppedRings }
}

function isListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test)
}

function ringFault(ring: unknown[]): RingFault | null {
  const wrong = ring.find((position) => !isPosition(position))
  if (wrong !== undefined) return { code: 'bad_position', position: JSON.stringify(wrong) }
  const first = ring[0] as Position | undefined
  const last = ring.at(-1) as Position | undefined
  const closed = first && last && first[0] === last[0] && first[1] === last[1]
  return closed && ring.length > 1 ? null : { code: 'unclosed_ring' }
}

function isPosition(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2) return false
  const [lon, lat] = value
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

function enclosesSomething(ring: Position[]): boolean {
  return ring.length >= 4 && new Set(ring.map(([lon, lat]) => `${lon} ${lat}`)).size >= 3
}

/** Heights are left out. */
function flat(position: Position): Position {
  return position.length === 2 ? position : [position[0] as number, position[1] as number]
}
