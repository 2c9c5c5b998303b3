import type { Decay } from '@hoanhap/geo/access/distance-decay.ts'
import { nearest } from '@hoanhap/geo/access/nearest.ts'
import { reach } from '@hoanhap/geo/access/reach.ts'
import { floatingCatchment } from '@hoanhap/geo/access/two-step-floating-catchment.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Place } from './queries.ts'
import type { Demand } from './released-demand.ts'

/** Kilometres on the way for each kilometre of great circle: roads of a plain with towns; stated with every answer. */
export const DETOUR_FACTOR = 1.3

export interface Commune {
  unitId: number
  point: LonLat
  demand: Demand | null
}

export interface Scored extends Commune {
  score: number
  scoreLow: number
  scoreHigh: number
  /** Kilometres on the way; Infinity without any place. */
  nearestKm: number
  capacityWithin: number
}

export interface ScoreSettings {
  catchmentKm: number
  decay: Decay
  threeStep: boolean
}

/** Floating catchments over communes: once as the figures are, and once each for the most and the least they may be. */
export function scoreCommunes(
  communes: readonly Commune[],
  places: readonly Place[],
  settings: ScoreSettings,
): Scored[] {
  const origins = communes.map(({ point }) => point)
  const points = places.map(({ point }) => point)
  const supply = places.map(({ capacity }) => capacity)
  const within = reach(origins, points, { catchmentKm: settings.catchmentKm, detourFactor: DETOUR_FACTOR })
  const scoresOf = (people: (demand: Demand) => number) =>
    floatingCatchment({
      ...settings,
      reach: within,
      supply,
      demand: communes.map(({ demand }) => (demand ? people(demand) : 0)),
    }).scores
  const scores = scoresOf(({ people }) => people)
  const whenMost = scoresOf(({ high }) => high)
  const whenLeast = scoresOf(({ low }) => low)
  const ways = nearest(origins, points)
  return communes.map((commune, index) => ({
    ...commune,
    score: scores[index] as number,
    scoreLow: whenMost[index] as number,
    scoreHigh: whenLeast[index] as number,
    nearestKm: (ways[index]?.km ?? Number.POSITIVE_INFINITY) * DETOUR_FACTOR,
    capacityWithin: [...within.places.subarray(within.starts[index], within.starts[index + 1])].reduce(
      (sum, place) => sum + (supply[place] ?? 0),
      0,
    ),
  }))
}
