import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import type { DemandRow } from '../reckoning/reckoning.ts'

/** The commune whose inner point lies nearest; null where none has a point. */
export function nearestCommune(communes: readonly DemandRow[], point: LonLat): number | null {
  let [nearest, least]: [number | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const { unitId, location } of communes) {
    const km = location ? haversineKm(location, point) : Number.POSITIVE_INFINITY
    if (km < least) [nearest, least] = [unitId, km]
  }
  return nearest
}
