import { DatabaseError } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../server/db/connect.ts'
import type { Trx } from '../../../server/db/transactions.ts'
import { clusterUrl, ENGINE, testDatabase } from '../../support/database.ts'
import { rightOf } from './register-predicate.ts'
import { allRows, type Caller, fillWorld, type Rows, type World } from './register-world.ts'

/** Tables of the register, with the columns by which a row is told apart. */
const KEYS: Record<string, string[]> = {
  person: ['id'],
  person_identity: ['person_id', 'field'],
  identity_index: ['person_id', 'kind'],
  case_file: ['id'],
  episode: ['case_id', 'number'],
  status_change: ['id'],
  residence: ['id'],
  support_file: ['case_id'],
  work_file: ['case_id'],
  health_file: ['case_id'],
  treatment_file: ['case_id'],
  consent: ['id'],
  service_event: ['id'],
  need_assessment: ['id'],
  possible_duplicate: ['person_id', 'other_person_id'],
  recorded_approval: ['kind'],
}
const TABLES = Object.keys(KEYS)

/** A row that could be added for a case of a unit, where nothing but the policy stands in the way. */
const NEW_ROW: Record<string, (file: Record<string, unknown>) => Record<string, unknown>> = {
  person: (file) => ({ unit_id: file.unit_id, sex: 'male', birth_year: 1990, synthetic: true }),
  person_identity: (file) => ({
    ...personOf(file),
    field: 'familyContact',
    sealed: Buffer.alloc(28),
    key_version: 1,
  }),
  identity_index: (file) => ({ ...personOf(file), kind: 'givenNameAndYear', digest: Buffer.alloc(32) }),
  case_file: (file) => ({ ...personOf(file), programme: 'rehab', opened_on: '2025-01-01' }),
  episode: (file) => ({ ...caseOf(file), number: 1, opened_on: '2025-01-01' }),
  status_change: (file) => ({
    ...caseOf(file),
    to_status: 'post_rehab',
    regime: 'L73',
    decision_on: '2025-01-01',
    issuing_body: 'court',
    effective_on: '2025-01-01',
  }),
  residence: (file) => ({ ...caseOf(file), at_unit_id: file.unit_id, stay: '[2025-01-01,)' }),
  support_file: caseOf,
  work_file: caseOf,
  health_file: caseOf,
  treatment_file: (file) => ({ ...caseOf(file), substitution: true }),
  consent: (file) => ({ ...caseOf(file), purpose: 'loan', given_on: '2025-01-01' }),
  service_event: (file) => ({ ...caseOf(file), kind: 'call', given_on: '2025-01-01' }),
  need_assessment: (file) => ({
    ...caseOf(file),
    scorecard: '2026-1',
    needs: [],
    points: 0,
    suggested_band: 'low',
    band: 'low',
    assessed_on: '2025-01-01',
    expires_on: '2025-04-01',
  }),
  recorded_approval: () => ({ kind: 'impact_assessment', reference: 'QĐ 12/2026' }),
}

/** Columns that may be corrected, each by itself. */
const CORRECTED: Record<string, string> = {
  person: 'sex',
  person_identity: 'sealed',
  identity_index: 'digest',
  case_file: 'version',
  residence: 'precision',
  support_file: 'support',
  work_file: 'work',
  health_file: 'substance',
  treatment_file: 'substitution',
  consent: 'withdrawn_on',
}
const CLOSED_STAYS_AS_IT_IS = ['residence', 'support_file', 'work_file', 'health_file', 'treatment_file']

function personOf(file: Record<string, unknown>) {
  return { person_id: file.person_id, unit_id: file.unit_id }
}

function caseOf(file: Record<string, unknown>) {
  return { case_id: file.id, unit_id: file.unit_id }
}

let db: Database
let administrator: Database
let world: World
let rows: Rows
beforeAll(async () => {
  db = await testDatabase()
  world = await fillWorld(db)
  administrator = await openAsAdministrator()
  rows = await allRows(administrator.knex, TABLES)
})
afterAll(async () => {
  if (administrator !== db) await administrator.close()
  await db.close()
})

