import { asRequest } from '../../db/transactions.ts'
import { type AuditRecord, recordAudit } from '../../http/audit.ts'
import { IdParams } from '../../http/common-schemas.ts'
import { idOfCursor } from '../../http/cursor.ts'
import { type Context, endpoint, reply } from '../../http/endpoint.ts'
import { versionEtag } from '../../http/etag.ts'
import type { View } from '../audit/look-log.ts'
import { recordLook } from '../audit/record-look.ts'
import { type Batch, listBatches } from './batch-queries.ts'
import { beginApplying, cancelImport, checkAgain, ownBatch, patchImport } from './change-import.ts'
import type { Transact } from './file-parts.ts'
import { receiveFile, refuseOtherKinds } from './receive-file.ts'
import { rejectsOf } from './rejects.ts'
import {
  ImportList,
  ImportPatch,
  ImportReviewList,
  ImportReviewsQuery,
  ImportRowList,
  ImportRowsQuery,
  ImportState,
  ImportsQuery,
  ReviewDecision,
  ReviewParams,
  TemplateParams,
  UploadFields,
} from './schemas.ts'
import { decideReview, showReviews } from './show-reviews.ts'
import { cursorOf, showRows } from './show-rows.ts'
import { stateOf, summaryOf } from './state.ts'
import { templateWorkbook } from './writing/template-workbook.ts'

/** CSV may be as long; the reader refuses workbooks above a tenth of it. */
const MOST_BYTES = 200 * 1024 * 1024
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** People are brought by social officers, employers by employment officers, service points by administrators. */
const OF_UPLOADERS = {
  plane: 'register' as const,
  roles: ['social_officer' as const, 'employment_officer' as const, 'admin' as const],
  cache: 'noStore' as const,
}

type Acting = Pick<Context<{ id: number }>, 'trx' | 'services' | 'params' | 'account'>

/** The import of a request, as long as its kind is still the caller's to bring. @throws 404, 403 */
async function batchOf(context: Acting): Promise<Batch> {
  const batch = await ownBatch(context, context.params.id)
  refuseOtherKinds(context.account.roles, batch.kind)
  return batch
}

function answered(services: Context['services'], batch: Batch, status?: number) {
  const state = stateOf(batch, services.imports.progress.get(batch.id))
  return reply(state, { etag: versionEtag(batch.version), ...(status === undefined ? {} : { status }) })
}

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

const rows = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'get',
    path: '/imports/:id/rows',
    summary: 'The rows with what becomes of them, field by field',
    audit: 'records',
    params: IdParams,
    query: ImportRowsQuery,
    response: ImportRowList,
  },
  async (context) => {
    const shown = await showRows(context, await batchOf(context), context.query)
    context.audit({
      rows: shown.items.length,
      records: shown.items.flatMap(({ recordId, changes, kept }) =>
        changes.length + kept.length > 0 && recordId ? [recordId] : [],
      ),
    })
    return shown
  },
)

const rejects = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'get',
    path: '/imports/:id/rejects',
    summary: 'The rejected rows as a workbook, with the reasons beside them',
    audit: 'records',
    params: IdParams,
    response: 'binary',
    // Ten thousand rows take longer than a request may hold a transaction.
    transaction: false,
  },
  async ({ params, services, account, sender, today }) => {
    const transact: Transact = (fn) => asRequest(services.db, sender.sessionSecret, 'hoanhap_app', fn)
    const batch = await transact((trx) => batchOf({ trx, services, params, account }))
    const bytes = await rejectsOf({ transact, services, today }, batch)
    await transact((trx) => recordAudit(trx, rejectsRead(account.username, params.id)))
    return workbook(bytes, `rejects-${params.id}.xlsx`)
  },
)

function rejectsRead(username: string, id: number): AuditRecord {
  const route = 'GET /imports/:id/rejects'
  return { username, action: 'imports.rejects.read', route, outcome: 'done', detail: { id } }
}

const template = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'get',
    path: '/imports/templates/:kind',
    summary: 'An empty workbook with instructions and lists to choose from',
    plane: 'public',
    roles: 'signedIn',
    audit: 'none',
    params: TemplateParams,
    response: 'binary',
  },
  async ({ params: { kind } }) => workbook(await templateWorkbook(kind), `${kind}.xlsx`),
)

function workbook(bytes: Uint8Array, fileName: string) {
  return reply(bytes, {
    headers: { 'Content-Type': WORKBOOK, 'Content-Disposition': `attachment; filename="${fileName}"` },
  })
}

const reviews = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'get',
    path: '/imports/:id/reviews',
    summary: 'Rows that may be somebody who has a file already, beside whom they may be',
    roles: ['social_officer'],
    audit: 'records',
    params: IdParams,
    query: ImportReviewsQuery,
    response: ImportReviewList,
  },
  async (context) => {
    const { list: shown, caseIds } = await showReviews(context, await batchOf(context), context.query)
    context.audit({ records: caseIds })
    return shown
  },
)

const decide = endpoint(
  {
    ...OF_UPLOADERS,
    method: 'post',
    path: '/imports/:id/reviews/:row',
    summary: 'Decides whether a doubtful row is somebody who is there, somebody new, or stays out',
    roles: ['social_officer'],
    audit: 'write',
    params: ReviewParams,
    body: ReviewDecision,
    response: ImportState,
  },
  async (context) => {
    const { params, body } = context
    await decideReview(context, await batchOf(context), params.row, body)
    context.audit({ decision: body.decision })
    return answered(context.services, await batchOf(context))
  },
)

export const routes = [
  create,
  list,
  template,
  read,
  patch,
  check,
  apply,
  cancel,
  rows,
  rejects,
  reviews,
  decide,
]
