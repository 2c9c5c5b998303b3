import { type Reach, reach } from '@hoanhap/geo/access/reach.ts'
import { type Supply, type Ways, waysTo } from '@hoanhap/geo/access/score-communes.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { RoadService } from './road-service.ts'
import type { Routing } from './schemas.ts'

/** Nobody looks for a place further away than this, in kilometres on the way. */
export const FURTHEST_KM = 200

/** The ways from where people live to places, by road where a routing service is configured and answers. */
export async function waysWith(
  roads: RoadService | null,
  homes: readonly LonLat[],
  places: readonly Supply[],
  settings: { catchmentKm: number },
): Promise<{ ways: Ways; routing: Routing }> {
  if (!roads) return { ways: waysTo(homes, places, settings), routing: 'greatCircle' }
  const ways = await waysByRoad(
    roads,
    homes,
    places.map(({ point }) => point),
    settings.catchmentKm,
  )
  if (ways) return { ways, routing: 'osrm' }
  return { ways: waysTo(homes, places, settings), routing: 'greatCircleFallback' }
}

/** No road is shorter than the great circle, so only pairs that lie within it are asked for; null when nobody answers. */
async function waysByRoad(
  roads: RoadService,
  origins: readonly LonLat[],
  places: readonly LonLat[],
  catchmentKm: number,
): Promise<Ways | null> {
  const around = reach(origins, places, { catchmentKm, detourFactor: 1 })
  const km = await roads.kilometres(origins, places, around)
  if (!km) return null
  const within = inside({ ...around, km }, catchmentKm)
  const nearestKm = origins.map((_, origin) => shortest(within, origin))
  return (await findFurther(roads, origins, places, { nearestKm, fromKm: catchmentKm }))
    ? { within, nearestKm }
    : null
}

/** Pairs whose way is no longer than the catchment. */
export function inside({ starts, places, km }: Reach, catchmentKm: number): Reach {
  const kept = [...km.keys()].filter((pair) => (km[pair] as number) <= catchmentKm)
  const keptStarts = new Uint32Array(starts.length)
  let next = 0
  for (let origin = 0; origin < starts.length; origin++) {
    while (next < kept.length && (kept[next] as number) < (starts[origin] as number)) next += 1
    keptStarts[origin] = next
  }
  return {
    starts: keptStarts,
    places: Uint32Array.from(kept, (pair) => places[pair] as number),
    km: Float64Array.from(kept, (pair) => km[pair] as number),
  }
}

function shortest({ starts, km }: Pick<Reach, 'starts' | 'km'>, origin: number): number {
  return km
    .subarray(starts[origin], starts[origin + 1])
    .reduce((least, way) => Math.min(least, way), Infinity)
}

/**
 * Fills in the nearest place of those who have none within the catchment: in circles of twice the size each, until one
 * holds a place whose way is no longer than the circle is wide. False when nobody answers.
 */
async function findFurther(
  roads: RoadService,
  origins: readonly LonLat[],
  places: readonly LonLat[],
  { nearestKm, fromKm }: { nearestKm: number[]; fromKm: number },
): Promise<boolean> {
  for (let radius = 2 * fromKm; radius < 2 * FURTHEST_KM; radius *= 2) {
    const catchmentKm = Math.min(radius, FURTHEST_KM)
    const searching = [...origins.keys()].filter((origin) => nearestKm[origin] === Infinity)
    if (searching.length === 0 || places.length === 0) return true
    const points = searching.map((origin) => origins[origin] as LonLat)
    const around = reach(points, places, { catchmentKm, detourFactor: 1 })
    const km = await roads.kilometres(points, places, around)
    if (!km) return false
    searching.forEach((origin, index) => {
      const way = shortest({ starts: around.starts, km }, index)
      if (way <= catchmentKm) nearestKm[origin] = way
    })
  }
  return true
}