async function openAsAdministrator(): Promise<Database> {
  if (ENGINE === 'pglite') return db
  const { rows: found } = await db.knex.raw('select current_database() as name')
  return openDatabase({ engine: 'postgres', url: await clusterUrl(found[0].name), poolSize: 1 })
}

/** Runs in a transaction of which nothing stays. */
async function undone<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
  const trx = await administrator.knex.transaction()
  try {
    return await work(trx)
  } finally {
    await trx.rollback()
  }
}

async function as<T>(trx: Trx, role: string, secret: string | null, work: () => Promise<T>): Promise<T> {
  await trx.raw(`select set_config('app.sid', ?, true), set_config('role', ?, true)`, [secret ?? '', role])
  const result = await work()
  await trx.raw(`select set_config('role', 'none', true)`)
  return result
}

/** The SQLSTATE with which a write fails; null when it goes through. Nothing of it stays. */
async function failure(trx: Trx, work: (step: Trx) => Promise<unknown>): Promise<string | null> {
  const step = await trx.transaction()
  try {
    await work(step)
    return null
  } catch (error) {
    if (error instanceof DatabaseError) return error.code ?? 'unknown'
    throw error
  } finally {
    await step.rollback()
  }
}

const keyOf = (table: string) => (row: Record<string, unknown>) =>
  (KEYS[table] as string[]).map((column) => String(row[column])).join('/')

interface Setting {
  policeListIsOpen: boolean
  /** What an administrator does before. */
  before?: string
}
const ALL_SYNTHETIC: Setting = { policeListIsOpen: true }

/** Where the database and the predicate disagree, one line each; the first one is enough for who waits for any. */
type Differences = AsyncGenerator<string, void>

/** About reading. */
async function* wrongReads(trx: Trx, table: string, setting = ALL_SYNTHETIC): Differences {
  const present: Rows = setting.before ? await allRows(trx, TABLES) : rows
  for (const caller of world.callers) {
    const { sees } = rightOf(table, caller, present, world, setting.policeListIsOpen)
    const expected = (present[table] as Record<string, unknown>[]).filter(sees).map(keyOf(table)).sort()
    const seen = await as(trx, 'hoanhap_app', caller.secret, () => trx(table).select(KEYS[table] as string[]))
    const found = seen.map(keyOf(table)).sort()
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      yield `${caller.name} reads ${found.length} rows of ${table}, not ${expected.length}`
    }
  }
}

/** One case in each unit, open and without a duplicate: where new rows are tried. */
function oneCasePerUnit(): Record<string, unknown>[] {
  const files = (rows.case_file as Record<string, unknown>[]).filter((file) => file.closed_on === null)
  return [...new Map(files.map((file) => [file.unit_id, file])).values()]
}

// Three of these may write; of the others one of each role is enough.
const WRITERS = [
  'social_commune',
  'social_province',
  'social_nation',
  'social_former_scope',
  'social_revoked',
  'police_commune',
  'employment_province',
  'clinic_province',
  'planner',
  'auditor',
  'admin',
  'stranger',
]

// The embedded engine takes ten times as long: one who may and one who may not.
const TRIED = ENGINE === 'pglite' ? ['social_commune', 'police_commune'] : WRITERS

function writers(): Caller[] {
  return world.callers.filter(({ name }) => TRIED.includes(name))
}

/** About adding rows. A policy refuses with 42501, a rule otherwise. */
async function* wrongInserts(trx: Trx, table: string): Differences {
  const make = NEW_ROW[table]
  if (!make) return
  for (const caller of writers()) {
    const { writesIn } = rightOf(table, caller, rows, world, true)
    const outcomes = await as(trx, 'hoanhap_app', caller.secret, async () => {
      const told: [unitId: number, failure: string | null][] = []
      for (const file of oneCasePerUnit()) {
        told.push([Number(file.unit_id), await failure(trx, (step) => step(table).insert(make(file)))])
      }
      return told
    })
    for (const [unitId, told] of outcomes) {
      if ((told === '42501') === writesIn(unitId))
        yield `${caller.name} adds to ${table} in ${unitId}: ${told}`
    }
  }
}

