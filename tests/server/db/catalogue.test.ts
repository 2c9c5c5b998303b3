import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asAdministrator, testDatabase } from '../../support/database.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const names = async (sql: string) => (await asAdministrator(db, sql)).rows.map((row) => row.name)

const OUR_TABLES = `
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'app') and c.relkind in ('r', 'p')
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/** Tables whose rows belong to somebody: accounts, the log, what officers write, what was released. */
const PROTECTED = [
  'account',
  'account_role',
  'account_scope',
  'audit_entry',
  'employer',
  'employer_unit',
  'release',
  'release_cell',
  'session',
  'vacancy',
]

describe('row-level security', () => {
  test('is enabled and forced on every table that has a policy or belongs to somebody', async () => {
    const forced = await names(
      `select c.relname::text as name ${OUR_TABLES} and c.relrowsecurity and c.relforcerowsecurity`,
    )
    const withPolicy = await names(
      `select distinct p.tablename::text as name from pg_policies p where p.schemaname = 'public'`,
    )
    expect(forced).toEqual(expect.arrayContaining(PROTECTED))
    expect(withPolicy.filter((name) => !forced.includes(name))).toEqual([])
  })

  test('is bypassed by no role of ours, and none of them can sign in', async () => {
    expect(
      await names(`select rolname::text as name from pg_roles
        where rolname like 'hoanhap\\_%' and rolname not like 'hoanhap\\_test\\_%' and (rolcanlogin or rolbypassrls or rolsuper)`),
    ).toEqual([])
  })

  test('is not circumvented by a view or a materialised view', async () => {
    expect(
      await names(`select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public','app') and c.relkind in ('v','m')
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`),
    ).toEqual([])
  })
})

describe('grants', () => {
  test('public has none on our tables and functions', async () => {
    expect(
      await names(`select distinct c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace,
        aclexplode(c.relacl) a where n.nspname = 'public' and a.grantee = 0
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`),
    ).toEqual([])
    expect(
      await names(`select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'app' and p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute')`),
    ).toEqual([])
  })

  test.each([
    ['hoanhap_app', 'account', 'password_hash'],
    ['hoanhap_app', 'session', 'sid_hash'],
    ['hoanhap_loader', 'account', 'password_hash'],
    ['hoanhap_stats', 'account', 'username'],
    ['hoanhap_auditor', 'account', 'username'],
  ])('%s cannot read %s.%s', async (role, table, column) => {
    const { rows } = await asAdministrator(
      db,
      `select has_column_privilege('${role}', '${table}', '${column}', 'select') as can`,
    )
    expect(rows).toEqual([{ can: false }])
  })

  test.each(['hoanhap_app', 'hoanhap_stats', 'hoanhap_auditor', 'hoanhap_loader', 'hoanhap_release_builder'])(
    '%s neither changes nor empties the log, releases and the ledger',
    async (role) => {
      const { rows } = await asAdministrator(
        db,
        `select t.name, p.privilege from unnest(array['audit_entry','release_cell','knex_migrations']) t(name),
           unnest(array['update','delete','truncate']) p(privilege)
         where has_table_privilege('${role}', t.name, p.privilege)`,
      )
      expect(rows).toEqual([])
    },
  )

  test('nobody but the owner creates objects', async () => {
    const { rows } = await asAdministrator(
      db,
      `select r.rolname::text as role, s.name from pg_roles r, unnest(array['public','app']) s(name)
       where r.rolname like 'hoanhap\\_%' and r.rolname not like '%owner' and r.rolname not like '%test%'
         and has_schema_privilege(r.rolname, s.name, 'create')`,
    )
    expect(rows).toEqual([])
  })
})

test('every function that runs with the rights of its owner fixes its search path', async () => {
  expect(
    await names(`select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('app', 'public') and p.prosecdef
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        and not coalesce(p.proconfig::text like '%search_path=pg_catalog%', false)`),
  ).toEqual([])
})

test('every foreign key has an index that begins with its columns', async () => {
  expect(
    await names(`select k.conname::text as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      where k.contype = 'f' and n.nspname = 'public' and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`),
  ).toEqual([])
})

describe('every geometry column', () => {
  const columns = `select format('%s.%s', g.f_table_name, g.f_geometry_column) as name from geometry_columns g
    where g.f_table_schema = 'public'`

  test('exists at all', async () => {
    expect((await names(columns)).length).toBeGreaterThan(4)
  })
  test('knows its reference system', async () => {
    expect(await names(`${columns} and g.srid <> 4326`)).toEqual([])
  })
  test('has a GiST index', async () => {
    expect(
      await names(`${columns} and not exists (select from pg_indexes i where i.tablename = g.f_table_name
        and i.indexdef ~* format('using gist \\(%s\\)', g.f_geometry_column))`),
    ).toEqual([])
  })
  test('refuses invalid shapes', async () => {
    expect(
      await names(`${columns} and not exists (select from pg_constraint k
        where k.conrelid = format('public.%I', g.f_table_name)::regclass and k.contype = 'c'
          and pg_get_constraintdef(k.oid) ~* format('st_isvalid\\(%s\\)', g.f_geometry_column))`),
    ).toEqual([])
  })
})

test('every constraint of ours has a name of its own', async () => {
  expect(
    await names(`select k.conname::text as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      join pg_class c on c.oid = k.conrelid
      where n.nspname = 'public' and k.contype in ('c', 'f') and k.conname ~ '_(check|fkey)[0-9]*$'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`),
  ).toEqual([])
})
