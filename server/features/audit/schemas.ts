import { z } from 'zod'
import { Day, Id, pageQuery } from '../../http/common-schemas.ts'

export const AuditEntry = z.strictObject({
  id: Id,
  at: z.iso.datetime(),
  username: z.string(),
  action: z.string(),
  route: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  /** The one case that was opened or changed; null for lists and everything else. */
  caseId: Id.nullable(),
  /** Why, in the words of whoever asked. */
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>
export const AuditList = z.strictObject({
  items: z.array(AuditEntry),
  total: z.int(),
  next: z.string().optional(),
})
export type AuditList = z.infer<typeof AuditList>
export const AuditQuery = z.strictObject({
  action: z.string().max(60).optional(),
  username: z.string().max(63).optional(),
  caseId: z.coerce.number().pipe(Id).optional(),
  /** Days in Việt Nam; `from` is included, `to` is not. */
  from: Day.optional(),
  to: Day.optional(),
  ...pageQuery,
})
