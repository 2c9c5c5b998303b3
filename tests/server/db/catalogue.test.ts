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

/** Tables whose rows belong to somebody: accounts, the log, what officers write, what was released, the register. */
const PROTECTED = [
  'account',
  'account_role',
  'account_scope',
  'address_batch',
  'address_decision',
  'audit_entry',
  'case_change',
  'case_file',
  'consent',
  'employer',
  'employer_unit',
  'episode',
  'health_file',
  'identity_index',
  'import_batch',
  'import_chunk',
  'import_mapping',
  'import_part',
  'import_review',
  'import_row',
  'import_source',
  'need_assessment',
  'person',
  'person_identity',
  'placement',
  'possible_duplicate',
  'recorded_approval',
  'release',
  'release_cell',
  'residence',
  'scenario',
  'service_event',
  'service_point',
  'service_point_unit',
  'session',
  'status_change',
  'support_file',
  'treatment_file',
  'vacancy',
  'work_file',
]

/** What runs with the rights of the owner, each with what it is for. Whoever adds one has to say it here. */
const DEFINERS = [
  // Who is asking, resolved from the session.
  'account_id',
  'current_session',
  'has_role',
  'record_scope',
  'roles',
  'scope',
  'office',
  'own_address_batches',
  'own_imports',
  // Imports: what a job goes on with, under the rights of whoever began it; how large the register has become.
  'forget_imports',
  'give_up_import',
  'interrupted_imports',
  'look_at_growth',
  'open_import_session',
  // Sign-in and the life of a session.
  'account_for_sign_in',
  'bump_authorization_version',
  'close_session',
  'current_authorization_version',
  'open_session',
  'touch_session',
  // What a role may see without seeing the tables behind it.
  'agrees',
  'everything_is_synthetic',
  'family_may_be_called',
  'is_approved',
  'keeps_one_commune',
  'may_be_under_18',
  'openings_of_case',
  'pack_is_synthetic',
  'police_cases',
  'police_list_is_open',
  'police_persons',
  'real_people_are_allowed',
  'recorder_of_placement',
  'referred_cases',
  'referred_people',
  'referred_persons',
  // What follows from a row that was checked.
  'apply_move',
  'apply_need_assessments',
  'apply_status_changes',
  'case_opening_changed',
  'close_with_consent',
  'erase_with_consent',
  'log_changed_cases',
  'notice_new_duplicates',
  'notice_other_duplicates',
  'person_birth_year_changed',
  'place_case',
]

const REGISTER = PROTECTED.filter(
  (table) => !/^(account|audit|employer|release|service_point|session|vacancy)/.test(table),
)

/** Places, categories and days: never who. */
const BUILDER_READS = [
  'case_file.closed_on',
  'case_file.id',
  'case_file.opened_on',
  'case_file.person_id',
  'case_file.programme',
  'case_file.status',
  'case_file.unit_id',
  'episode.case_id',
  'episode.closed_on',
  'episode.number',
  'episode.opened_on',
  'need_assessment.assessed_on',
  'need_assessment.band',
  'need_assessment.case_id',
  'need_assessment.expires_on',
  'need_assessment.id',
  'person.birth_year',
  'person.id',
  'person.sex',
  'person.unit_id',
  'residence.at_unit_id',
  'residence.case_id',
  'residence.location',
  'residence.stay',
  'status_change.case_id',
  'status_change.effective_on',
  'status_change.id',
  'status_change.to_status',
  'work_file.case_id',
  'work_file.trade_wanted',
  'work_file.work',
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

  test.each(['person_identity', 'identity_index'])(
    '%s is read by requests and by nobody else',
    async (table) => {
      const { rows } = await asAdministrator(
        db,
        `select r.rolname::text as role from pg_roles r where r.rolname like 'hoanhap\\_%' and r.rolname not like '%test%'
         and r.rolname <> 'hoanhap_owner' and has_any_column_privilege(r.rolname, '${table}', 'select') order by 1`,
      )
      expect(rows).toEqual([{ role: 'hoanhap_app' }])
    },
  )

  test('the builder of releases reads no identity, no health, no help and no decision', async () => {
    const { rows } = await asAdministrator(
      db,
      `select format('%s.%s', c.relname, a.attname) as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relname = any (array['${PROTECTED.join("','")}']) and c.relkind = 'r' and c.relname not like 'release%'
         and has_column_privilege('hoanhap_release_builder', c.oid, a.attnum, 'select') order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(BUILDER_READS)
  })

  test.each(['hoanhap_stats', 'hoanhap_auditor'])('%s reads nothing of the register', async (role) => {
    const { rows } = await asAdministrator(
      db,
      `select c.relname::text as name from pg_class c where c.relname = any (array['${REGISTER.join("','")}']) and c.relkind = 'r'
         and c.relname <> 'scenario' and has_any_column_privilege('${role}', c.oid, 'select')`,
    )
    expect(rows).toEqual([])
  })

  test.each([
    ['hoanhap_stats', ['edits', 'id', 'name', 'parameters', 'version']],
    ['hoanhap_auditor', []],
  ])('%s reads of a scenario %j: what was tried, never by whom', async (role, columns) => {
    const { rows } = await asAdministrator(
      db,
      `select a.attname::text as name from pg_attribute a where a.attrelid = 'scenario'::regclass and a.attnum > 0
         and not a.attisdropped and has_column_privilege('${role}', a.attrelid, a.attnum, 'select') order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(columns)
  })

  test.each([
    ['case_file', ['opened_on', 'updated_at', 'version']],
    ['person', ['birth_year', 'sex']],
    ['residence', ['location', 'precision']],
    ['consent', ['withdrawn_on']],
    ['treatment_file', ['substitution']],
    ['support_file', ['next_due_on', 'next_step', 'support']],
    ['status_change', []],
    ['episode', []],
    ['need_assessment', []],
    ['service_event', []],
  ])('of %s a request may change %j', async (table, columns) => {
    const { rows } = await asAdministrator(
      db,
      `select a.attname::text as name from pg_attribute a where a.attrelid = '${table}'::regclass and a.attnum > 0
         and not a.attisdropped and has_column_privilege('hoanhap_app', a.attrelid, a.attnum, 'update') order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(columns)
  })

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

describe('functions that run with the rights of their owner', () => {
  const definers = `select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'public') and p.prosecdef
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`

  test('are those that were meant to', async () => {
    expect((await names(`${definers} order by 1`)).sort()).toEqual([...DEFINERS].sort())
  })

  test("look into nobody else's schemas, and into a caller's temporary one last", async () => {
    expect(
      await names(
        `${definers} and (array(select c from unnest(p.proconfig) c where c like 'search_path=%')) <> array['search_path=pg_catalog, public, pg_temp']`,
      ),
    ).toEqual([])
  })

  test('write nothing on demand but a session, a place and statistics: the rest are triggers', async () => {
    expect(
      await names(`${definers} and p.provolatile = 'v' and p.prorettype <> 'trigger'::regtype
        and has_function_privilege('hoanhap_app', p.oid, 'execute') order by 1`),
    ).toEqual(['close_session', 'look_at_growth', 'open_session', 'place_case', 'touch_session'])
  })

  test('are nothing that the statistics, the auditor or the builder of releases may call, but who they are', async () => {
    expect(
      await names(`${definers} and (has_function_privilege('hoanhap_stats', p.oid, 'execute')
        or has_function_privilege('hoanhap_auditor', p.oid, 'execute')
        or has_function_privilege('hoanhap_release_builder', p.oid, 'execute')) order by 1`),
    ).toEqual(['account_id', 'has_role', 'roles'])
  })
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
