import type { Day } from '@hoanhap/geo/day.ts'
import type { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import type { ZodType } from 'zod'
import type { Trx } from '../db/transactions.ts'
import type { Role } from '../features/accounts/schemas.ts'
import type { News } from '../features/points/queries.ts'
import type { WrittenAnswer } from './answer-memory.ts'
import type { AppServices, PackIdentity } from './services.ts'
import type { SignedIn } from './session-memory.ts'
import type { Upload } from './upload.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** What data an endpoint touches: nothing of ours, open data, protected counts, records of people, accounts. */
export const PLANES = ['public', 'open', 'release', 'register', 'administration'] as const
export type Plane = (typeof PLANES)[number]

/** What is written into the log when it answers. */
export const AUDIT_CLASSES = ['none', 'session', 'administration', 'write', 'records'] as const
export type AuditClass = (typeof AUDIT_CLASSES)[number]

/**
 * How long an answer may be kept: not at all; until its content changes (ETag, 304); or for a year when the request
 * names the version of the data in `v`, else as `etag`.
 */
export type CachePolicy = 'noStore' | 'etag' | 'versioned'

/** Everything an endpoint says about itself. Without plane, roles and audit the server does not start. */
export interface EndpointSpec<P = unknown, Q = unknown, B = unknown, R = unknown> {
  method: Method
  /** Express style, under `/api/v1`. */
  path: string
  summary: string
  plane: Plane
  roles: 'public' | 'signedIn' | Role[]
  audit: AuditClass
  cache: CachePolicy
  params?: ZodType<P>
  query?: ZodType<Q>
  body?: ZodType<B>
  response: ZodType<R> | 'binary'
  /** Of a success; 200 unless given. */
  status?: number
  /** False for endpoints that answer from memory: they get no `trx`. */
  transaction?: boolean
  /** For endpoints that take a file as `multipart/form-data`: its most bytes. They get `upload`. */
  upload?: number
  /** The text fields beside the file, for the description of the API. */
  uploadFields?: ZodType
  /** True for endpoints that count cases: they get `points`. */
  points?: boolean
  /** Whether If-Match is required; by default for PATCH and DELETE. */
  precondition?: boolean
  /**
   * For reads: a text that changes whenever the answer to the same question on the same day may change, roles included.
   * The answer is then written once and sent again from memory.
   */
  dependsOn?(context: Context<P, Q, B>): string | Promise<string>
  /** When a reason must come along in X-Reason, in words. Without this the endpoint cannot read one. */
  reason?: string
  /** How those are answered who keep records themselves: from the register, never stored. Everyone else as above. */
  recordHolders?: RecordHolders<P, Q, B, R>
}

export interface RecordHolders<P = unknown, Q = unknown, B = unknown, R = unknown> {
  roles: Role[]
  audit: AuditClass
  /** False where they are answered from memory: they get no `trx`. */
  transaction?: boolean
  handler(context: Context<P, Q, B>): Promise<Handled<R>>
}

/** What a handler is given. */
export interface Context<P = unknown, Q = unknown, B = unknown> {
  /** The transaction of this request, scoped to its session. Reading it in an endpoint without one is an error. */
  trx: Trx
  /** Reading it without a session answers 401. */
  account: SignedIn
  /** Open cases as they were before the request or later; null while SQL has to count them. */
  points: PointStore | null
  /** What the database said of changes when the request came; null where it was not asked. */
  news: News | null
  params: P
  query: Q
  body: B
  /** The ETag that the caller read, as it was sent. */
  ifMatch: string | null
  /** Today in Việt Nam. */
  today: Day
  pack: PackIdentity
  services: AppServices
  /** The sender, for sign-in only. */
  sender: { address: string; userAgent: string; sessionSecret: string | null }
  /**
   * The file of the request, received now. Whoever asks for it removes it.
   * @throws 415, 413, 400 naming `file`
   */
  upload(): Promise<Upload>
  /** Units whose records the caller keeps, in an endpoint without a transaction. Asking in another is an error. */
  recordScope(): ReadonlySet<number>
  /** Adds to the line in the log. Field names and ids only; `caseId` names the one case that is opened or changed. */
  audit(detail: Record<string, unknown>, about?: { caseId?: number }): void
  /** Why the caller wants this; goes into the log. @throws 400 reason_required */
  reason(): string
}

/** A value with more to say than itself. */
export class Reply<R> {
  constructor(
    readonly value: R,
    readonly options: {
      status?: number
      etag?: string
      headers?: Record<string, string>
      /** The value as it was written before; the value itself is then not looked at. */
      written?: WrittenAnswer
    },
  ) {}
}

/** An answer whose data were read, and that is still to be reckoned from them. */
export class Unreckoned<R> {
  constructor(readonly reckon: () => Promise<R>) {}
}

/**
 * Answers with what `reckon` makes of the data that the handler read. It runs when the transaction has ended and the line
 * in the log is written, so that a reckoning of seconds holds no connection. It may read nothing more.
 */
export function afterReading<R>(reckon: () => Promise<R>): Unreckoned<R> {
  return new Unreckoned(reckon)
}

/** An answer that its handler has written as JSON itself. Tests check it against its schema like any other. */
export class Json {
  constructor(readonly bytes: Buffer) {}
}

/** What a handler gives back. */
export type Handled<R> = R | Reply<R> | Unreckoned<R> | Json

/** Answers with a status, an ETag (quoted, such as `"v17"`) or headers of its own. */
export function reply<R>(value: R, options: Reply<R>['options']): Reply<R> {
  return new Reply(value, options)
}

/** A declared endpoint, with the types of its inputs hidden behind its schemas. */
export interface Endpoint {
  spec: EndpointSpec
  handle(context: Context): Promise<Reply<unknown> | Unreckoned<unknown>>
  /** The same question as a record holder asks it. */
  forRecordHolders: Endpoint | null
}

/** Declares an endpoint. The handler returns a value; a wrapper checks, commits, audits and sends. */
export function endpoint<P, Q, B, R>(
  spec: EndpointSpec<P, Q, B, R>,
  handler: (context: Context<P, Q, B>) => Promise<Handled<R>>,
): Endpoint {
  return {
    spec,
    forRecordHolders: spec.recordHolders ? registerVariant(spec, spec.recordHolders) : null,
    handle: async (context) => {
      // The wrapper filled params, query and body by this very spec's schemas.
      const value = await handler(context as Context<P, Q, B>)
      return value instanceof Reply || value instanceof Unreckoned ? value : new Reply(value, {})
    },
  }
}

function registerVariant<P, Q, B, R>(
  spec: EndpointSpec<P, Q, B, R>,
  { roles, audit, transaction, handler }: RecordHolders<P, Q, B, R>,
): Endpoint {
  const { recordHolders: _own, dependsOn: _memory, ...shared } = spec
  return endpoint({ ...shared, roles, audit, transaction, plane: 'register', cache: 'noStore' }, handler)
}
