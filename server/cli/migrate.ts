/** `npm run migrate`: brings a PostgreSQL database up to date, with DATABASE_MIGRATE_URL. */
import { readEnvironment } from '../config.ts'
import { openDatabase } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { StartRefused } from '../start-refused.ts'
import { runCommand } from './run-command.ts'

await runCommand(async () => {
  const { DATABASE_MIGRATE_URL: url } = readEnvironment(process.env)
  if (!url) throw new StartRefused('set DATABASE_MIGRATE_URL to the address that npm run db:create printed')
  const db = await openDatabase({ engine: 'postgres', url, poolSize: 2 })
  try {
    const ran = await migrate(db.knex)
    return ran.length === 0 ? ['nothing to migrate'] : ran.map((name) => `ran ${name}`)
  } finally {
    await db.close()
  }
})