/** About correcting rows. */
async function* wrongUpdates(trx: Trx, table: string): Differences {
  const column = CORRECTED[table]
  if (!column) return
  const closed = (rows.case_file as Record<string, unknown>[]).filter((file) => file.closed_on !== null)
  const but = CLOSED_STAYS_AS_IT_IS.includes(table) ? closed.map(({ id }) => String(id)) : []
  for (const caller of writers()) {
    const { sees, writesIn } = rightOf(table, caller, rows, world, true)
    const expected = (rows[table] as Record<string, unknown>[]).filter(
      (row) => sees(row) && writesIn(Number(row.unit_id)) && !but.includes(String(row.case_id)),
    )
    const changed = await as(trx, 'hoanhap_app', caller.secret, async () => {
      const query = trx(table).update({ [column]: trx.ref(column) })
      return but.length > 0 ? query.whereNotIn('case_id', but) : query
    })
    if (changed !== expected.length) {
      yield `${caller.name} corrects ${changed} rows of ${table}, not ${expected.length}`
    }
  }
}

/** What the jobs and the owner have to reach. */
async function* wrongJobs(trx: Trx, table: string): Differences {
  const all = rows[table]?.length
  for (const role of ['hoanhap_owner', 'hoanhap_loader', 'hoanhap_release_builder']) {
    const { rows: granted } = await trx.raw('select has_any_column_privilege(?, ?, ?) as reads', [
      role,
      table,
      'select',
    ])
    if (!granted[0].reads) continue
    const { rows: counted } = await as(trx, role, null, () =>
      trx.raw('select count(*)::int as n from ??', [table]),
    )
    if (counted[0].n !== all) yield `${role} counts ${counted[0].n} rows of ${table}, not ${all}`
  }
  yield* wrongLoads(trx, table)
}

/** The loader writes synthetic people everywhere, and nobody else. */
async function* wrongLoads(trx: Trx, table: string): Differences {
  const make = NEW_ROW[table]
  const [file] = oneCasePerUnit()
  if (!make || !file || table === 'recorded_approval') return
  const load = (row: Record<string, unknown>) =>
    as(trx, 'hoanhap_loader', null, () => failure(trx, (step) => step(table).insert(row)))
  if ((await load(make(file))) === '42501') yield `the loader cannot write ${table}`
  if (table === 'person' && (await load({ ...make(file), synthetic: false })) !== '42501') {
    yield 'the loader writes people who are not synthetic'
  }
}

async function all(differences: Differences): Promise<string[]> {
  const found: string[] = []
  for await (const difference of differences) found.push(difference)
  return found
}

async function any(differences: Differences): Promise<boolean> {
  const { done } = await differences.next()
  await differences.return()
  return !done
}

type Comparison = (trx: Trx, table: string) => Differences
const COMPARISONS: Comparison[] = [wrongReads, wrongInserts, wrongUpdates, wrongJobs]

test.each(TABLES)('%s: every role reads and writes exactly the rows that are its own', async (table) => {
  expect(rows[table]?.length, 'the table has rows to be hidden').toBeGreaterThan(
    table === 'recorded_approval' ? 0 : 20,
  )
  for (const compare of COMPARISONS) expect(await undone((trx) => all(compare(trx, table)))).toEqual([])
})

