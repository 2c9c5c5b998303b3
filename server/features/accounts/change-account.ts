import type { Trx } from '../../db/transactions.ts'
import { requireVersion } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import { hashPassword } from './passwords.ts'
import {
  endSessions,
  findAccount,
  insertAccount,
  replaceRoles,
  replaceScope,
  updateAccount,
} from './queries.ts'
import { requireCompatibleRoles } from './role-rules.ts'
import type { Account, AccountInput, AccountPatch } from './schemas.ts'

/** Adds an account with its roles and scope. Throws 409 for a name that is taken or roles that must not meet. */
export async function createAccount(trx: Trx, input: AccountInput): Promise<Account> {
  requireCompatibleRoles(input.roles)
  const passwordHash = await hashPassword(input.password)
  const id = await insertAccount(trx, { ...input, passwordHash })
  await replaceRoles(trx, id, input.roles)
  await replaceScope(trx, id, input.scope)
  return existing(trx, id)
}

/**
 * Changes an account. Whatever is taken away is gone with the next request of that account, because the database looks
 * the rights up every time; a new password also ends its sessions.
 */
export async function changeAccount(
  trx: Trx,
  id: number,
  patch: AccountPatch,
  ifMatch: string | null,
): Promise<Account> {
  const before = await existing(trx, id)
  requireVersion(ifMatch, before.version)
  if (patch.roles) requireCompatibleRoles(patch.roles)
  const passwordHash = patch.password === undefined ? undefined : await hashPassword(patch.password)
  await updateAccount(trx, id, { ...patch, passwordHash })
  if (patch.roles) await replaceRoles(trx, id, patch.roles)
  if (patch.scope) await replaceScope(trx, id, patch.scope)
  const ended = patch.password === undefined ? patch.endSessions : 'all'
  if (ended) await endSessions(trx, id, ended)
  return existing(trx, id)
}

async function existing(trx: Trx, id: number): Promise<Account> {
  const account = await findAccount(trx, id)
  if (!account) throw problems.notFound()
  return account
}
