import { z } from 'zod'
import { Code, Day, Id, Period } from '../../http/common-schemas.ts'
import { CellValue } from '../caseload/schemas.ts'

export const Release = z.strictObject({
  id: Id,
  period: Period,
  /** The units of this day are the units of the release. */
  unitsOn: Day,
  source: z.enum(['pack', 'register']),
  createdAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnReason: z.string().nullable(),
  /** The hiding rule that was applied, in numbers. */
  rule: z.strictObject({ k: z.int(), minHiddenUnits: z.int(), minHiddenRest: z.int() }),
  tables: z.array(z.string()),
})
export type Release = z.infer<typeof Release>
export const ReleaseList = z.strictObject({ items: z.array(Release), total: z.int() })
export type ReleaseList = z.infer<typeof ReleaseList>

/** One frozen table. `total` and `notMapped` hold provinces and communes, the others provinces by one value. */
export const ReleaseTableName = z.enum([
  'total',
  'notMapped',
  'status',
  'supportNeed',
  'programme',
  'sex',
  'ageBand',
  'work',
  'trade',
])
export type ReleaseTableName = z.infer<typeof ReleaseTableName>
export const ReleaseTable = z.strictObject({
  release: Release,
  table: ReleaseTableName,
  rows: z.array(
    CellValue.extend({
      unitId: Id,
      level: z.enum(['province', 'commune']),
      code: Code,
      name: z.string(),
      value: z.string(),
    }),
  ),
})
export type ReleaseTable = z.infer<typeof ReleaseTable>
export const WithdrawRelease = z.strictObject({ reason: z.string().trim().min(5).max(300) })

/** Building a release from the register; without a period, of the last full quarter. */
export const BuildRelease = z.strictObject({ period: Period.optional() })