test('the predicate is no blank sheet: each role sees something, and hardly anything', () => {
  const seen = (name: string, table: string) => {
    const caller = world.callers.find((one) => one.name === name) as Caller
    const { sees } = rightOf(table, caller, rows, world, true)
    return (rows[table] as Record<string, unknown>[]).filter(sees).length
  }
  // Of twenty-two kinds of cases in a commune: four on the list, three agreed to work, four to health.
  expect(seen('social_commune', 'case_file')).toBe(22)
  expect(seen('police_commune', 'case_file')).toBe(4)
  expect(seen('police_commune', 'person_identity')).toBe(4)
  expect(seen('police_province', 'case_file')).toBe(0)
  expect(seen('employment_commune', 'work_file')).toBe(3)
  expect(seen('employment_commune', 'health_file')).toBe(0)
  expect(seen('clinic_province', 'health_file')).toBe(3 * 4)
  expect(seen('social_commune', 'treatment_file')).toBe(1)
  expect(seen('clinic_province', 'treatment_file')).toBe(3 * 4)
  expect(seen('clinic_province', 'case_file')).toBe(0)
})

describe('the list of the police', () => {
  const REAL = `update person set synthetic = false where id = (select min(id) from person)`
  const APPROVED = `insert into recorded_approval (kind, reference) values ('impact_assessment', 'QĐ 7/2026')`

  test.each<[name: string, setting: Setting]>([
    ['is closed once anybody is real', { policeListIsOpen: false, before: REAL }],
    ['opens with the impact assessment', { policeListIsOpen: true, before: `${REAL}; ${APPROVED}` }],
  ])('%s', async (_name, setting) => {
    for (const table of ['case_file', 'person', 'person_identity']) {
      const wrong = await undone(async (trx) => {
        await trx.raw(setting.before as string)
        return all(wrongReads(trx, table, setting))
      })
      expect(wrong).toEqual([])
    }
  })
})

test('a scope and a session end at once, in the middle of everything', async () => {
  const caller = world.callers.find(({ name }) => name === 'social_commune') as Caller
  const count = (trx: Trx) =>
    as(trx, 'hoanhap_app', caller.secret, async () => (await trx('person_identity').select('field')).length)
  for (const end of [
    `update account_scope set valid = daterange('2020-01-01', app.today())`,
    'update account set disabled = true',
    'delete from account_role',
    'update session set revoked_at = now()',
  ]) {
    const [before, after] = await undone(async (trx) => {
      const seen = await count(trx)
      await trx.raw(end)
      return [seen, await count(trx)]
    })
    expect([end, (before as number) > 0, after]).toEqual([end, true, 0])
  }
})

test('only the officer of a case learns who opened it', async () => {
  const [file] = rows.case_file as { id: string; unit_id: number }[]
  const openings = await undone(async (trx) => {
    await trx.raw(
      `insert into audit_entry (username, action, route, outcome, case_id) values ('social_province', 'records', '/cases', 'done', ?)`,
      [String(file?.id)],
    )
    const counts: [string, number][] = []
    for (const caller of world.callers) {
      const { rows: found } = await as(trx, 'hoanhap_app', caller.secret, () =>
        trx.raw('select * from app.openings_of_case(?)', [String(file?.id)]),
      )
      if (found.length > 0) counts.push([caller.name, found.length])
    }
    return counts
  })
  expect(openings.map(([name]) => name).sort()).toEqual([
    'social_and_work',
    'social_commune',
    'social_nation',
    'social_province',
  ])
})

interface Policy {
  table: string
  name: string
  /** Of a request, not of a job or the owner. */
  ofRequests: boolean
  using: string | null
  check: string | null
}

