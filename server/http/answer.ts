import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { Request } from 'express'
import { asRequest, enterRole, type Trx } from '../db/transactions.ts'
import type { News } from '../features/points/queries.ts'
import { WrittenAnswer } from './answer-memory.ts'
import { recordAudit, recordRefusal } from './audit.ts'
import { toProblem } from './database-problems.ts'
import { type Context, type Endpoint, type EndpointSpec, Reply, Unreckoned } from './endpoint.ts'
import { readInput } from './input.ts'
import { type Problem, problems } from './problems.ts'
import { readReason } from './reason.ts'
import { encode } from './send.ts'
import type { AppServices } from './services.ts'
import { sessionSecretOf } from './session-cookie.ts'
import type { SignedIn } from './session-memory.ts'
import { currentSession, rememberedCaller } from './sessions.ts'
import { receiveUpload } from './upload.ts'

/** An answer, and the endpoint that gave it: the one that was asked, or its variant for record holders. */
export interface Answered {
  endpoint: Endpoint
  reply: Reply<unknown>
}

/** One request on its way to an answer. */
interface Exchange {
  endpoint: Endpoint
  services: AppServices
  request: Request
  secret: string | null
  session: SignedIn | null
  recordScope: ReadonlySet<number> | null
  points: PointStore | null
  news: News | null
  /** As they stand in the path, once they fit: before that they may be anything, somebody's name too. */
  params: Record<string, unknown>
  auditDetail: Record<string, unknown>
  caseId: number | null
  reason: string | null
}

/**
 * Session, role, input, handler, record in the log: in one transaction, so that all of it happens or none. What only has
 * to be reckoned from what was read comes after it.
 * Throws whatever went wrong; the caller turns it into a problem.
 */
export async function answer(endpoint: Endpoint, services: AppServices, request: Request): Promise<Answered> {
  const secret = sessionSecretOf(request, services.config.publicUrl?.protocol === 'https:')
  const asked = { endpoint, services, request, secret }
  const unknown = { session: null, recordScope: null, points: null, news: null }
  const blank = { ...unknown, params: {}, auditDetail: {}, caseId: null, reason: null }
  const exchange: Exchange = { ...asked, ...blank }
  try {
    const handled = mayAnswerFromMemory(endpoint) ? await fromMemory(exchange) : await inTransaction(exchange)
    const reply = handled instanceof Unreckoned ? await reckoned(handled) : handled
    if (changesRights(endpoint.spec)) services.sessions.forgetAll()
    return { endpoint: exchange.endpoint, reply }
  } catch (error) {
    await auditRefusal(exchange, toProblem(error))
    throw error
  } finally {
    // Also after a failure: nobody knows whether a transaction that was cut short took effect.
    if (endpoint.spec.method !== 'get') services.points.noteChange()
  }
}

async function reckoned({ reckon }: Unreckoned<unknown>): Promise<Reply<unknown>> {
  const value = await reckon()
  return value instanceof Reply ? value : new Reply(value, {})
}

function mayAnswerFromMemory({ spec, forRecordHolders }: Endpoint): boolean {
  return spec.transaction === false || forRecordHolders?.spec.transaction === false
}

async function fromMemory(exchange: Exchange): Promise<Reply<unknown> | Unreckoned<unknown>> {
  const { endpoint, services, secret } = exchange
  if (endpoint.spec.roles !== 'public' && secret) {
    const asked = services.db.engine === 'pglite' ? null : services.watch.fromNow()
    const [caller, points, news] = await Promise.all([
      rememberedCaller(services, secret, asked),
      endpoint.spec.points ? services.points.upToDate(asked) : null,
      asked,
    ])
    exchange.news = news
    exchange.session = caller?.session ?? null
    exchange.recordScope = caller?.recordScope ?? null
    exchange.points = points
  }
  authorize(endpoint.spec, exchange.session)
  const served = servedTo(exchange.session, endpoint)
  if (served.spec.transaction !== false) return inTransaction(exchange)
  exchange.endpoint = served
  return served.handle(buildContext(exchange, null))
}

async function inTransaction(exchange: Exchange): Promise<Reply<unknown> | Unreckoned<unknown>> {
  const { endpoint, services, secret } = exchange
  // Nobody who brings no session gets as far as the database.
  if (!secret) authorize(endpoint.spec, null)
  // Before the transaction, which would hold a connection while it waits for one.
  if (endpoint.spec.points) exchange.points ??= await services.points.upToDate()
  return asRequest(services.db, secret, 'hoanhap_app', async (trx) => {
    exchange.session = await currentSession(trx)
    authorize(endpoint.spec, exchange.session)
    const served = servedTo(exchange.session, endpoint)
    if (served.spec.transaction !== false) exchange.endpoint = served
    const { spec } = exchange.endpoint
    const context = buildContext(exchange, trx)
    const role = databaseRole(spec)
    if (role !== 'hoanhap_app') await enterRole(trx, role)
    const reply = await writtenOnce(exchange, context)
    if (spec.audit !== 'none') await auditDone(exchange, trx, role)
    return reply
  })
}

function servedTo(session: SignedIn | null, endpoint: Endpoint): Endpoint {
  const { forRecordHolders } = endpoint
  const roles = forRecordHolders?.spec.roles ?? []
  const keepsRecords = session?.roles.some((role) => roles.includes(role)) ?? false
  return forRecordHolders && keepsRecords ? forRecordHolders : endpoint
}

