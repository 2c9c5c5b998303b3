import { z } from 'zod'
import {
  Code,
  Day,
  Id,
  PointGeometry,
  pageQuery,
  QueryBbox,
  QueryBoolean,
} from '../../http/common-schemas.ts'

export const TradeCode = z.string().regex(/^[a-z][a-z_]+$/)
export const Vacancy = z.strictObject({ trade: TradeCode, openings: z.int().min(0).max(10_000) })
export type Vacancy = z.infer<typeof Vacancy>

export const EmployerProperties = z.strictObject({
  id: Id,
  name: z.string(),
  address: z.string().nullable(),
  /** Codes of the trades with openings. */
  trades: z.array(TradeCode),
  vacancies: z.array(Vacancy),
  /** Sum over trades. */
  openings: z.int(),
  accepting: z.boolean(),
  memorandum: z.boolean(),
  verifiedOn: Day.nullable(),
  /** The commune on `asOf`; null when it is not known on that date. */
  unitCode: Code.nullable(),
  version: z.int(),
})
export const EmployerFeature = z.strictObject({
  type: z.literal('Feature'),
  id: Id,
  geometry: PointGeometry.nullable(),
  properties: EmployerProperties,
})
export type EmployerFeature = z.infer<typeof EmployerFeature>
export const EmployerList = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(EmployerFeature),
  total: z.int(),
  next: z.string().optional(),
})
export type EmployerList = z.infer<typeof EmployerList>

export const EmployersQuery = z.strictObject({
  unit: Code.optional(),
  asOf: Day.optional(),
  trade: TradeCode.optional(),
  accepting: QueryBoolean.optional(),
  bbox: QueryBbox.optional(),
  ...pageQuery,
})
export type EmployersQuery = z.infer<typeof EmployersQuery>

export const EmployerInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().max(300).nullable().optional(),
  /** Where it is; the commune follows from the point. Without a point, `unitCode` names the current commune. */
  geometry: PointGeometry.nullable().optional(),
  unitCode: Code.optional(),
  vacancies: z.array(Vacancy).max(40),
  accepting: z.boolean(),
  memorandum: z.boolean(),
  verifiedOn: Day.nullable().optional(),
})
export type EmployerInput = z.infer<typeof EmployerInput>
export const EmployerPatch = EmployerInput.partial()
export type EmployerPatch = z.infer<typeof EmployerPatch>

export const Trade = z.strictObject({ code: TradeCode, name: z.string(), nameEn: z.string() })
export const TradeList = z.strictObject({ items: z.array(Trade), total: z.int() })
export type TradeList = z.infer<typeof TradeList>
