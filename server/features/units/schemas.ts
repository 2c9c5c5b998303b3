import { z } from 'zod'
import { Code, Day, Id, Lat, Lon, pageQuery } from '../../http/common-schemas.ts'

export const Level = z.enum(['province', 'district', 'commune'])
export type Level = z.infer<typeof Level>

export const Unit = z.strictObject({
  id: Id,
  code: Code,
  level: Level,
  name: z.string(),
  nameEn: z.string().nullable(),
  type: z.string(),
  parentId: Id.nullable(),
  parentCode: Code.nullable(),
  validFrom: Day.nullable(),
  /** The last day on which the unit existed; null while it exists. */
  validTo: Day.nullable(),
  /** West, south, east, north in degrees. */
  bbox: z.tuple([Lon, Lat, Lon, Lat]).nullable(),
  /** A point inside the unit (lon, lat). */
  centroid: z.tuple([Lon, Lat]).nullable(),
  population: z.int().nullable(),
  /** True for former districts shown as whole current communes. */
  estimated: z.boolean(),
})
export type Unit = z.infer<typeof Unit>

export const UnitsQuery = z.strictObject({
  asOf: Day.optional(),
  level: Level.optional(),
  parent: Code.optional(),
  search: z.string().trim().min(1).max(100).optional(),
  ...pageQuery,
})
export type UnitsQuery = z.infer<typeof UnitsQuery>
export const UnitList = z.strictObject({ items: z.array(Unit), total: z.int(), next: z.string().optional() })
export type UnitList = z.infer<typeof UnitList>

export const LineageEdge = z.strictObject({
  unit: Unit,
  share: z.enum(['whole', 'part']),
  confidence: z.enum(['high', 'medium', 'low']),
})
export type LineageEdge = z.infer<typeof LineageEdge>
export const UnitEvent = z.strictObject({
  date: Day,
  kind: z.enum(['merge', 'split', 'rename', 'retype', 'abolish', 'create', 'recode']),
  document: z.string().nullable(),
})
export const Lineage = z.strictObject({
  unit: Unit,
  predecessors: z.array(LineageEdge),
  successors: z.array(LineageEdge),
  events: z.array(UnitEvent),
})
export type Lineage = z.infer<typeof Lineage>

/** The dates on which the set of units changed, newest first: what the date switch offers. */
export const UnitDates = z.strictObject({
  today: Day,
  changes: z.array(
    z.strictObject({
      date: Day,
      documents: z.array(z.string()),
      counts: z.strictObject({
        before: z.strictObject({ province: z.int(), district: z.int(), commune: z.int() }),
        after: z.strictObject({ province: z.int(), district: z.int(), commune: z.int() }),
      }),
    }),
  ),
})
export type UnitDates = z.infer<typeof UnitDates>

export const UnitTileParams = z.strictObject({
  level: Level,
  z: z.coerce.number().int().min(0).max(22),
  x: z.coerce.number().int().min(0),
  y: z.coerce.number().int().min(0),
})
export const UnitTileQuery = z.strictObject({ asOf: Day.optional(), v: z.string().max(80).optional() })
