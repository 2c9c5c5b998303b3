import { z } from 'zod'
import { Code, Day, Id, Lat, Lon, Period } from '../../http/common-schemas.ts'
import { AccessService, DemandAt, Routing } from '../access/schemas.ts'
import { TradeCode } from '../employers/schemas.ts'

const MOST_SITES = 50
const MOST_CANDIDATES = 500
const MOST_TRIED = 200
const Money = z.int().min(1).max(1_000_000_000)

/** `cover`: the most people get a place within reach. `distance`: people's ways to the nearest place are shortest. */
export const SitingObjective = z.enum(['cover', 'distance'])
export type SitingObjective = z.infer<typeof SitingObjective>

/** A point where a new place could stand. Costs are in whatever unit of money the caller reckons in. */
export const DrawnCandidate = z.strictObject({
  location: z.tuple([Lon, Lat]),
  name: z.string().trim().min(1).max(120).optional(),
  cost: Money.optional(),
})
export type DrawnCandidate = z.infer<typeof DrawnCandidate>

export const SitingInput = z
  .strictObject({
    service: AccessService,
    /** Only people of this trade; for employers alone. */
    trade: TradeCode.optional(),
    /** How many new places. */
    p: z.int().min(1).max(MOST_SITES),
    /** How far people go, in kilometres on the way. */
    radiusKm: z.number().min(0.5).max(200),
    asOf: Day.optional(),
    /** Whether places that exist cover people; without them every place is found anew. */
    keepExisting: z.boolean().default(true),
    /** Places that are only being tried, as if they existed; and existing ones as if they did not, by id. */
    added: z
      .array(z.tuple([Lon, Lat]))
      .min(1)
      .max(MOST_TRIED)
      .optional(),
    removed: z.array(Id).min(1).max(MOST_TRIED).optional(),
    objective: SitingObjective.default('cover'),
    /** New places only in these units, of any level. */
    unit: z.array(Code).min(1).max(100).optional(),
    /** No new place in these units, of any level. */
    exclude: z.array(Code).min(1).max(500).optional(),
    /** New places only at these points, instead of in the middle of communes. */
    candidates: z.array(DrawnCandidate).min(1).max(MOST_CANDIDATES).optional(),
    /** What the new places may cost together; every candidate then has a cost. */
    budget: Money.optional(),
  })
  .refine(({ service, trade }) => trade === undefined || service === 'employer', {
    path: ['trade'],
    message: 'only employers are told apart by trade',
  })
  .refine(({ unit, candidates }) => unit === undefined || candidates === undefined, {
    path: ['unit'],
    message: 'candidates say themselves where they are',
  })
  .refine(({ budget, candidates }) => budget === undefined || candidates?.every(({ cost }) => cost), {
    path: ['candidates'],
    message: 'within a budget every candidate needs a cost',
  })
  .refine(({ budget, objective }) => budget === undefined || objective === 'cover', {
    path: ['budget'],
    message: 'only coverage can be sought within a budget',
  })
export type SitingInput = z.infer<typeof SitingInput>

/** Where a new place would stand, the most helpful first: in the middle of a commune or at a point that was asked for. */
export const Site = z.strictObject({
  /** The commune; null for a point outside of all. */
  unitId: Id.nullable(),
  code: Code.nullable(),
  name: z.string(),
  location: z.tuple([Lon, Lat]),
  /** Which of the points that were asked for, from 0; null for a commune. */
  candidate: z.int().nullable(),
  cost: z.int().nullable(),
  /** People in need whom this place covers and nobody before it. */
  newlyCovered: z.number(),
  /** By how many kilometres this place shortens the mean way; null where there was no place to go to before it. */
  shortensKm: z.number().nullable(),
})
export type Site = z.infer<typeof Site>

const Share = z.number().min(0).max(1).nullable()
/** Mean kilometres on the way to the nearest place; null where there is none, or nobody in need. */
const MeanKm = z.number().min(0).nullable()

export const Siting = z.strictObject({
  plane: z.enum(['release', 'register']),
  release: z.strictObject({ id: Id, period: Period }).optional(),
  /** `optimal`: no choice is better. `feasible`: time was up, or the question too large; at most `gap` is missing. */
  status: z.enum(['optimal', 'feasible']),
  /** Share by which the best could be better: more people covered, or a shorter mean way. */
  gap: z.number(),
  /** How long it took. */
  seconds: z.number(),
  sites: z.array(Site),
  /** Shares of the people in need who have a place within the radius; `byP` after each number of places, by greed. */
  coverage: z.strictObject({ before: Share, after: Share, byP: z.array(Share) }),
  /** The same for the mean way to the nearest place; people whom no road leads anywhere are in no mean. */
  ways: z.strictObject({ before: MeanKm, after: MeanKm, byP: z.array(MeanKm) }),
  demandTotal: z.number(),
  /** What the sites cost together, in the caller's unit of money; null where no candidate has a cost. */
  spent: z.int().nullable(),
  parameters: z.strictObject({
    service: AccessService,
    trade: TradeCode.nullable(),
    p: z.int(),
    radiusKm: z.number(),
    detourFactor: z.number(),
    /** As in /access; for shortest ways over a whole country `innerPoint`, also where there are population points. */
    demandAt: DemandAt,
    /** As in /access; `greatCircleFallback` also where there are too many pairs of homes and candidates to ask for. */
    routing: Routing,
    asOf: Day,
    keepExisting: z.boolean(),
    objective: SitingObjective,
    budget: z.int().nullable(),
    /** How many candidates were looked at, and how many places stay, those that are tried with them. */
    candidates: z.int(),
    existing: z.int(),
  }),
})
export type Siting = z.infer<typeof Siting>
