import type { Context } from '../../http/endpoint.ts'
import { type Reply, reply } from '../../http/endpoint.ts'
import { versionEtag } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import type { RecordCaller } from './caller.ts'
import { openIdentities, sealedAmong } from './identity.ts'
import { recordById } from './record-queries.ts'
import { referredPerson } from './referred-queries.ts'
import type { CaseRecord } from './schemas.ts'
import { type FullRecord, serialise } from './serialise.ts'
import { visibleFields } from './visibility.ts'

type Asking = Pick<Context, 'trx' | 'services' | 'today' | 'audit'>

/**
 * One record as the caller sees it, with the ETag that a change must name.
 * @throws 404 the same whether it is not there or not theirs
 */
export async function answerCase(
  context: Asking,
  caller: RecordCaller,
  id: number,
  status = 200,
): Promise<Reply<CaseRecord>> {
  const record = await readCase(context, caller, id)
  if (!record) throw problems.notFound()
  const fields = visibleFields(caller.roles, 'record')
  context.audit({ fields: [...fields] }, { caseId: id })
  const shown = serialise(record, caller.roles, 'record')
  return reply(shown, {
    status,
    ...(shown.version === undefined ? {} : { etag: versionEtag(shown.version) }),
  })
}

/** Only the sealed fields that will be shown are opened. */
async function readCase(context: Asking, caller: RecordCaller, id: number): Promise<FullRecord | undefined> {
  const { trx, services, today } = context
  const found =
    caller.access === 'keeper'
      ? await recordById(trx, services.keys, id, today)
      : await referredPerson(trx, id, today)
  if (!found) return undefined
  const { personId, ...record } = found
  const fields = sealedAmong(visibleFields(caller.roles, 'record'))
  const identities = await openIdentities(trx, services.keys, [personId], fields)
  return { ...record, ...identities.get(personId) }
}
