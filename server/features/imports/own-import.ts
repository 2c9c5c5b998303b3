import type { Context } from '../../http/endpoint.ts'
import { reply } from '../../http/endpoint.ts'
import { versionEtag } from '../../http/etag.ts'
import type { Batch } from './batch-queries.ts'
import { ownBatch } from './change-import.ts'
import { refuseOtherKinds } from './receive-file.ts'
import { stateOf } from './state.ts'

/** People are brought by social officers, employers by employment officers, service points by administrators. */
export const OF_UPLOADERS = {
  plane: 'register' as const,
  roles: ['social_officer' as const, 'employment_officer' as const, 'admin' as const],
  cache: 'noStore' as const,
}

export type Acting = Pick<Context<{ id: number }>, 'trx' | 'services' | 'params' | 'account'>

/** The import of a request, as long as its kind is still the caller's to bring. @throws 404, 403 */
export async function batchOf(context: Acting): Promise<Batch> {
  const batch = await ownBatch(context, context.params.id)
  refuseOtherKinds(context.account.roles, batch.kind)
  return batch
}

/** What is told of an import, with its version. */
export function answered(services: Context['services'], batch: Batch, status?: number) {
  const state = stateOf(batch, services.imports.progress.get(batch.id))
  return reply(state, { etag: versionEtag(batch.version), ...(status === undefined ? {} : { status }) })
}
