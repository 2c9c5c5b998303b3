import { z } from 'zod'

/**
 * What an administrator puts on record: the impact assessment opens the list of the police, the checklist before the
 * first real person lets real people be entered.
 */
export const ApprovalKind = z.enum(['impact_assessment', 'pre_flight_checklist'])
export type ApprovalKind = z.infer<typeof ApprovalKind>

/** Number, date and signatory of the paper, as it is filed. */
export const ApprovalInput = z.strictObject({
  kind: ApprovalKind,
  reference: z.string().trim().min(5).max(500),
})
export type ApprovalInput = z.infer<typeof ApprovalInput>

export const Approval = z.strictObject({
  kind: ApprovalKind,
  reference: z.string(),
  /** User name; null when the account is gone. */
  recordedBy: z.string().nullable(),
  recordedAt: z.iso.datetime(),
})
export type Approval = z.infer<typeof Approval>

export const ApprovalList = z.strictObject({ items: z.array(Approval), total: z.int() })
export type ApprovalList = z.infer<typeof ApprovalList>
