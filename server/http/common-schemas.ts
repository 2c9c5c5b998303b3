import { isDay } from '@hoanhap/geo/day.ts'
import { z } from 'zod'

/** Building blocks that several features' schemas share. */
export const Id = z.int().positive()
export const Code = z.string().regex(/^\d{2,5}$/, 'a unit code of two to five digits')
export const Day = z.string().refine(isDay, 'a day that exists, written YYYY-MM-DD')
export const Period = z.string().regex(/^\d{4}-Q[1-4]$/, 'a quarter, written YYYY-Qn')
export const Lon = z.number().min(-180).max(180)
export const Lat = z.number().min(-90).max(90)

/** `limit` and `cursor` of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(200).optional(),
}

/** `true` and `false` as they stand in a query string. */
export const QueryBoolean = z.enum(['true', 'false']).transform((text) => text === 'true')

/** West, south, east, north, separated by commas. */
export const QueryBbox = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([Lon, Lat, Lon, Lat]))

/** A parameter that may be repeated: one value or several. */
export const repeated = <T extends z.ZodType>(item: T) =>
  z.union([item, z.array(item)]).transform((value) => (Array.isArray(value) ? value : [value]))

export const PointGeometry = z.strictObject({ type: z.literal('Point'), coordinates: z.tuple([Lon, Lat]) })

/** An id in a path. Anything else names nothing. */
export const PathId = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(z.int().max(2_147_483_647))
export const IdParams = z.strictObject({ id: PathId })
