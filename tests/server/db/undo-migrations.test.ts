import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../server/db/connect.ts'
import { migrationNames, migrationSource } from '../../../server/db/migration-source.ts'
import { asAdministrator, clusterUrl, MIGRATE_LOGIN, testDatabase } from '../../support/database.ts'

const BEFORE_THE_REGISTER = '20261122_0600'

let db: Database
let migrating: Database
beforeAll(async () => {
  db = await testDatabase()
  migrating = await openAsMigrator()
})
afterAll(async () => {
  if (migrating !== db) await migrating.close()
  await db.close()
})

async function openAsMigrator(): Promise<Database> {
  if (db.engine === 'pglite') return db
  const { rows } = await db.knex.raw('select current_database() as name')
  return openDatabase({ engine: 'postgres', url: await clusterUrl(rows[0].name, MIGRATE_LOGIN), poolSize: 2 })
}

/** Everything of ours that the catalogue knows but the ledger of migrations, one line each. */
async function schema(): Promise<string[]> {
  const { rows } = await asAdministrator(
    db,
    `with ours as (select c.oid, c.relname, c.relacl, c.relrowsecurity, c.relforcerowsecurity from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'knex%'
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
     select format('table %s %s %s %s', relname, relrowsecurity, relforcerowsecurity, relacl) as line from ours
     union all select format('column %s %s %s %s %s %s', o.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       a.attacl, col_description(o.oid, a.attnum)) from ours o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
     union all select format('constraint %s %s', k.conname, pg_get_constraintdef(k.oid)) from pg_constraint k join ours o on o.oid = k.conrelid
     union all select indexdef from pg_indexes i join ours o on o.relname = i.tablename where i.schemaname = 'public'
     union all select format('policy %s %s %s %s %s %s', p.tablename, p.policyname, p.roles, p.cmd, p.qual, p.with_check) from pg_policies p
     union all select pg_get_triggerdef(g.oid) from pg_trigger g join ours o on o.oid = g.tgrelid where not g.tgisinternal
     union all select format('%s acl %s', pg_get_functiondef(p.oid), case when p.prorettype <> 'trigger'::regtype then p.proacl end) from pg_proc p where p.pronamespace = to_regnamespace('app')
     order by 1`,
  )
  return rows.map((row) => String(row.line))
}

const config = { migrationSource }

async function undo(count: number): Promise<void> {
  for (let step = 0; step < count; step++) await migrating.knex.migrate.down(config)
}

test('the register can be taken away, and leaves nothing behind that was not there before it', async () => {
  const before = migrationNames().filter((name) => name < BEFORE_THE_REGISTER).length
  const whole = await schema()
  await undo(migrationNames().length - before)
  const without = await schema()
  await undo(before)
  expect(await schema()).toEqual([])
  for (let step = 0; step < before; step++) await migrating.knex.migrate.up(config)
  expect(await schema()).toEqual(without)
  await migrating.knex.migrate.latest(config)
  expect(await schema()).toEqual(whole)
})
