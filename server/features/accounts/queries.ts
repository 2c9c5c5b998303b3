import type { Trx } from '../../db/transactions.ts'
import type { Account, AccountPatch, DatedScope, OpenSession, Role, ScopeInput } from './schemas.ts'

interface AccountRow {
  id: number
  username: string
  display_name: string
  disabled: boolean
  is_demo: boolean
  version: number
  created_at: Date
  roles: Role[]
  scope: DatedScope[]
  sessions: OpenSession[]
}

interface AccountFilter {
  id?: number
  search?: string
  after?: number
  limit: number
}

// One row per account with its roles, dated scopes and living sessions as JSON.
const ACCOUNTS = `
select a.id, a.username, a.display_name, a.disabled, a.is_demo, a.version, a.created_at,
  array(select r.role from account_role r where r.account_id = a.id order by r.role) as roles,
  coalesce((
    select json_agg(json_build_object(
      'id', s.id, 'unitId', u.id, 'code', u.code, 'level', u.level, 'name', u.name,
      'validFrom', to_char(lower(s.valid), 'YYYY-MM-DD'),
      'validTo', to_char(upper(s.valid) - 1, 'YYYY-MM-DD')) order by s.id)
    from account_scope s join unit u on u.id = s.unit_id where s.account_id = a.id), '[]') as scope,
  coalesce((
    select json_agg(json_build_object(
      'id', o.id, 'createdAt', to_json(o.created_at at time zone 'UTC') #>> '{}' || 'Z',
      'lastSeenAt', to_json(o.last_seen_at at time zone 'UTC') #>> '{}' || 'Z',
      'expiresAt', to_json(o.expires_at at time zone 'UTC') #>> '{}' || 'Z',
      'userAgent', o.user_agent) order by o.id desc)
    from session o where o.account_id = a.id and o.revoked_at is null and now() < o.expires_at), '[]') as sessions
from account a
where a.id = coalesce(:id::int, a.id) and a.id > :after
  and (:search::text is null or strpos(lower(a.username || ' ' || a.display_name), lower(:search)) > 0)
order by a.id limit :limit`

/** Accounts by id. The policies decide which: all for an administrator, else the own one. */
export async function listAccounts(trx: Trx, filter: AccountFilter): Promise<Account[]> {
  const { id = null, search = null, after = 0, limit } = filter
  const { rows } = await trx.raw<{ rows: AccountRow[] }>(ACCOUNTS, { id, search, after, limit })
  return rows.map(rowToAccount)
}

export async function findAccount(trx: Trx, id: number): Promise<Account | undefined> {
  const [account] = await listAccounts(trx, { id, limit: 1 })
  return account
}

export async function countAccounts(trx: Trx, search?: string): Promise<number> {
  const { rows } = await trx.raw(
    `select count(*)::int as total from account a
     where :search::text is null or strpos(lower(a.username || ' ' || a.display_name), lower(:search)) > 0`,
    { search: search ?? null },
  )
  return rows[0].total
}

/** Adds an account without roles or scope; returns its id. */
export async function insertAccount(
  trx: Trx,
  account: { username: string; displayName: string; passwordHash: string; isDemo?: boolean },
): Promise<number> {
  const [row] = await trx('account')
    .insert({
      username: account.username,
      display_name: account.displayName,
      password_hash: account.passwordHash,
      is_demo: account.isDemo ?? false,
    })
    .returning<{ id: number }[]>('id')
  if (!row) throw new Error('an insert returned no id')
  return row.id
}

/** Changes the columns that are given and counts the version up. */
export async function updateAccount(
  trx: Trx,
  id: number,
  change: Pick<AccountPatch, 'displayName' | 'disabled'> & { passwordHash?: string },
): Promise<void> {
  await trx('account')
    .where('id', id)
    .update({
      ...(change.displayName === undefined ? {} : { display_name: change.displayName }),
      ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
      ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
      version: trx.raw('version + 1'),
    })
}

export async function replaceRoles(trx: Trx, accountId: number, roles: readonly Role[]): Promise<void> {
  await trx('account_role').where('account_id', accountId).delete()
  await trx('account_role').insert([...new Set(roles)].map((role) => ({ account_id: accountId, role })))
}

/** A scope without a first day begins today; without a last day it stays. */
export async function replaceScope(trx: Trx, accountId: number, scope: readonly ScopeInput[]): Promise<void> {
  await trx('account_scope').where('account_id', accountId).delete()
  for (const { unitId, validFrom, validTo } of scope) {
    await trx.raw(
      `insert into account_scope (account_id, unit_id, valid)
       values (?, ?, daterange(coalesce(?::date, app.today()), ?::date + 1))`,
      [accountId, unitId, validFrom ?? null, validTo ?? null],
    )
  }
}

/** Ends sessions of an account at once. Ids of other accounts' sessions do nothing. */
export async function endSessions(
  trx: Trx,
  accountId: number,
  which: 'all' | readonly number[],
): Promise<void> {
  const query = trx('session').where('account_id', accountId).whereNull('revoked_at')
  if (which !== 'all') query.whereIn('id', which.map(String))
  await query.update({ revoked_at: trx.fn.now() })
}

function rowToAccount(row: AccountRow): Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    disabled: row.disabled,
    isDemo: row.is_demo,
    roles: row.roles,
    scope: row.scope,
    sessions: row.sessions,
    version: row.version,
    createdAt: row.created_at.toISOString(),
  }
}
