import { asRequest, type Trx } from '../db/transactions.ts'
import type { Role } from '../features/accounts/schemas.ts'
import { recordScope } from '../features/cases/record-scope.ts'
import type { News } from '../features/points/queries.ts'
import type { AppServices } from './services.ts'
import type { RememberedCaller, SignedIn } from './session-memory.ts'

interface SessionRow {
  session_id: string
  account_id: number
  username: string
  display_name: string
  roles: Role[]
  touch: boolean
}

/** The session of a transaction that runs as `hoanhap_app`, as the database sees it; null when there is none. */
export async function currentSession(trx: Trx): Promise<SignedIn | null> {
  const { rows } = await trx.raw<{ rows: SessionRow[] }>(
    `select s.session_id, s.account_id, s.username, s.display_name, s.roles,
            s.last_seen_at < now() - interval '1 minute' as touch
     from app.current_session() s`,
  )
  const row = rows[0]
  if (!row) return null
  if (row.touch) await trx.raw('select app.touch_session()')
  return rowToSession(row)
}

/**
 * The session behind a secret for endpoints without a transaction: from memory while nobody's rights changed. On
 * PostgreSQL another process may change them, so its version comes as `news` of this request; on the embedded engine only
 * this process writes, and there are none.
 */
export async function rememberedCaller(
  services: AppServices,
  secret: string,
  news: Promise<News> | null,
): Promise<RememberedCaller | null> {
  const { sessions, db } = services
  const generation = sessions.generation
  const version = (await news)?.rights ?? 'own'
  // Scopes are dated: one that was read yesterday may have ended.
  const state = `${services.today()} ${version}`
  const known = sessions.recall(secret, state, Date.now())
  if (known) return known
  const caller = await asRequest(db, secret, 'hoanhap_app', async (trx) => {
    const session = await currentSession(trx)
    return session && { session, recordScope: await recordScope(trx) }
  })
  if (caller) sessions.keep(secret, caller, state, generation, Date.now())
  return caller
}

function rowToSession(row: SessionRow): SignedIn {
  return {
    sessionId: Number(row.session_id),
    id: row.account_id,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles,
  }
}