/** The answer from memory while nothing that it depends on changed, else from the handler. */
async function writtenOnce(
  { endpoint, services }: Exchange,
  context: Context,
): Promise<Reply<unknown> | Unreckoned<unknown>> {
  const { spec } = endpoint
  const state = await spec.dependsOn?.(context)
  if (state === undefined) return endpoint.handle(context)
  const { params, query, today, pack } = context
  const key = JSON.stringify([spec.path, params, query, today, pack.version, state])
  const known = services.answers.recall(key)
  if (known) return new Reply(null, { written: known })
  const keep = (value: unknown, options: Reply<unknown>['options']) => {
    const written = new WrittenAnswer(String(encode(spec, value, services.config.checkResponses)))
    services.answers.keep(key, written)
    return new Reply(null, { ...options, written })
  }
  const reply = await endpoint.handle(context)
  if (reply instanceof Unreckoned) return new Unreckoned(async () => keep(await reply.reckon(), {}))
  return keep(reply.value, reply.options)
}

/** Counts are read by a role that sees nothing else; the log by one that sees only the log. */
function databaseRole(spec: EndpointSpec): 'hoanhap_app' | 'hoanhap_auditor' | 'hoanhap_stats' {
  if (Array.isArray(spec.roles) && spec.roles.every((role) => role === 'auditor')) return 'hoanhap_auditor'
  return spec.plane === 'release' && spec.method === 'get' ? 'hoanhap_stats' : 'hoanhap_app'
}

function authorize({ roles }: EndpointSpec, session: SignedIn | null): void {
  if (roles === 'public') return
  if (!session) throw problems.notSignedIn()
  if (roles === 'signedIn') return
  if (!session.roles.some((role) => roles.includes(role))) throw problems.notAllowed()
}

function buildContext(exchange: Exchange, trx: Trx | null): Context {
  const { services, request, endpoint, session, recordScope, points, news, secret } = exchange
  const ifMatch = request.get('if-match') ?? null
  const precondition = endpoint.spec.precondition ?? ['patch', 'delete'].includes(endpoint.spec.method)
  const input = readInput(endpoint.spec, request)
  exchange.params = request.params
  if (precondition && ifMatch === null) throw problems.preconditionRequired()
  return {
    ...input,
    get trx() {
      if (!trx) throw new Error(`${endpoint.spec.path} is declared without a transaction`)
      return trx
    },
    get account() {
      if (!session) throw problems.notSignedIn()
      return session
    },
    upload: () => {
      if (endpoint.spec.upload === undefined) throw new Error(`${endpoint.spec.path} takes no file`)
      return receiveUpload(request, endpoint.spec.upload)
    },
    recordScope: () => {
      if (!recordScope) throw new Error(`${endpoint.spec.path} knows its scope from its transaction`)
      return recordScope
    },
    points,
    news,
    ifMatch,
    today: services.today(),
    pack: services.pack,
    services,
    sender: {
      address: request.socket.remoteAddress ?? '',
      userAgent: request.get('user-agent') ?? '',
      sessionSecret: secret,
    },
    audit: (detail, about) => {
      Object.assign(exchange.auditDetail, detail)
      exchange.caseId = about?.caseId ?? exchange.caseId
    },
    reason: () => {
      if (endpoint.spec.reason === undefined) throw new Error(`${endpoint.spec.path} declares no reason`)
      exchange.reason = readReason(request)
      return exchange.reason
    },
  }
}

async function auditDone(exchange: Exchange, trx: Trx, role: string): Promise<void> {
  if (role !== 'hoanhap_app') await enterRole(trx, 'hoanhap_app')
  await recordAudit(trx, auditRecord(exchange, 'done'))
}

/** Only refusals of who was asking are recorded, and guesses at files and people; bad input is not an attempt at anything. */
async function auditRefusal(exchange: Exchange, problem: Problem): Promise<void> {
  const { spec } = exchange.endpoint
  if (spec.audit === 'none' || spec.audit === 'session') return
  if (!(spec.plane === 'register' ? [401, 403, 404, 409] : [401, 403]).includes(problem.status)) return
  exchange.auditDetail = { ...exchange.auditDetail, code: problem.code }
  await recordRefusal(exchange.services, exchange.secret, auditRecord(exchange, 'refused'))
}

function auditRecord(exchange: Exchange, outcome: 'done' | 'refused') {
  const { endpoint, session, params, auditDetail, caseId, reason } = exchange
  const { method, path } = endpoint.spec
  return {
    username: session?.username ?? '',
    action: actionName(endpoint.spec),
    route: `${method.toUpperCase()} ${path}`,
    outcome,
    detail: { ...params, ...auditDetail },
    // A file that was refused is not named as opened: whoever keeps it would learn of every guess.
    caseId: outcome === 'done' ? caseId : null,
    reason,
  }
}

const VERBS = { get: 'read', post: 'create', put: 'replace', patch: 'update', delete: 'delete' } as const

/** `accounts.update` for PATCH /accounts/:id, `cases.open` for GET /cases/:id, `cases.services.create` below it. */
function actionName({ method, path }: EndpointSpec): string {
  const segments = path.split('/').slice(1)
  const names = segments.filter((segment) => !segment.startsWith(':'))
  const opensOne = method === 'get' && names.length < segments.length && segments.at(-1)?.startsWith(':')
  return [...names, opensOne ? 'open' : VERBS[method]].join('.')
}

function changesRights({ audit, method }: EndpointSpec): boolean {
  return method !== 'get' && (audit === 'administration' || audit === 'session')
}
