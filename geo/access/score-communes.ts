import type { LonLat } from '../units.ts'
import type { Decay } from './distance-decay.ts'
import { type Homes, homesOf, meansOf, type Settled, sharesWhere, spreadOver } from './homes.ts'
import { gini, shareOfDemand, worstDecile } from './inequality.ts'
import { nearest } from './nearest.ts'
import { type Reach, reach } from './reach.ts'
import { floatingCatchment } from './two-step-floating-catchment.ts'

/** Kilometres on the way for each kilometre of great circle: roads of a plain with towns; stated with every answer. */
export const DETOUR_FACTOR = 1.3

/** People in need as far as they are known, with the least and the most they may be. */
export interface PeopleInNeed {
  people: number
  low: number
  high: number
}

/** Where people live, and how many of them are in need; null where nothing is known. */
export interface Origin extends Settled {
  demand: PeopleInNeed | null
}

/** Where something is offered, and to how many: openings of an employer, 1 of a service. */
export interface Supply {
  point: LonLat
  capacity: number
}

export interface ScoreSettings {
  /** How far people go, in kilometres on the way; positive. */
  catchmentKm: number
  decay: Decay
  threeStep: boolean
}

/** What the people of a commune have within reach: means over all of them, wherever in it they live. */
export interface Score {
  /** Capacity for each person in need within reach, as the figures are; when they are the most, and the least. */
  score: number
  scoreLow: number
  scoreHigh: number
  /** Kilometres on the way; Infinity without any place. */
  nearestKm: number
  /** Share of the people, 0 to 1, with a place within the catchment. */
  coveredShare: number
  /** Capacity within the catchment, whoever else reaches it. */
  capacityWithin: number
}

export type Scored<From extends Origin> = From & Score

/**
 * Floating catchments over communes: once as the figures are, and once each for the most and the least they may be.
 * @throws RangeError for a catchment that is not positive or a coordinate that is no number
 */
export function scoreCommunes<From extends Origin>(
  communes: readonly From[],
  places: readonly Supply[],
  settings: ScoreSettings,
): Scored<From>[] {
  const homes = homesOf(communes)
  const ways = waysTo(homes.points, places, settings)
  const scores = scoresOnWays({ communes, homes, places, settings, ways })
  return communes.map((commune, index) => ({ ...commune, ...(scores[index] as Score) }))
}

/** By home: who reaches what, and how far the nearest place is; kilometres on the way, Infinity without any. */
export interface Ways {
  within: Reach
  nearestKm: readonly number[]
}

/** The ways from where people live to places. */
export function waysTo(
  homes: readonly LonLat[],
  places: readonly Supply[],
  { catchmentKm }: Pick<ScoreSettings, 'catchmentKm'>,
): Ways {
  const points = places.map(({ point }) => point)
  return {
    within: reach(homes, points, { catchmentKm, detourFactor: DETOUR_FACTOR }),
    nearestKm: nearest(homes, points).map(({ km }) => km * DETOUR_FACTOR),
  }
}

export interface KnownWays {
  communes: readonly Origin[]
  /** Of these communes. */
  homes: Homes
  places: readonly Supply[]
  settings: ScoreSettings
  ways: Ways
}

/** The scores of communes whose ways are known already, in their order. */
export function scoresOnWays(known: KnownWays): Score[] {
  return communeScores(known.homes, homeScores(known), known.settings)
}

/** One number for each home; each as in `Score`. */
export interface HomeScores extends Record<Exclude<keyof Score, 'coveredShare'>, ArrayLike<number>> {}

/** What each home has within reach: the people of all homes share the places. */
export function homeScores({ communes, homes, places, settings, ways }: KnownWays): HomeScores {
  const { within, nearestKm } = ways
  const supply = places.map(({ capacity }) => capacity)
  const scoresOf = (people: (demand: PeopleInNeed) => number) => {
    const demand = spreadOver(homes, (commune) => {
      const known = communes[commune]?.demand
      return known ? people(known) : 0
    })
    return floatingCatchment({ ...settings, reach: within, supply, demand }).scores
  }
  return {
    score: scoresOf(({ people }) => people),
    scoreLow: scoresOf(({ high }) => high),
    scoreHigh: scoresOf(({ low }) => low),
    nearestKm,
    capacityWithin: capacitiesFrom(within, supply),
  }
}

/** What the people of each commune have, as the mean over its homes. */
export function communeScores(
  homes: Homes,
  scores: HomeScores,
  { catchmentKm }: Pick<ScoreSettings, 'catchmentKm'>,
): Score[] {
  const [score, scoreLow, scoreHigh] = [scores.score, scores.scoreLow, scores.scoreHigh].map((ofHome) =>
    meansOf(homes, ofHome),
  ) as [Float64Array, Float64Array, Float64Array]
  const nearestKm = meansOf(homes, scores.nearestKm)
  const capacityWithin = meansOf(homes, scores.capacityWithin)
  const covered = sharesWhere(homes, (home) => (scores.nearestKm[home] as number) <= catchmentKm)
  return Array.from(covered, (coveredShare, commune) => ({
    score: score[commune] as number,
    scoreLow: scoreLow[commune] as number,
    scoreHigh: scoreHigh[commune] as number,
    nearestKm: nearestKm[commune] as number,
    coveredShare,
    capacityWithin: capacityWithin[commune] as number,
  }))
}

function capacitiesFrom({ starts, places }: Reach, supply: readonly number[]): Float64Array {
  const sums = new Float64Array(starts.length - 1)
  for (let origin = 0; origin < sums.length; origin++) {
    for (let pair = starts[origin] as number; pair < (starts[origin + 1] as number); pair++)
      sums[origin] = (sums[origin] as number) + (supply[places[pair] as number] as number)
  }
  return sums
}

export interface ScoreSummary {
  /** People in need of all communes. */
  demandTotal: number
  /** Share of them, 0 to 1, who have a place within the catchment; null where nobody is in need. */
  coverageShare: number | null
  /** How unevenly the score is spread over them: 0 equal, towards 1 unequal. */
  gini: number | null
  /** Mean score of the worst-served tenth of them. */
  worstDecile: number | null
  /** Communes with people in need and no place within the catchment. */
  withoutPlace: number
}

/** What the scores of all communes come to. */
export function summariseScores(scored: readonly Scored<Origin>[]): ScoreSummary {
  const demand = scored.map((commune) => commune.demand?.people ?? 0)
  const scores = scored.map(({ score }) => score)
  const coveredAt = (index: number) => (scored[index] as Score).coveredShare
  return {
    demandTotal: demand.reduce((sum, people) => sum + people, 0),
    coverageShare: shareOfDemand(demand, coveredAt),
    gini: gini(scores, demand),
    worstDecile: worstDecile(scores, demand),
    withoutPlace: demand.filter((people, at) => people > 0 && coveredAt(at) === 0).length,
  }
}
