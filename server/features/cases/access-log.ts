import type { Trx } from '../../db/transactions.ts'
import type { AccessLog } from './schemas.ts'

interface Opening {
  at: Date
  display_name: string
  roles: AccessLog['items'][number]['roles']
  action: string
}

/** Who opened or changed a case of the own scope, newest first; at most the last 200 times. */
export async function openingsOf(trx: Trx, caseId: number): Promise<AccessLog['items']> {
  const { rows } = await trx.raw<{ rows: Opening[] }>(
    'select o.at, o.display_name, o.roles, o.action from app.openings_of_case(?::bigint) o',
    [caseId],
  )
  return rows.map(({ at, display_name, roles, action }) => ({
    at: at.toISOString(),
    displayName: display_name,
    roles,
    action,
  }))
}

/** Whether a case is there and in the own scope. */
export async function caseIsOwn(trx: Trx, caseId: number): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'select from case_file c where c.id = ? and c.unit_id = any ((select app.record_scope())::int[])',
    [caseId],
  )
  return rows.length === 1
}
