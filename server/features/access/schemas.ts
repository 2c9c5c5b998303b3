import { DECAYS } from '@hoanhap/geo/access/distance-decay.ts'
import { z } from 'zod'
import { Code, Day, Id, Lat, Lon, Period, repeated } from '../../http/common-schemas.ts'
import { TradeCode } from '../employers/schemas.ts'
import { ServiceKind } from '../services/schemas.ts'
import { Level } from '../units/schemas.ts'

const MOST_ID = 2_147_483_647

/** Jobs, or one kind of service. */
export const AccessService = z.enum(['employer', ...ServiceKind.options])
export type AccessService = z.infer<typeof AccessService>

export const AccessQuery = z.strictObject({
  /** A scenario whose edits are applied; it also answers what the query leaves open. */
  scenario: z.coerce.number().int().positive().max(MOST_ID).optional(),
  /** Jobs unless said otherwise. */
  service: AccessService.optional(),
  /** Only openings and people of this trade; for employers alone. */
  trade: TradeCode.optional(),
  /** How far people go, in kilometres on the way; 10 unless said otherwise. */
  catchmentKm: z.coerce.number().min(0.5).max(200).optional(),
  /** `gaussian` unless said otherwise. */
  decay: z.enum(DECAYS).optional(),
  /** Two steps, unless said otherwise, or three: people then share themselves among the places they reach. */
  steps: z.enum(['2', '3']).optional(),
  level: Level.default('commune'),
  asOf: Day.optional(),
  /** Only these units of the level. */
  unit: repeated(Code).optional(),
})
export type AccessQuery = z.infer<typeof AccessQuery>

/** Where the people in need of a row are known from. */
export const DemandState = z.enum(['value', 'estimated', 'suppressed', 'noData'])
export type DemandState = z.infer<typeof DemandState>

export const DemandAt = z.enum(['populationPoints', 'innerPoint'])
export type DemandAt = z.infer<typeof DemandAt>

/** Ways by road (`osrm`), or by great circle times the detour factor; as a fallback while no road service answers. */
export const Routing = z.enum(['greatCircle', 'osrm', 'greatCircleFallback'])
export type Routing = z.infer<typeof Routing>

export const AccessRow = z.strictObject({
  unitId: Id,
  code: Code,
  name: z.string(),
  parentCode: Code.nullable(),
  /** A point inside the commune; ways are measured from it unless there are population points. Null where none is known and above the commune. */
  location: z.tuple([Lon, Lat]).nullable(),
  /** Present where people are spread over points of the commune, instead of the one above: each with its share of them. */
  populationPoints: z.array(z.tuple([Lon, Lat, z.number().gt(0).max(1)])).optional(),
  /** Present where no road leads to the commune, so that no way is measured. */
  noRoad: z.literal(true).optional(),
  /** People in need, with what the figures allow at least and at most; not whole when it is an estimate. */
  demand: z.number().nullable(),
  demandState: DemandState,
  demandLow: z.number().nullable(),
  demandHigh: z.number().nullable(),
  /** Capacity (openings, or places of a service) per person in need; above the commune the mean of the people. */
  score: z.number().nullable(),
  /** The score if everybody's figures were as high, or as low, as they may be. */
  scoreLow: z.number().nullable(),
  scoreHigh: z.number().nullable(),
  /** Kilometres on the way to the nearest place: the mean of the people, wherever in the commune, or above it, they live. */
  nearestKm: z.number().nullable(),
  /** Capacity within the catchment, the mean of the people; null above the commune, where it would count twice. */
  openingsWithin: z.number().nullable(),
  /** Share of the people, 0 to 1, with a place within the catchment. */
  coveredShare: z.number().min(0).max(1).nullable(),
  /** Whether everybody of the row has a place within the catchment. */
  covered: z.boolean().nullable(),
})
export type AccessRow = z.infer<typeof AccessRow>

export const Access = z.strictObject({
  method: z.enum(['two-step floating catchment', 'three-step floating catchment']),
  plane: z.enum(['release', 'register']),
  release: z.strictObject({ id: Id, period: Period }).optional(),
  parameters: z.strictObject({
    service: AccessService,
    trade: TradeCode.nullable(),
    catchmentKm: z.number(),
    decay: z.enum(DECAYS),
    /** Kilometres on the way for each kilometre of great circle. */
    detourFactor: z.number(),
    /**
     * Where the people of a commune are thought to live: all at a point inside of it, or spread over population points
     * where it has any.
     */
    demandAt: DemandAt,
    routing: Routing,
    level: Level,
    asOf: Day,
    /** The scenario that was applied, and how many of its edits speak of places that are not there any more. */
    scenario: z
      .strictObject({ id: Id, name: z.string(), version: z.int(), editsWithoutPlace: z.int() })
      .optional(),
  }),
  rows: z.array(AccessRow),
  summary: z.strictObject({
    /** People in need whose commune is known and has a point. */
    demandTotal: z.number(),
    /** People who are counted but can be measured from nowhere. */
    demandNotLocated: z.number(),
    capacityTotal: z.number(),
    /** Share of these people who have a place within the catchment, 0 to 1. */
    coverageShare: z.number().nullable(),
    /** How unevenly the score is spread over the people: 0 equal, towards 1 unequal. */
    gini: z.number().nullable(),
    /** Mean score of the worst-served tenth of the people. */
    worstDecile: z.number().nullable(),
  }),
})
export type Access = z.infer<typeof Access>
