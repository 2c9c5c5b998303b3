import { createHash } from 'node:crypto'
import type { Trx } from '../../db/transactions.ts'
import type { SignedIn } from '../../http/session-memory.ts'
import type { ScopeUnit, Session } from './schemas.ts'

/** However busy, a session ends after this long. */
const LONGEST_SESSION_HOURS = 8

interface AccountForSignIn {
  id: number
  password_hash: string
  disabled: boolean
}

export async function findAccountForSignIn(
  trx: Trx,
  username: string,
): Promise<AccountForSignIn | undefined> {
  const { rows } = await trx.raw<{ rows: AccountForSignIn[] }>(
    'select a.id, a.password_hash, a.disabled from app.account_for_sign_in(?) a',
    [username],
  )
  return rows[0]
}

/** Stores the hash of the secret; the secret itself is only in the browser. */
export async function openSession(
  trx: Trx,
  accountId: number,
  secret: string,
  userAgent: string,
): Promise<void> {
  const secretHash = createHash('sha256').update(secret).digest()
  await trx.raw(`select app.open_session(?, ?, now() + make_interval(hours => ?), ?)`, [
    accountId,
    secretHash,
    LONGEST_SESSION_HOURS,
    userAgent,
  ])
}

/** Ends the session of this transaction. */
export async function closeSession(trx: Trx): Promise<void> {
  await trx.raw('select app.close_session()')
}

/** What the page is told about a session. The scope lists the units that are valid today. */
export async function scopeOfSession(trx: Trx, signedIn: SignedIn): Promise<Session> {
  const { rows } = await trx.raw<{ rows: ScopeUnit[] }>(
    `select u.id as "unitId", u.code, u.level, u.name
     from account_scope s join unit u on u.id = s.unit_id
     where s.account_id = ? and s.valid @> app.today()
     order by u.level desc, u.code`,
    [signedIn.id],
  )
  return {
    account: { username: signedIn.username, displayName: signedIn.displayName },
    roles: signedIn.roles,
    scope: rows,
  }
}
