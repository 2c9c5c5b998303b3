import { asRequest } from '../../db/transactions.ts'
import { IdParams } from '../../http/common-schemas.ts'
import { idOfCursor } from '../../http/cursor.ts'
import { endpoint } from '../../http/endpoint.ts'
import type { View } from '../audit/look-log.ts'
import { recordLook } from '../audit/record-look.ts'
import { listBatches } from './batch-queries.ts'
import { beginApplying, cancelImport, checkAgain, patchImport } from './change-import.ts'
import { type Acting, answered, batchOf, OF_UPLOADERS } from './own-import.ts'
import { receiveFile } from './receive-file.ts'
import { rowRoutes } from './row-routes.ts'
import { ImportList, ImportPatch, ImportState, ImportsQuery, UploadFields } from './schemas.ts'
import { cursorOf } from './show-rows.ts'
import { summaryOf } from './state.ts'

/** CSV may be as long; the reader refuses workbooks above a tenth of it. */
const MOST_BYTES = 200 * 1024 * 1024

const create = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'post',
    path: '/imports',
    summary:
      'Brings a file, which is then read in the background; where the place is invented, synthetic=true confirms that the people are',
    audit: 'write',
    transaction: false,
    upload: MOST_BYTES,
    uploadFields: UploadFields,
    response: ImportState,
    status: 201,
  },
  async (context) => answered(context.services, await receiveFile(context)),
)

const list = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'get',
    path: '/imports',
    summary: 'The own imports, latest first',
    audit: 'records',
    query: ImportsQuery,
    response: ImportList,
  },
  async ({ trx, services, query: { kind = null, cursor, limit } }) => {
    const before = idOfCursor(cursor) ?? null
    const { batches, total } = await listBatches(trx, services.keys, { kind, before, limit })
    const items = batches.slice(0, limit).map(summaryOf)
    const last = items.at(-1)
    return { items, total, ...(batches.length > limit && last ? { next: cursorOf(last.id) } : {}) }
  },
)

/** Samples of the columns are cells of the file. */
const LOOK = { action: 'imports.open', route: 'GET /imports/:id', detail: (view: View) => ({ ...view }) }

const read = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'get',
    path: '/imports/:id',
    summary: 'Where an import stands, what its columns mean and what was noticed',
    audit: 'records',
    params: IdParams,
    response: ImportState,
    // A page asks every second while rows are taken in: the look is recorded once, in a transaction of its own.
    transaction: false,
  },
  async ({ params, services, account, sender }) => {
    const batch = await asRequest(services.db, sender.sessionSecret, 'hoanhap_app', (trx) =>
      batchOf({ trx, services, params, account }),
    )
    await recordLook({ account, services, sender, query: { id: params.id } }, LOOK)
    return answered(services, batch)
  },
)

const patch = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'patch',
    path: '/imports/:id',
    summary:
      'Says which sheet and header are meant, what the columns mean and where the records belong; the rows are compared again',
    audit: 'write',
    params: IdParams,
    body: ImportPatch,
    response: ImportState,
  },
  async (context) => {
    await batchOf(context)
    await patchImport(context, context.params.id, context.ifMatch, context.body)
    return working(context)
  },
)

const check = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'post',
    path: '/imports/:id/check',
    summary: 'Compares the rows with what is there now; changes nothing',
    audit: 'write',
    params: IdParams,
    response: ImportState,
  },
  async (context) => {
    await batchOf(context)
    await checkAgain(context, context.params.id)
    return working(context)
  },
)

const apply = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'post',
    path: '/imports/:id/apply',
    summary: 'Takes the rows in, in the background',
    audit: 'write',
    params: IdParams,
    response: ImportState,
    status: 202,
  },
  async (context) => {
    await batchOf(context)
    await beginApplying(context, context.params.id)
    return working(context)
  },
)

/** Answers, and begins the work that the new status asks for once the transaction of the request has ended. */
async function working(context: Acting) {
  const batch = await batchOf(context)
  const { services } = context
  if (['reading', 'checking', 'applying'].includes(batch.status))
    services.imports.beginAfter(context.trx, services, batch.id)
  return answered(services, batch)
}

const cancel = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'delete',
    path: '/imports/:id',
    summary: 'Ends an import that was not applied and forgets its file',
    audit: 'write',
    params: IdParams,
    response: ImportState,
  },
  async (context) => {
    await batchOf(context)
    await cancelImport(context, context.params.id, context.ifMatch)
    context.services.imports.endAfter(context.trx, context.params.id)
    return answered(context.services, await batchOf(context))
  },
)

export const routes = [create, list, ...rowRoutes, read, patch, check, apply, cancel]
