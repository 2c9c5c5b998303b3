/** `npm run db:create -- --admin-url URL`: roles, logins, database and extensions on a PostgreSQL server. */
import { parseArgs } from 'node:util'
import { createDatabase, type DatabasePlan, urlOfDatabase } from '../db/create-database.ts'
import { StartRefused } from '../start-refused.ts'
import { runCommand } from './run-command.ts'

const USAGE =
  'npm run db:create -- --admin-url postgres://ADMIN@HOST/postgres [--database hoanhap] ' +
  '[--server-login hoanhap_server] [--server-password TEXT] [--migrate-login hoanhap_migrate] [--migrate-password TEXT]'

await runCommand(async () => {
  const { adminUrl, plan } = readArguments()
  const { done, serverPassword, migratePassword } = await createDatabase(adminUrl, plan)
  return [
    ...done,
    `DATABASE_URL=${address(adminUrl, plan.database, plan.serverLogin, serverPassword)}`,
    `DATABASE_MIGRATE_URL=${address(adminUrl, plan.database, plan.migrateLogin, migratePassword)}`,
    'next: npm run migrate (with DATABASE_MIGRATE_URL), then npm start (with DATABASE_URL)',
  ]
})

function readArguments(): { adminUrl: string; plan: DatabasePlan } {
  const values = flags()
  const adminUrl = values['admin-url']
  if (!adminUrl || !URL.canParse(adminUrl)) throw new StartRefused(USAGE)
  return {
    adminUrl,
    plan: {
      database: values.database,
      serverLogin: values['server-login'],
      serverPassword: values['server-password'] ?? null,
      migrateLogin: values['migrate-login'],
      migratePassword: values['migrate-password'] ?? null,
    },
  }
}

function flags() {
  try {
    return parseArgs({
      options: {
        'admin-url': { type: 'string' },
        database: { type: 'string', default: 'hoanhap' },
        'server-login': { type: 'string', default: 'hoanhap_server' },
        'server-password': { type: 'string' },
        'migrate-login': { type: 'string', default: 'hoanhap_migrate' },
        'migrate-password': { type: 'string' },
      },
    }).values
  } catch {
    throw new StartRefused(USAGE)
  }
}

/** The address to use. The password of a login that was there before is not known and stands as PASSWORD. */
function address(adminUrl: string, database: string, login: string, password: string | null): string {
  const url = new URL(urlOfDatabase(adminUrl, database))
  url.username = login
  url.password = password ?? 'PASSWORD'
  return url.href
}
