import { setTimeout as wait } from 'node:timers/promises'
import { asRequest } from '../../db/transactions.ts'
import { recordAudit, recordRefusal } from '../../http/audit.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { newSessionSecret } from '../../http/session-cookie.ts'
import { currentSession } from '../../http/sessions.ts'
import { passwordFits } from './passwords.ts'
import type { Session, SignIn } from './schemas.ts'
import { closeSession, findAccountForSignIn, openSession, scopeOfSession } from './session-queries.ts'

const RECORD = { action: 'session.create', route: 'POST /session' }

/**
 * Opens a session for a name and password, under a secret that nobody has seen before. A session that the browser still
 * carried ends. Throws 401 without saying which of the two was wrong, and 429 after too many failures.
 */
export async function signIn(
  context: Context<unknown, unknown, SignIn>,
): Promise<{ session: Session; secret: string }> {
  const { body, services } = context
  await holdBack(context)
  // Outside a transaction: checking a password takes long, and the embedded engine has one connection.
  const account = await asRequest(services.db, null, 'hoanhap_app', (trx) =>
    findAccountForSignIn(trx, body.username),
  )
  const fits = await passwordFits(account?.password_hash ?? null, body.password)
  if (!account || !fits || account.disabled) return refuse(context)
  services.signInLimiter.succeeded(body.username, context.sender.address)
  return open(context, account.id)
}

/** Makes whoever failed before wait, or turns them away. */
async function holdBack({ body, services, sender }: Context<unknown, unknown, SignIn>): Promise<void> {
  const seconds = services.signInLimiter.refusedForSeconds(body.username, sender.address, Date.now())
  if (seconds > 0) throw problems.tooManyAttempts(seconds)
  await wait(services.signInLimiter.delayMilliseconds(body.username, sender.address, Date.now()))
}

async function refuse({ body, services, sender }: Context<unknown, unknown, SignIn>): Promise<never> {
  services.signInLimiter.failed(body.username, sender.address, Date.now())
  await recordRefusal(services, null, {
    ...RECORD,
    username: body.username,
    outcome: 'refused',
    detail: { address: sender.address },
  })
  throw problems.wrongCredentials()
}

async function open({ services, sender, body }: Context<unknown, unknown, SignIn>, accountId: number) {
  const secret = newSessionSecret()
  if (sender.sessionSecret) await asRequest(services.db, sender.sessionSecret, 'hoanhap_app', closeSession)
  return asRequest(services.db, secret, 'hoanhap_app', async (trx) => {
    await openSession(trx, accountId, secret, sender.userAgent)
    const signedIn = await currentSession(trx)
    // The account was disabled between the check of the password and now.
    if (!signedIn) throw problems.wrongCredentials()
    const detail = { address: sender.address }
    await recordAudit(trx, { ...RECORD, username: body.username, outcome: 'done', detail })
    return { session: await scopeOfSession(trx, signedIn), secret }
  })
}