// On one engine is enough: the policies are the same text, and the comparison ran on both.
if (ENGINE === 'postgres')
  describe('takes notice when', () => {
    async function policies(): Promise<Policy[]> {
      const { rows: found } = await administrator.knex.raw(
        `select tablename as "table", policyname as name, 'hoanhap_app' = any (roles) as "ofRequests", qual as using,
              with_check as check
       from pg_policies where schemaname = 'public' and tablename = any (?) order by 1, 2`,
        [TABLES],
      )
      return found
    }

    /** Every way to weaken a policy, with what should notice it. */
    function weakenings({
      table,
      name,
      ofRequests,
      using,
      check,
    }: Policy): [change: string, by: Comparison[]][] {
      const open = (text: string | null) => text !== null && text !== 'true'
      return [
        [`drop policy ${name} on ${table}`, ofRequests ? [wrongReads, wrongInserts] : [wrongJobs]],
        ...(open(using)
          ? [[`alter policy ${name} on ${table} using (true)`, [wrongReads]] as [string, Comparison[]]]
          : []),
        ...(open(check)
          ? [
              [
                `alter policy ${name} on ${table} with check (true)`,
                ofRequests ? [wrongInserts] : [wrongJobs],
              ] as [string, Comparison[]],
            ]
          : []),
      ]
    }

    const isNoticed = (change: string, tables: readonly string[], by: readonly Comparison[]) =>
      undone(async (trx) => {
        await trx.raw(change)
        for (const table of tables) for (const compare of by) if (await any(compare(trx, table))) return true
        return false
      })

    test('any policy is dropped, or lets everything through', async () => {
      const unnoticed: string[] = []
      let tried = 0
      for (const policy of await policies()) {
        for (const [change, by] of weakenings(policy)) {
          tried += 1
          if (!(await isNoticed(change, [policy.table], by))) unnoticed.push(change)
        }
      }
      expect(tried).toBeGreaterThan(90)
      expect(unnoticed).toEqual([])
    }, 300_000)

    async function without(name: string, clause: string): Promise<string> {
      const { rows: found } = await administrator.knex.raw(
        `select pg_get_functiondef('app.${name}'::regprocedure) as text`,
      )
      const text = String(found[0].text)
      expect(text.split(clause)).toHaveLength(2)
      return text.replace(clause, 'true')
    }

    test.each([
      ['police_cases()', "app.has_role('police_officer')"],
      ['police_cases()', "u.level = 'commune'"],
      ['police_cases()', 's.valid @> (select app.today())'],
      ['police_cases()', 's.account_id = app.account_id()'],
      ['police_cases()', 'c.closed_on is null'],
      ['police_cases()', "c.status in ('use_management','compulsory_proposed','post_rehab')"],
      ['police_cases()', 'c.adult_from <= (select app.today())'],
      ['referred_cases(text)', 'k.purpose = wanted_purpose'],
      ['referred_cases(text)', 'k.withdrawn_on is null'],
      ['referred_cases(text)', 'k.given_on <= (select app.today())'],
      ['referred_cases(text)', 'k.unit_id in (select unnest(app.scope()))'],
      ['referred_cases(text)', 'c.closed_on is null'],
      ['referred_cases(text)', 'c.adult_from <= (select app.today())'],
      [
        'referred_cases(text)',
        "app.has_role(case wanted_purpose when 'employment' then 'employment_officer' when 'health' then 'clinician' end)",
      ],
      ['record_scope()', "app.has_role('social_officer')"],
      ['agrees(bigint, text)', 'k.purpose = wanted_purpose'],
      ['agrees(bigint, text)', 'k.withdrawn_on is null'],
      ['agrees(bigint, text)', 'k.given_on <= app.today()'],
      ['agrees(bigint, text)', 'c.closed_on is null'],
      ['family_may_be_called(bigint)', "app.agrees(c.id, 'familyContact')"],
    ])('%s no longer asks whether %s', async (name, clause) => {
      const change = await without(name, clause)
      const tables = ['case_file', 'work_file', 'health_file', 'treatment_file', 'person_identity']
      expect(await isNoticed(change, tables, [wrongReads])).toBe(true)
    })

    test('the police list no longer asks whether it is open', async () => {
      const change = await without('police_cases()', 'app.police_list_is_open()')
      const real = 'update person set synthetic = false where id = (select min(id) from person)'
      const closed: Setting = { policeListIsOpen: false, before: real }
      const noticed = await undone(async (trx) => {
        await trx.raw(`${real}; ${change}`)
        return any(wrongReads(trx, 'case_file', closed))
      })
      expect(noticed).toBe(true)
    })
  })
