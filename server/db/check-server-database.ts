import type { Knex } from 'knex'
import { StartRefused } from '../start-refused.ts'
import type { Database } from './connect.ts'
import { pendingMigrations } from './migrate.ts'
import { APPLICATION_ROLES } from './roles.ts'

const OLDEST_POSTGRES = 150_000
const OLDEST_POSTGIS = '3.3'

interface LoginFacts {
  login: string
  superuser: boolean
  bypasses: boolean
  missing_role: string | null
  owned_table: string | null
  version_number: number
}

const FACTS = `
select session_user::text as login, r.rolsuper as superuser, r.rolbypassrls as bypasses,
  current_setting('server_version_num')::int as version_number,
  (select name from unnest(:roles::text[]) name
   where to_regrole(name) is null or not pg_has_role(session_user, to_regrole(name), 'member') limit 1) as missing_role,
  (select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(session_user, c.relowner, 'member')
   limit 1) as owned_table
from pg_roles r where r.rolname = session_user`

/**
 * Refuses to serve from PostgreSQL with more rights than the server needs, or on a database that is not ready. Row-level
 * security protects nothing from a superuser, a role that bypasses it, or an owner.
 */
export async function checkServerDatabase(db: Database): Promise<void> {
  const facts = await readFacts(db.knex)
  const reason = refusal(facts, db)
  if (reason) throw new StartRefused(reason)
  const pending = await pendingMigrations(db.knex)
  if (pending.length > 0) {
    throw new StartRefused(
      `${pending.length} migrations are pending (first: ${pending[0]}): run npm run migrate`,
    )
  }
}

async function readFacts(knex: Knex): Promise<LoginFacts> {
  const { rows } = await knex.raw(FACTS, { roles: APPLICATION_ROLES })
  return rows[0]
}

function refusal(facts: LoginFacts, db: Database): string | null {
  const { login } = facts
  if (facts.version_number < OLDEST_POSTGRES)
    return `PostgreSQL ${db.version} is too old: 15 or newer is needed`
  if (compareVersions(db.postgis, OLDEST_POSTGIS) < 0)
    return `PostGIS ${db.postgis} is too old: 3.3 or newer is needed`
  if (facts.superuser)
    return `DATABASE_URL signs in as the superuser ${login}: use the login that db:create made`
  if (facts.bypasses) return `DATABASE_URL signs in as ${login}, which bypasses row-level security`
  if (facts.missing_role) return `${login} is no member of ${facts.missing_role}: run npm run db:create`
  if (facts.owned_table) return `DATABASE_URL signs in as ${login}, which owns the table ${facts.owned_table}`
  return null
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]]
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0)
}
