import { asRequest } from '../../db/transactions.ts'
import { type AuditRecord, recordAudit } from '../../http/audit.ts'
import { IdParams } from '../../http/common-schemas.ts'
import { endpoint, reply } from '../../http/endpoint.ts'
import type { Transact } from './file-parts.ts'
import { answered, batchOf, OF_UPLOADERS } from './own-import.ts'
import { rejectsOf } from './rejects.ts'
import {
  ImportReviewList,
  ImportReviewsQuery,
  ImportRowList,
  ImportRowsQuery,
  ImportState,
  ReviewDecision,
  ReviewParams,
  TemplateParams,
} from './schemas.ts'
import { decideReview, showReviews } from './show-reviews.ts'
import { showRows } from './show-rows.ts'
import { templateWorkbook } from './writing/template-workbook.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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

/** What stands in the rows of an import, the workbooks that go back and forth, and what is decided of a row. */
export const rowRoutes = [template, rows, rejects, reviews, decide]
