import { IdParams } from '../../http/common-schemas.ts'
import { type Context, type Endpoint, endpoint, reply } from '../../http/endpoint.ts'
import { requireVersion } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import { caseIsOwn, openingsOf } from './access-log.ts'
import { opener, type RecordCaller, refuseBesideNamedWorker } from './caller.ts'
import { changeStatus } from './change-status.ts'
import { recordConsent, withdrawConsent } from './consents.ts'
import { assessNeed, recordService } from './help.ts'
import { currentScorecard, legalRules } from './legal-queries.ts'
import { listCases } from './list-cases.ts'
import { answerCase } from './read-case.ts'
import { revealIdNumber } from './reveal-id-number.ts'
import {
  AccessLog,
  CaseInput,
  CaseList,
  CasePatch,
  CaseRecord,
  CasesQuery,
  ConsentInput,
  ConsentParams,
  IdNumberAnswer,
  LegalRules,
  NeedAssessmentInput,
  ReopeningInput,
  Scorecard,
  SearchAnswer,
  SearchInput,
  ServiceInput,
  StatusChangeInput,
  WithdrawalInput,
} from './schemas.ts'
import { searchCases } from './search-cases.ts'
import { caseToChange, createCase, patchCase, reopenCase } from './write-case.ts'
import type { LockedCase } from './write-queries.ts'

/** What every endpoint over records declares. */
const RECORDS = { plane: 'register', audit: 'records', cache: 'noStore' } as const
const KEEPERS = { ...RECORDS, roles: ['social_officer' as const] }
const IN_WIDER_SCOPES = 'in a scope wider than one commune'

/** Who opens the file of an address. @throws 400 reason_required, 403 named_worker_only */
async function openerOfFile(
  context: Pick<Context<{ id: number }>, 'trx' | 'account' | 'reason' | 'today' | 'params'>,
): Promise<RecordCaller> {
  const caller = await opener(context)
  await refuseBesideNamedWorker(context, caller, context.params.id)
  return caller
}

const list = endpoint(
  {
    ...RECORDS,
    method: 'get',
    path: '/cases',
    summary:
      'The records of the own scope, the ones opened last first; for police the list of the own commune; for who receives referrals the people who agreed',
    roles: ['social_officer', 'police_officer', 'employment_officer', 'clinician'],
    reason: 'for the police',
    query: CasesQuery,
    response: CaseList,
  },
  listCases,
)

const search = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases/search',
    summary:
      'At most 20 people of the own scope by a whole identity number, a whole name, or given name and year of birth; in one commune also by a part of a name',
    reason: IN_WIDER_SCOPES,
    body: SearchInput,
    response: SearchAnswer,
  },
  searchCases,
)

const read = endpoint(
  {
    ...RECORDS,
    method: 'get',
    path: '/cases/:id',
    summary: 'One record; its ETag is the version that a change must name',
    roles: ['social_officer', 'employment_officer', 'clinician'],
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    response: CaseRecord,
  },
  async (context) => answerCase(context, await openerOfFile(context), context.params.id),
)

const idNumber = endpoint(
  {
    ...KEEPERS,
    method: 'get',
    path: '/cases/:id/id-number',
    summary: 'The identity number alone',
    reason: 'always',
    params: IdParams,
    response: IdNumberAnswer,
  },
  revealIdNumber,
)

const accessLog = endpoint(
  {
    ...KEEPERS,
    method: 'get',
    path: '/cases/:id/access-log',
    summary: 'Who opened or changed this file, newest first',
    params: IdParams,
    response: AccessLog,
  },
  async ({ trx, params }) => {
    if (!(await caseIsOwn(trx, params.id))) throw problems.notFound()
    const items = await openingsOf(trx, params.id)
    return { items, total: items.length }
  },
)

const create = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases',
    summary:
      'Opens a case in the own scope, placed by a point, by its commune, or in the queue of its province; rehabilitation begins with a decision, the file of a released prisoner with the consent to support',
    reason: IN_WIDER_SCOPES,
    body: CaseInput,
    response: CaseRecord,
    status: 201,
  },
  async (context) => {
    const caller = await opener(context)
    const id = await createCase(context, caller)
    context.audit({ changed: Object.keys(context.body) })
    return answerCase(context, caller, id, 201)
  },
)

