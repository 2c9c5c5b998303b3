import type { Knex } from 'knex'
import { migrationNames, migrationSource } from './migration-source.ts'

// Made by hand in the shape that knex expects, so that they belong to the owner and the server may read the ledger.
const LEDGER = `
set local role hoanhap_owner;
create table if not exists knex_migrations
  (id serial primary key, name varchar(255), batch int, migration_time timestamptz);
create table if not exists knex_migrations_lock (index serial primary key, is_locked int);
grant select on knex_migrations to hoanhap_app;`

/** Runs every migration that has not run. Returns the names of those it ran. Needs a login that may enter the owner. */
export async function migrate(knex: Knex): Promise<string[]> {
  await knex.transaction(async (trx) => {
    for (const statement of LEDGER.split(';').filter((text) => text.trim())) await trx.raw(statement)
  })
  const [, ran] = await knex.migrate.latest({ migrationSource })
  return ran
}

/** Names of the migrations that have not run; all of them in a database that never saw one. */
export async function pendingMigrations(knex: Knex): Promise<string[]> {
  return knex.transaction(async (trx) => {
    await trx.raw('set local role hoanhap_app')
    const { rows: found } = await trx.raw(
      `select to_regclass('public.knex_migrations') is not null as ledger`,
    )
    if (!found[0].ledger) return migrationNames()
    const { rows } = await trx.raw('select name from public.knex_migrations')
    const ran = new Set(rows.map((row: { name: string }) => row.name))
    return migrationNames().filter((name) => !ran.has(name))
  })
}
