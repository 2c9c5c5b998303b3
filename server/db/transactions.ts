import type { Knex } from 'knex'
import { problems } from '../http/problems.ts'
import type { Database } from './connect.ts'
import type { GROUP_ROLES } from './roles.ts'

export type Trx = Knex.Transaction
export type DatabaseRole = (typeof GROUP_ROLES)[number]

/** How long a transaction and its statements may take, in milliseconds. */
interface TimeLimits {
  statement: number
  lock: number
  /** Between two statements. */
  idle: number
  /** Enforced here as well, because the embedded engine cannot cancel a statement; null where the work has no length. */
  whole: number | null
}

const REQUEST_LIMITS: TimeLimits = { statement: 10_000, lock: 2_000, idle: 15_000, whole: 15_000 }
const LOADING_LIMITS: TimeLimits = { statement: 600_000, lock: 10_000, idle: 900_000, whole: 900_000 }
const LIST_LIMITS: TimeLimits = { ...LOADING_LIMITS, whole: null }

/**
 * Runs `fn` in one transaction as a request role. The only thing a request tells the database about itself is the
 * secret of its session; the database looks up the account, the roles and the scope.
 */
export function asRequest<T>(
  db: Database,
  sessionSecret: string | null,
  role: 'hoanhap_app' | 'hoanhap_auditor' | 'hoanhap_stats',
  fn: (trx: Trx) => Promise<T>,
): Promise<T> {
  return inTransaction(db, role, sessionSecret, REQUEST_LIMITS, fn)
}

/**
 * Runs `fn` as a request role in the session of a job, which may take minutes: under the very rights of the account that
 * began it.
 */
export function asJob<T>(db: Database, sessionSecret: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(db, 'hoanhap_app', sessionSecret, LOADING_LIMITS, fn)
}

/**
 * The same for a list that is taken in as a whole: it takes as long as its rows do. Each statement still has its limit, and
 * a connection that asks nothing for a quarter of an hour is ended.
 */
export function asListJob<T>(db: Database, sessionSecret: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(db, 'hoanhap_app', sessionSecret, LIST_LIMITS, fn)
}

/** Runs `fn` on the release plane without a session: released counts and open data, nothing else. */
export function asStats<T>(db: Database, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(db, 'hoanhap_stats', null, REQUEST_LIMITS, fn)
}

/**
 * Runs `fn` as the role that fills the database from a pack. It may write data, but neither tables nor real accounts.
 * This is the one to use for loading: on server PostgreSQL the login of the server is no member of the owner.
 */
export function asLoader<T>(db: Database, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(db, 'hoanhap_loader', null, LOADING_LIMITS, fn)
}

/** Runs `fn` as the role that counts the register for a release: it reads places and categories, never who somebody is. */
export function asReleaseBuilder<T>(db: Database, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(db, 'hoanhap_release_builder', null, LOADING_LIMITS, fn)
}

/** Runs `fn` as the owner of all objects: for the command line, on a login that may enter that role. */
export function asOwner<T>(db: Database, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(db, 'hoanhap_owner', null, LOADING_LIMITS, fn)
}

/** Changes the role for the rest of the transaction. */
export async function enterRole(trx: Trx, role: DatabaseRole): Promise<void> {
  await trx.raw(`select set_config('role', ?, true)`, [role])
}

async function inTransaction<T>(
  db: Database,
  role: DatabaseRole,
  sessionSecret: string | null,
  limits: TimeLimits,
  fn: (trx: Trx) => Promise<T>,
): Promise<T> {
  const deadline = limits.whole === null ? NO_DEADLINE : startDeadline(limits.whole)
  const work = db.knex.transaction(async (trx) => {
    await enter(trx, role, sessionSecret, limits)
    const result = await fn(trx)
    // The caller has been told that it failed, so it must not take effect.
    if (deadline.passed()) throw problems.tooSlow()
    return result
  })
  try {
    return await (deadline.expiry ? Promise.race([work, deadline.expiry]) : work)
  } finally {
    deadline.stop()
  }
}

/** Everything a transaction begins with, in one round trip. Each setting ends with the transaction. */
async function enter(
  trx: Trx,
  role: string,
  sessionSecret: string | null,
  limits: TimeLimits,
): Promise<void> {
  await trx.raw(
    `select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),
            set_config('idle_in_transaction_session_timeout', ?, true), set_config('app.sid', ?, true),
            set_config('role', ?, true)`,
    [`${limits.statement}`, `${limits.lock}`, `${limits.idle}`, sessionSecret ?? '', role],
  )
}

interface Deadline {
  /** Rejects when it passes. */
  expiry: Promise<never> | null
  passed(): boolean
  stop(): void
}

const NO_DEADLINE: Deadline = { expiry: null, passed: () => false, stop: () => undefined }

function startDeadline(milliseconds: number): Deadline {
  let passed = false
  let timer: NodeJS.Timeout | undefined
  const expiry = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      passed = true
      reject(problems.tooSlow())
    }, milliseconds)
  })
  return { expiry, passed: () => passed, stop: () => clearTimeout(timer) }
}
