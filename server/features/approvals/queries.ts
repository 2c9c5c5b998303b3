import type { Trx } from '../../db/transactions.ts'
import type { Approval, ApprovalInput, ApprovalKind } from './schemas.ts'

/** What is on record, in the order in which it was recorded. Only administrators see any of it. */
export async function listApprovals(trx: Trx): Promise<Approval[]> {
  const { rows } = await trx.raw<{ rows: Approval[] }>(
    `select p.kind, p.reference, a.username as "recordedBy",
            to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
     from recorded_approval p left join account a on a.id = p.recorded_by
     order by p.recorded_at, p.kind`,
  )
  return rows
}

/** The database notes who recorded it and when. Throws on a kind that is on record. */
export async function insertApproval(trx: Trx, { kind, reference }: ApprovalInput): Promise<void> {
  await trx.raw('insert into recorded_approval (kind, reference) values (?, ?)', [kind, reference])
}

/** Whether an approval is on record; every session may ask. */
export async function isApproved(trx: Trx, kind: ApprovalKind): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { approved: boolean }[] }>('select app.is_approved(?) as approved', [
    kind,
  ])
  return rows[0]?.approved ?? false
}
