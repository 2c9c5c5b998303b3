import type { z } from 'zod'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { recordCaller, refuseBesideNamedWorker } from './caller.ts'
import { openIdentities } from './identity.ts'
import type { IdNumberAnswer } from './schemas.ts'
import { serialise } from './serialise.ts'
import { caseToChange } from './write-case.ts'

type Asking = Pick<
  Context<{ id: number }>,
  'trx' | 'account' | 'params' | 'services' | 'reason' | 'audit' | 'today'
>

/** The identity number of one person, for a reason. @throws 404 when not there or not theirs, 403 named_worker_only */
export async function revealIdNumber(context: Asking): Promise<z.infer<typeof IdNumberAnswer>> {
  const { trx, account, params, services, reason, audit } = context
  reason()
  await refuseBesideNamedWorker(context, await recordCaller(context), params.id)
  const { personId } = await caseToChange(trx, params.id)
  const identities = await openIdentities(trx, services.keys, [personId], ['idNumber'])
  audit({ fields: ['idNumber'] }, { caseId: params.id })
  const shown = serialise({ id: params.id, ...identities.get(personId) }, account.roles, 'reveal')
  if (shown.idNumber === undefined) throw problems.notAllowed()
  return { id: shown.id, idNumber: shown.idNumber }
}
