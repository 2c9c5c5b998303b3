import type { LonLat } from '../units.ts'
import type { Decay } from './distance-decay.ts'
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
export interface Origin {
  point: LonLat
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

export interface Score {
  /** Capacity for each person in need within reach, as the figures are; when they are the most, and the least. */
  score: number
  scoreLow: number
  scoreHigh: number
  /** Kilometres on the way; Infinity without any place. */
  nearestKm: number
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
  const scores = scoresOnWays({ communes, places, settings, ways: waysTo(communes, places, settings) })
  return communes.map((commune, index) => ({ ...commune, ...(scores[index] as Score) }))
}

/** Who reaches what, and how far the nearest place is; kilometres on the way, Infinity without any. */
export interface Ways {
  within: Reach
  nearestKm: readonly number[]
}

/** The ways from communes to places. */
export function waysTo(
  communes: readonly Origin[],
  places: readonly Supply[],
  { catchmentKm }: Pick<ScoreSettings, 'catchmentKm'>,
): Ways {
  const origins = communes.map(({ point }) => point)
  const points = places.map(({ point }) => point)
  return {
    within: reach(origins, points, { catchmentKm, detourFactor: DETOUR_FACTOR }),
    nearestKm: nearest(origins, points).map(({ km }) => km * DETOUR_FACTOR),
  }
}

export interface KnownWays {
  communes: readonly Origin[]
  places: readonly Supply[]
  settings: ScoreSettings
  ways: Ways
}

/** The scores of communes whose ways are known already, in their order. */
export function scoresOnWays({ communes, places, settings, ways }: KnownWays): Score[] {
  const { within, nearestKm } = ways
  const supply = places.map(({ capacity }) => capacity)
  const scoresOf = (people: (demand: PeopleInNeed) => number) =>
    floatingCatchment({
      ...settings,
      reach: within,
      supply,
      demand: communes.map(({ demand }) => (demand ? people(demand) : 0)),
    }).scores
  const scores = scoresOf(({ people }) => people)
  const whenMost = scoresOf(({ high }) => high)
  const whenLeast = scoresOf(({ low }) => low)
  return communes.map((_, index) => ({
    score: scores[index] as number,
    scoreLow: whenMost[index] as number,
    scoreHigh: whenLeast[index] as number,
    nearestKm: nearestKm[index] as number,
    capacityWithin: capacityFrom(within, supply, index),
  }))
}

function capacityFrom({ starts, places }: Reach, supply: readonly number[], origin: number): number {
  let sum = 0
  for (let pair = starts[origin] as number; pair < (starts[origin + 1] as number); pair++) {
    sum += supply[places[pair] as number] as number
  }
  return sum
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
export function summariseScores(scored: readonly Scored<Origin>[], catchmentKm: number): ScoreSummary {
  const demand = scored.map((commune) => commune.demand?.people ?? 0)
  const scores = scored.map(({ score }) => score)
  const isCovered = (index: number) => (scored[index] as Score).nearestKm <= catchmentKm
  return {
    demandTotal: demand.reduce((sum, people) => sum + people, 0),
    coverageShare: shareOfDemand(demand, isCovered),
    gini: gini(scores, demand),
    worstDecile: worstDecile(scores, demand),
    withoutPlace: demand.filter((people, index) => people > 0 && !isCovered(index)).length,
  }
}