const patch = endpoint(
  {
    ...KEEPERS,
    method: 'patch',
    path: '/cases/:id',
    summary: 'Changes identity, place, support, work, substance or next step; needs If-Match',
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    body: CasePatch,
    response: CaseRecord,
  },
  async (context) => {
    const caller = await openerOfFile(context)
    await patchCase(context, context.params.id, context.ifMatch)
    context.audit({ changed: Object.keys(context.body) })
    return answerCase(context, caller, context.params.id)
  },
)

type Adding<B> = Context<{ id: number }, unknown, B>

/** Adds to a case what `act` writes, and answers with the whole record. An If-Match that was sent is honoured. */
async function added<B>(context: Adding<B>, act: (context: Adding<B>, before: LockedCase) => Promise<void>) {
  const { caller, before } = await forChange(context)
  await act(context, before)
  return answerCase(context, caller, context.params.id, 201)
}

async function forChange<B>(context: Adding<B>): Promise<{ caller: RecordCaller; before: LockedCase }> {
  const caller = await openerOfFile(context)
  const before = await caseToChange(context.trx, context.params.id)
  if (context.ifMatch !== null) requireVersion(context.ifMatch, before.version)
  return { caller, before }
}

const statusChanges = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases/:id/status-changes',
    summary:
      'Records a decision; its law follows from its day. Answers null when the person moved out of the own scope',
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    body: StatusChangeInput,
    response: CaseRecord.nullable(),
    status: 201,
  },
  async (context) => {
    const { trx, params, body, today } = context
    const { caller, before } = await forChange(context)
    await changeStatus(trx, body, { caseId: params.id, unitId: before.unitId, today })
    if (await caseIsOwn(trx, params.id)) return answerCase(context, caller, params.id, 201)
    context.audit({ movedTo: body.toUnitCode }, { caseId: params.id })
    return reply(null, { status: 201 })
  },
)

const reopening = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases/:id/reopening',
    summary: 'Opens another case for the person of a closed one, in the same commune',
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    body: ReopeningInput,
    response: CaseRecord,
    status: 201,
  },
  async (context) => {
    const caller = await openerOfFile(context)
    const id = await reopenCase(context, context.params.id)
    context.audit({ changed: Object.keys(context.body) })
    return answerCase(context, caller, id, 201)
  },
)

const needAssessments = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases/:id/need-assessments',
    summary: 'Records needs: the scorecard in force suggests a band, the worker confirms it or says why not',
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    body: NeedAssessmentInput,
    response: CaseRecord,
    status: 201,
  },
  (context) => added(context, assessNeed),
)

const services = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases/:id/services',
    summary: 'Records a service that was given',
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    body: ServiceInput,
    response: CaseRecord,
    status: 201,
  },
  (context) => added(context, recordService),
)

const consents = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases/:id/consents',
    summary: 'Records a consent',
    reason: IN_WIDER_SCOPES,
    params: IdParams,
    body: ConsentInput,
    response: CaseRecord,
    status: 201,
  },
  (context) => added(context, recordConsent),
)

const withdrawal = endpoint(
  {
    ...KEEPERS,
    method: 'post',
    path: '/cases/:id/consents/:consentId/withdrawal',
    summary: 'Ends a consent; what rests on it alone is erased, and the file of a released prisoner closed',
    reason: IN_WIDER_SCOPES,
    params: ConsentParams,
    body: WithdrawalInput,
    response: CaseRecord,
    status: 201,
  },
  (context) =>
    added(context, (_context, before) => withdrawConsent(context, before, context.params.consentId)),
)

const rules = endpoint(
  {
    method: 'get',
    path: '/legal-rules',
    summary: 'The laws, the legal statuses, and the changes that each law allows',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    response: LegalRules,
  },
  ({ trx }) => legalRules(trx),
)

const scorecard = endpoint(
  {
    method: 'get',
    path: '/scorecard',
    summary: 'The scorecard of support need in force: needs, their points, and the service each suggests',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'etag',
    response: Scorecard,
  },
  ({ trx, today }) => currentScorecard(trx, today),
)

export const routes: Endpoint[] = [
  list,
  search,
  create,
  read,
  patch,
  idNumber,
  accessLog,
  statusChanges,
  reopening,
  needAssessments,
  services,
  consents,
  withdrawal,
  rules,
  scorecard,
]
