import { z } from 'zod'
import { Code, Day, Id, PointGeometry, pageQuery, QueryBbox } from '../../http/common-schemas.ts'

export const ServiceKind = z.enum([
  'rehab_centre',
  'ost_clinic',
  'dispensing_site',
  'employment_centre',
  'training_place',
  'outreach_team',
  'bank_office',
  'legal_aid',
])
export type ServiceKind = z.infer<typeof ServiceKind>

export const ServiceFeature = z.strictObject({
  type: z.literal('Feature'),
  id: Id,
  geometry: PointGeometry.nullable(),
  properties: z.strictObject({
    id: Id,
    kind: ServiceKind,
    name: z.string(),
    address: z.string().nullable(),
    verifiedOn: Day.nullable(),
    unitCode: Code.nullable(),
  }),
})
export type ServiceFeature = z.infer<typeof ServiceFeature>
export const ServiceList = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(ServiceFeature),
  total: z.int(),
  next: z.string().optional(),
})
export type ServiceList = z.infer<typeof ServiceList>
export const ServicesQuery = z.strictObject({
  kind: ServiceKind.optional(),
  unit: Code.optional(),
  asOf: Day.optional(),
  bbox: QueryBbox.optional(),
  ...pageQuery,
})
export type ServicesQuery = z.infer<typeof ServicesQuery>
