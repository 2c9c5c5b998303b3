import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { AuditEntry } from './schemas.ts'

export interface AuditFilter {
  action?: string
  username?: string
  caseId?: number
  from?: Day
  to?: Day
}

interface AuditPage {
  /** Only entries with a smaller id: the newest come first. */
  before?: number
  limit: number
}

type AuditRow = Omit<AuditEntry, 'id' | 'caseId'> & { id: string; caseId: string | null }

/** The log, newest first. Only a transaction of the auditor's role sees any of it. */
export async function listAuditEntries(
  trx: Trx,
  filter: AuditFilter,
  { before, limit }: AuditPage,
): Promise<AuditEntry[]> {
  const { rows } = await trx.raw<{ rows: AuditRow[] }>(
    `select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.username, e.action, e.route,
            e.outcome, e.case_id as "caseId", e.reason, e.detail
     from audit_entry e
     where ${MATCHES} and e.id < coalesce(?::bigint, 9223372036854775807)
     order by e.id desc limit ?`,
    [...bindingsOf(filter), before ?? null, limit],
  )
  return rows.map(rowToAuditEntry)
}

export async function countAuditEntries(trx: Trx, filter: AuditFilter): Promise<number> {
  const { rows } = await trx.raw(
    `select count(*)::int as total from audit_entry e where ${MATCHES}`,
    bindingsOf(filter),
  )
  return rows[0].total
}

// A case is found by the file that was opened and in the lists that showed it.
const MATCHES = `e.action = coalesce(?::text, e.action)
  and e.username = coalesce(?::text, e.username)
  and (?::bigint is null or e.case_id = ?::bigint or e.detail -> 'cases' @> to_jsonb(?::bigint))
  and e.at >= coalesce(?::date::timestamp at time zone 'Asia/Ho_Chi_Minh', '-infinity')
  and e.at < coalesce(?::date::timestamp at time zone 'Asia/Ho_Chi_Minh', 'infinity')`

function bindingsOf({ action, username, caseId, from, to }: AuditFilter): (string | number | null)[] {
  const id = caseId ?? null
  return [action ?? null, username ?? null, id, id, id, from ?? null, to ?? null]
}

function rowToAuditEntry(row: AuditRow): AuditEntry {
  return { ...row, id: Number(row.id), caseId: row.caseId === null ? null : Number(row.caseId) }
}
