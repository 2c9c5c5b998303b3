import { z } from 'zod'
import { Id, pageQuery } from '../../http/common-schemas.ts'

export const AuditEntry = z.strictObject({
  id: Id,
  at: z.iso.datetime(),
  username: z.string(),
  action: z.string(),
  route: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>
export const AuditList = z.strictObject({
  items: z.array(AuditEntry),
  total: z.int(),
  next: z.string().optional(),
})
export type AuditList = z.infer<typeof AuditList>
export const AuditQuery = z.strictObject({ action: z.string().max(60).optional(), ...pageQuery })
