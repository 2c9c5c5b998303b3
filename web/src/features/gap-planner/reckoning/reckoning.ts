import type { Settled } from '@hoanhap/geo/access/homes.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Access, AccessRow, ScenarioParameters } from '@hoanhap/server/contract.ts'

/** What is asked: the service, how far people go and how distance counts. */
export type Setting = Pick<ScenarioParameters, 'catchmentKm' | 'decay' | 'steps'>

/** A commune of GET /access as the reckoning needs it. */
export type DemandRow = Pick<
  AccessRow,
  'unitId' | 'location' | 'populationPoints' | 'demand' | 'demandLow' | 'demandHigh'
>

/** Where the people of a commune live; null where no point is known. */
export function settledAt({ location, populationPoints }: DemandRow): Settled | null {
  if (!location) return null
  const points = populationPoints?.map(([lon, lat, share]) => ({ point: [lon, lat] as const, share }))
  return { point: location, populationPoints: points }
}

/** A place with what it offers. */
export interface SupplyPlace {
  point: LonLat
  capacity: number
}

/** What the people of one commune have within reach, wherever in it they live. */
export interface ReckonedRow {
  /** Openings, or services, for each person in need; when these are the most they may be, and the least. */
  score: number
  scoreLow: number
  scoreHigh: number
  /** Kilometres on the way to the nearest place, the mean of the people; null without any place. */
  nearestKm: number | null
  /** The mean of the people. */
  capacityWithin: number
  /** Share of them, 0 to 1, with a place within reach. */
  coveredShare: number
}

export interface ReckonedSummary {
  /** Share of the people in need, 0 to 1, who have a place within reach; null where nobody is in need. */
  coverageShare: number | null
  gini: number | null
  worstDecile: number | null
  capacityTotal: number
  demandTotal: number
  /** Communes with people in need and no place within reach. */
  withoutPlace: number
}

export interface Reckoning {
  rows: ReadonlyMap<number, ReckonedRow>
  summary: ReckonedSummary
}

export interface Reckoned {
  /** With the places as they are. */
  base: Reckoning
  /** With the edits; null without any. */
  trial: Reckoning | null
  /** How long the last one took in the worker. */
  milliseconds: number
  /** Whether a newer one is under way. */
  pending: boolean
  /** Which ways both go by: roads only once the server has answered for them. */
  routing: Access['parameters']['routing']
  /** Why the last one could not be computed; the figures are then those before it. */
  failed: 'settings' | 'worker' | null
}
