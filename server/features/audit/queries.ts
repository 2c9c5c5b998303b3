import type { Trx } from '../../db/transactions.ts'
import type { AuditEntry } from './schemas.ts'

interface AuditFilter {
  action?: string
  /** Only entries with a smaller id: the newest come first. */
  before?: number
  limit: number
}

interface AuditRow {
  id: string
  at: Date
  username: string
  action: string
  route: string
  outcome: AuditEntry['outcome']
  detail: Record<string, unknown>
}

/** The log, newest first. Only a transaction of the auditor's role sees any of it. */
export async function listAuditEntries(trx: Trx, filter: AuditFilter): Promise<AuditEntry[]> {
  const query = trx<AuditRow>('audit_entry')
    .select('id', 'at', 'username', 'action', 'route', 'outcome', 'detail')
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.action) query.where('action', filter.action)
  if (filter.before) query.where('id', '<', String(filter.before))
  return (await query).map(rowToAuditEntry)
}

export async function countAuditEntries(trx: Trx, action?: string): Promise<number> {
  const { rows } = await trx.raw(
    'select count(*)::int as total from audit_entry e where e.action = coalesce(?::text, e.action)',
    [action ?? null],
  )
  return rows[0].total
}

function rowToAuditEntry(row: AuditRow): AuditEntry {
  return { ...row, id: Number(row.id), at: row.at.toISOString() }
}
