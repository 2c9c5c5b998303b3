import { z } from 'zod'
import { Code, Day, Id, repeated } from '../../http/common-schemas.ts'
import { ServiceKind } from '../services/schemas.ts'
import { Level } from '../units/schemas.ts'

/** Why a distance is not known: the unit has no boundary to measure from, or there is no place to measure to. */
export const NoDistance = z.enum(['noBoundary', 'noPlaces'])

/** What is present in a unit and how far it is to the nearest place; the page divides it by the caseload. */
export const CoverageRow = z.strictObject({
  unitId: Id,
  code: Code,
  name: z.string(),
  parentCode: Code.nullable(),
  employers: z.int(),
  /** Employers that accept people now. */
  accepting: z.int(),
  /** Openings of accepting employers, over all trades. */
  openings: z.int(),
  services: z.int(),
  servicesByKind: z.partialRecord(ServiceKind, z.int()),
  /** Great circle from a point inside the unit to the nearest accepting employer, in kilometres. */
  nearestEmployerKm: z.number().nullable(),
  nearestEmployerReason: NoDistance.optional(),
  nearestServiceKm: z.number().nullable(),
  nearestServiceReason: NoDistance.optional(),
  /** True for former districts shown as whole current communes. */
  estimated: z.boolean(),
})
export type CoverageRow = z.infer<typeof CoverageRow>

export const Coverage = z.strictObject({
  level: Level,
  asOf: Day,
  rows: z.array(CoverageRow),
  /** Places of the whole pack, and those among them that lie in no unit of the level on the date. */
  total: z.strictObject({ employers: z.int(), services: z.int() }),
  notMapped: z.strictObject({ employers: z.int(), services: z.int() }),
})
export type Coverage = z.infer<typeof Coverage>

export const CoverageQuery = z.strictObject({
  level: Level.default('commune'),
  asOf: Day.optional(),
  /** Only these units of the level. */
  unit: repeated(Code).optional(),
})
export type CoverageQuery = z.infer<typeof CoverageQuery>
