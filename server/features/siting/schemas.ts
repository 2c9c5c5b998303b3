import { z } from 'zod'
import { Code, Day, Id, Lat, Lon, Period } from '../../http/common-schemas.ts'
import { AccessService } from '../access/schemas.ts'
import { TradeCode } from '../employers/schemas.ts'

const MOST_SITES = 50

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
    /** New places only in these units, of any level. */
    unit: z.array(Code).min(1).max(100).optional(),
  })
  .refine(({ service, trade }) => trade === undefined || service === 'employer', {
    path: ['trade'],
    message: 'only employers are told apart by trade',
  })
export type SitingInput = z.infer<typeof SitingInput>

/** A commune in whose middle a new place would stand, the most helpful first. */
export const Site = z.strictObject({
  unitId: Id,
  code: Code,
  name: z.string(),
  location: z.tuple([Lon, Lat]),
  /** People in need whom this place covers and nobody before it. */
  newlyCovered: z.number(),
})
export type Site = z.infer<typeof Site>

const Share = z.number().min(0).max(1).nullable()

export const Siting = z.strictObject({
  plane: z.enum(['release', 'register']),
  release: z.strictObject({ id: Id, period: Period }).optional(),
  /** `optimal`: no choice covers more people. `feasible`: time was up; at most `gap` more is possible. */
  status: z.enum(['optimal', 'feasible']),
  gap: z.number(),
  sites: z.array(Site),
  /** Shares of the people in need who have a place within the radius; `byP` after each number of places, by greed. */
  coverage: z.strictObject({ before: Share, after: Share, byP: z.array(Share) }),
  demandTotal: z.number(),
  parameters: z.strictObject({
    service: AccessService,
    trade: TradeCode.nullable(),
    p: z.int(),
    radiusKm: z.number(),
    detourFactor: z.number(),
    asOf: Day,
    keepExisting: z.boolean(),
    candidates: z.int(),
  }),
})
export type Siting = z.infer<typeof Siting>
