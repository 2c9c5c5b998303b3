import { asRequest, type Trx } from '../db/transactions.ts'
import type { AppServices } from './services.ts'

/** One line of the log of who did what. `detail` holds ids and field names, never values of a person's record. */
export interface AuditRecord {
  username: string
  action: string
  route: string
  outcome: 'done' | 'refused' | 'failed'
  detail: Record<string, unknown>
}

/** Appends to the log inside the caller's transaction, so that the act and its record stand or fall together. */
export async function recordAudit(trx: Trx, record: AuditRecord): Promise<void> {
  await trx.raw(
    `insert into audit_entry (account_id, username, action, route, outcome, detail)
     values (app.account_id(), ?, ?, ?, ?, ?::jsonb)`,
    [record.username, record.action, record.route, record.outcome, JSON.stringify(record.detail)],
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
