import { randomBytes } from 'node:crypto'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { StartRefused } from '../start-refused.ts'
import { APPLICATION_ROLES, createGroupRole, EXTENSIONS, GROUP_ROLES, grantCreation } from './roles.ts'

/** Names and passwords of what `npm run db:create` makes. A null password is drawn for a new login and kept for an old one. */
export interface DatabasePlan {
  database: string
  serverLogin: string
  serverPassword: string | null
  migrateLogin: string
  migratePassword: string | null
}

/** What was done, in sentences, and the passwords of the logins as far as they are known. */
export interface CreatedDatabase {
  done: string[]
  serverPassword: string | null
  migratePassword: string | null
}

const NAME = /^[a-z_][a-z0-9_]{0,62}$/

/**
 * Prepares a PostgreSQL server: roles, two logins, database, extensions. Safe to run again. Needs an administrator's
 * address.
 */
export async function createDatabase(adminUrl: string, plan: DatabasePlan): Promise<CreatedDatabase> {
  for (const name of [plan.database, plan.serverLogin, plan.migrateLogin]) {
    if (!NAME.test(name))
      throw new StartRefused(`"${name}" cannot be a name: lower-case letters, digits, underscores`)
  }
  const { done, ...passwords } = await withClient(adminUrl, (admin) => createRolesAndDatabase(admin, plan))
  const inside = await withClient(urlOfDatabase(adminUrl, plan.database), (admin) =>
    prepareInside(admin, plan),
  )
  return { done: [...done, ...inside], ...passwords }
}

/** The address of another database on the same server. */
export function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function createRolesAndDatabase(admin: Client, plan: DatabasePlan): Promise<CreatedDatabase> {
  for (const role of GROUP_ROLES) await admin.query(createGroupRole(role))
  const server = await ensureLogin(admin, plan.serverLogin, plan.serverPassword, 'noinherit')
  const migrate = await ensureLogin(admin, plan.migrateLogin, plan.migratePassword, 'inherit')
  await admin.query(`grant ${APPLICATION_ROLES.join(', ')} to ${escapeIdentifier(plan.serverLogin)}`)
  await admin.query(`grant hoanhap_owner to ${escapeIdentifier(plan.migrateLogin)}`)
  const roles = `roles ${GROUP_ROLES.join(', ')}: present`
  return {
    done: [roles, server.done, migrate.done, await ensureDatabase(admin, plan.database)],
    serverPassword: server.password,
    migratePassword: migrate.password,
  }
}

/**
 * Without compiling of queries: what a guard asks of the rows of one statement looks expensive to the planner, which knows
 * nothing of these rows, and was compiled for a second to run for twenty milliseconds.
 */
async function ensureLogin(
  admin: Client,
  login: string,
  wanted: string | null,
  inherits: 'inherit' | 'noinherit',
) {
  const name = escapeIdentifier(login)
  const exists = await found(admin, 'select from pg_roles where rolname = $1', login)
  const password = wanted ?? (exists ? null : randomBytes(18).toString('base64url'))
  const rights = `login nosuperuser nobypassrls nocreatedb nocreaterole ${inherits}`
  const secret = password === null ? '' : ` password ${escapeLiteral(password)}`
  await admin.query(`${exists ? 'alter' : 'create'} role ${name} ${rights}${secret}`)
  const settled = await found(
    admin,
    "select from pg_roles where rolname = $1 and 'jit=off' = any (rolconfig)",
    login,
  )
  if (!settled) await admin.query(`alter role ${name} set jit = off`)
  return { done: `login ${login}: ${exists ? 'present' : 'created'}`, password }
}

async function ensureDatabase(admin: Client, database: string): Promise<string> {
  if (await found(admin, 'select from pg_database where datname = $1', database))
    return `database ${database}: present`
  await admin.query(
    `create database ${escapeIdentifier(database)} owner hoanhap_owner encoding 'UTF8' template template0`,
  )
  return `database ${database}: created`
}

async function prepareInside(admin: Client, plan: DatabasePlan): Promise<string[]> {
  const database = escapeIdentifier(plan.database)
  for (const extension of EXTENSIONS) await admin.query(`create extension if not exists ${extension}`)
  for (const statement of grantCreation(database)) await admin.query(statement)
  await admin.query(`revoke all on database ${database} from public`)
  for (const login of [plan.serverLogin, plan.migrateLogin]) {
    await admin.query(`grant connect, temporary on database ${database} to ${escapeIdentifier(login)}`)
  }
  return [`extensions ${EXTENSIONS.join(', ')}: present`]
}

async function found(admin: Client, sql: string, value: string): Promise<boolean> {
  const { rowCount } = await admin.query(sql, [value])
  return rowCount === 1
}

async function withClient<T>(url: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}
