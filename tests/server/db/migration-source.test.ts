import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { pendingMigrations } from '../../../server/db/migrate.ts'
import { migrationNames } from '../../../server/db/migration-source.ts'
import { asLoader, asRequest } from '../../../server/db/transactions.ts'
import { testDatabase } from '../../support/database.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('every file in migrations/ is in the ledger, under its name without extension', async () => {
  const inFolder = readdirSync(new URL('../../../migrations/', import.meta.url)).filter(
    (file) => file !== 'README.md',
  )
  const files = inFolder.map((file) => file.replace(/\.[a-z]+$/, ''))
  const { rows } = await asRequest(db, null, 'hoanhap_app', (trx) =>
    trx.raw('select name from knex_migrations order by name'),
  )
  expect(rows.map((row: { name: string }) => row.name)).toEqual(files.sort())
  expect(migrationNames()).toEqual(files.sort())
  expect(await pendingMigrations(db.knex)).toEqual([])
})

test('every table, function and sequence of ours belongs to the owner', async () => {
  const { rows } = await asLoader(db, (trx) =>
    trx.raw(`
    select c.relname as name, pg_get_userbyid(c.relowner) as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r','S','v','m')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    union all
    select p.proname, pg_get_userbyid(p.proowner) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'app'`),
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((row: { owner: string }) => row.owner !== 'hoanhap_owner')).toEqual([])
})
