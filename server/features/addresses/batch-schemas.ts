import { z } from 'zod'
import { Code, Day, Id, PathId, PointGeometry, pageQuery, repeated } from '../../http/common-schemas.ts'
import { AddressArea, AddressCandidate, AddressGrade } from './schemas.ts'

/** A list of addresses that was resolved together, with what somebody decided about each. */
export const AddressDecision = z.strictObject({
  /** Position in the list, from 0. */
  position: z.int(),
  input: z.string(),
  grade: AddressGrade,
  unitCode: Code.nullable(),
  candidates: z.array(AddressCandidate),
  area: AddressArea.nullable(),
  /** Null until somebody decided. */
  decided: z
    .strictObject({
      method: z.enum(['resolved', 'candidate', 'unit', 'none']),
      unitCode: Code.nullable(),
      by: z.string(),
      on: Day,
    })
    .nullable(),
})
export type AddressDecision = z.infer<typeof AddressDecision>

export const AddressBatchInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  addresses: z.array(z.string().max(500)).min(1).max(1000),
  asOf: Day.optional(),
})
export const AddressBatch = z.strictObject({
  id: Id,
  name: z.string(),
  asOf: Day,
  createdOn: z.iso.datetime(),
  total: z.int(),
  /** How many of each grade. */
  grades: z.record(AddressGrade, z.int()),
  decided: z.int(),
})
export type AddressBatch = z.infer<typeof AddressBatch>
export const AddressBatchList = z.strictObject({ items: z.array(AddressBatch), total: z.int() })
export const AddressBatchQuery = z.strictObject({
  grade: repeated(AddressGrade).optional(),
  ...pageQuery,
})
export const AddressDecisionList = z.strictObject({
  batch: AddressBatch,
  items: z.array(AddressDecision),
  total: z.int(),
  next: z.string().optional(),
})
export const AddressDecisionParams = z.strictObject({
  id: PathId,
  position: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
})
export const AddressDecisionInput = z.strictObject({
  /** `open` takes back what was decided before. */
  method: z.enum(['resolved', 'candidate', 'unit', 'none', 'open']),
  /** Absent for `none` and `open`. */
  unitCode: Code.optional(),
})
export type AddressDecisionInput = z.infer<typeof AddressDecisionInput>

/** What an own geocoding service says about one address; empty where none is set up. */
export const GeocodeInput = z.strictObject({ address: z.string().trim().min(3).max(500) })
export const GeocodeAnswer = z.strictObject({
  /** Whether a geocoding service is set up: without one nothing is sent anywhere. */
  available: z.boolean(),
  candidates: z.array(
    z.strictObject({
      geometry: PointGeometry,
      label: z.string(),
      precision: z.enum(['exact', 'street', 'hamlet', 'commune']),
    }),
  ),
})
export type GeocodeAnswer = z.infer<typeof GeocodeAnswer>
