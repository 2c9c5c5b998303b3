import { asRequest, type Trx } from '../db/transactions.ts'
import type { AppServices } from './services.ts'

/** One line of the log of who did what. `detail` holds ids and field names, never values of a person's record. */
export interface AuditRecord {
  username: string
  action: string
  route: string
  outcome: 'done' | 'refused' | 'failed'
  detail: Record<string, unknown>
  /** The one case that was opened or changed. */
  caseId?: number | null
  /** Why, in the caller's words. */
  reason?: string | null
}

/** Appends to the log inside the caller's transaction, so that the act and its record stand or fall together. */
export async function recordAudit(trx: Trx, record: AuditRecord): Promise<void> {
  await trx.raw(
    `insert into audit_entry (account_id, username, action, route, outcome, detail, case_id, reason)
     values (app.account_id(), ?, ?, ?, ?, ?::jsonb, ?::bigint, ?)`,
    [
      record.username,
      record.action,
      record.route,
      record.outcome,
      JSON.stringify(record.detail),
      record.caseId ?? null,
      record.reason ?? null,
    ],
  )
}

/** Appends a refusal in a transaction of its own, because the one that was refused is rolled back. */
export async function recordRefusal(
  services: AppServices,
  secret: string | null,
  record: AuditRecord,
): Promise<void> {
  await asRequest(services.db, secret, 'hoanhap_app', (trx) => recordAudit(trx, record))
}
