import type { Trx } from '../../db/transactions.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import type { Role } from '../accounts/schemas.ts'

/** How somebody comes to see records: as who keeps them, by the list of the police, or by referral. */
export type Access = 'keeper' | 'police' | 'referred'

/** Who asks for records. */
export interface RecordCaller {
  access: Access
  roles: readonly Role[]
  /** Whether the whole scope is one commune: only there is a list with names. */
  oneCommune: boolean
}

/** The caller of a request that only roles with records may make. */
export async function recordCaller({
  trx,
  account,
}: Pick<Context, 'trx' | 'account'>): Promise<RecordCaller> {
  const { roles } = account
  return { access: accessOf(roles), roles, oneCommune: await scopeIsOneCommune(trx) }
}

/** What is opened outside the own commune needs a reason, whoever asks. @throws 400 reason_required */
export async function opener(context: Pick<Context, 'trx' | 'account' | 'reason'>): Promise<RecordCaller> {
  const caller = await recordCaller(context)
  if (!caller.oneCommune) context.reason()
  return caller
}

/**
 * Whoever may still be under 18 has a named worker: their file is opened and changed in the scope of their commune alone.
 * @throws 403 named_worker_only to who keeps records of a wider scope
 */
export async function refuseBesideNamedWorker(
  { trx, today }: Pick<Context, 'trx' | 'today'>,
  { access, oneCommune }: RecordCaller,
  caseId: number,
): Promise<void> {
  if (access !== 'keeper' || oneCommune) return
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'select 1 from case_file c where c.id = ? and c.adult_from > ?::date',
    [caseId, today],
  )
  if (rows.length > 0) throw problems.namedWorkerOnly()
}

/** Who keeps records sees more than the other two, so it counts first. Police hold no other of these roles. */
function accessOf(roles: readonly Role[]): Access {
  if (roles.includes('social_officer')) return 'keeper'
  return roles.includes('police_officer') ? 'police' : 'referred'
}

async function scopeIsOneCommune(trx: Trx): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { one: boolean }[] }>(
    `select cardinality(s.units) = 1 and exists (select from unit u where u.id = s.units[1] and u.level = 'commune') as one
     from (select app.scope() as units) s`,
  )
  return rows[0]?.one === true
}
