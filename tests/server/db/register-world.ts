import { type Day, dayInVietnam } from '@hoanhap/geo/day.ts'
import type { Knex } from 'knex'
import type { Database } from '../../../server/db/connect.ts'
import { asLoader } from '../../../server/db/transactions.ts'
import type { Role } from '../../../server/features/accounts/schemas.ts'
import { asAdministrator } from '../../support/database.ts'
import { fillPlace, openCase, type ScopeOf, signedInAs, unitIds } from '../../support/register.ts'

/** Where cases are: three communes of two provinces, and the queues of both. */
const KEEPERS = ['00101', '00102', '00201', '01', '02'] as const
const CODES = [...KEEPERS, '001', '00109']

/** One case of each kind is in every place. Ages are by calendar year, as the register counts them. */
interface Kind {
  status: string | null
  age: number
  closed?: boolean
  consents?: { purpose: string; withdrawn?: boolean; tomorrow?: boolean }[]
}

const KINDS: readonly Kind[] = [
  { status: null, age: 40 },
  { status: 'use_management', age: 40 },
  { status: 'compulsory_proposed', age: 40 },
  { status: 'post_rehab', age: 40 },
  { status: 'post_rehab', age: 19 },
  { status: 'post_rehab', age: 18 },
  { status: 'post_rehab', age: 15 },
  { status: 'post_rehab', age: 40, closed: true },
  { status: 'ost', age: 40 },
  { status: 'ost', age: 40, consents: [{ purpose: 'employment' }] },
  { status: 'ost', age: 40, consents: [{ purpose: 'health' }] },
  { status: 'ost', age: 40, consents: [{ purpose: 'employment' }, { purpose: 'health' }] },
  { status: 'ost', age: 40, consents: [{ purpose: 'training' }] },
  { status: 'ost', age: 15, consents: [{ purpose: 'employment' }] },
  { status: 'ost', age: 15, consents: [{ purpose: 'health' }] },
  { status: 'ost', age: 40, consents: [{ purpose: 'employment', withdrawn: true }] },
  { status: 'ost', age: 40, consents: [{ purpose: 'health', withdrawn: true }, { purpose: 'employment' }] },
  { status: 'ost', age: 40, consents: [{ purpose: 'employment', tomorrow: true }] },
  {
    status: 'ost',
    age: 40,
    closed: true,
    consents: [
      { purpose: 'employment' },
      { purpose: 'health' },
      { purpose: 'familyContact' },
      { purpose: 'substitution' },
    ],
  },
  {
    status: 'ost',
    age: 40,
    consents: [
      { purpose: 'familyContact', withdrawn: true },
      { purpose: 'substitution', tomorrow: true },
      { purpose: 'health' },
    ],
  },
  { status: 'ost', age: 40, consents: [{ purpose: 'familyContact' }, { purpose: 'substitution' }] },
  // Where new rows are tried: as yet without any.
  { status: 'ost', age: 40, consents: [{ purpose: 'familyContact' }, { purpose: 'substitution' }] },
]

export interface Caller {
  name: string
  roles: readonly Role[]
  scopes: readonly ScopeOf[]
  /** What became of the session after it was opened. */
  session: 'open' | 'revoked' | 'expired' | 'idle' | 'guessed' | 'none'
  secret: string | null
}

export interface World {
  today: Day
  units: ReadonlyMap<string, number>
  /** Units of today by id: level and parent. */
  current: ReadonlyMap<number, { level: string; parentId: number | null }>
  callers: readonly Caller[]
}

const SESSIONS: readonly [Caller['session'], string][] = [
  ['revoked', 'revoked_at = now()'],
  ['expired', "expires_at = now() - interval '1 second'"],
  ['idle', "last_seen_at = now() - interval '31 minutes'"],
]

/** Fills a database with people of every kind everywhere, and with callers of every role and scope. */
export async function fillWorld(db: Database): Promise<World> {
  await fillPlace(db)
  const units = await unitIds(db, CODES)
  await openCases(db, units, dayInVietnam(Date.now()))
  await asAdministrator(db, EVERYTHING_ELSE)
  const parent = (code: string) => units.get(code.startsWith('001') ? '01' : '02') as number
  const current = new Map(
    KEEPERS.map((code) => [
      units.get(code) as number,
      {
        level: code.length === 2 ? 'province' : 'commune',
        parentId: code.length === 2 ? null : parent(code),
      },
    ]),
  )
  return {
    get today() {
      return dayInVietnam(Date.now())
    },
    units,
    current,
    callers: await callersOf(db, units),
  }
}

async function openCases(db: Database, units: ReadonlyMap<string, number>, today: Day): Promise<void> {
  const year = Number(today.slice(0, 4))
  for (const code of KEEPERS) {
    const unitId = units.get(code) as number
    const opened = await asLoader(db, async (trx) => {
      // Somebody without a case yet, to whom one can be opened.
      await trx('person').insert({ unit_id: unitId, sex: 'female', birth_year: 1990, synthetic: true })
      const cases: [number, Kind][] = []
      for (const kind of KINDS) {
        const { caseId } = await openCase(trx, { unitId, openedOn: '2025-01-01', birthYear: year - kind.age })
        for (const { purpose } of kind.consents ?? []) {
          await trx('consent').insert({ case_id: caseId, unit_id: unitId, purpose, given_on: '2025-02-01' })
        }
        cases.push([caseId, kind])
      }
      return cases
    })
    await asAdministrator(db, opened.map(([caseId, kind]) => asKind(caseId, kind)).join(''))
  }
}

// Straight into the columns: what the guards of legal status allow is another test's matter.
function asKind(caseId: number, { status, closed, consents = [] }: Kind): string {
  const withdrawn = consents.filter((consent) => consent.withdrawn).map(({ purpose }) => `'${purpose}'`)
  const tomorrow = consents.filter((consent) => consent.tomorrow).map(({ purpose }) => `'${purpose}'`)
  return `
update case_file set status = ${status ? `'${status}'` : 'null'}, closed_on = ${closed ? "'2025-06-01'" : 'null'} where id = ${caseId};
update consent set withdrawn_on = '2025-03-01' where case_id = ${caseId} and purpose = any (array[${withdrawn}]::text[]);
update consent set given_on = app.today() + 1 where case_id = ${caseId} and purpose = any (array[${tomorrow}]::text[]);`
}

const EVERYTHING_ELSE = `
insert into recorded_approval (kind, reference) values ('pre_flight_checklist', 'QĐ 1/2026');
insert into person_identity (person_id, unit_id, field, sealed, key_version)
  select p.id, p.unit_id, f, decode(repeat('00', 28), 'hex'), 1
  from person p, unnest(array['name','idNumber','birthDate','phone','address']) f;
insert into person_identity (person_id, unit_id, field, sealed, key_version)
  select c.person_id, c.unit_id, 'familyContact', decode(repeat('00', 28), 'hex'), 1 from case_file c
  where c.id < (select max(o.id) from case_file o where o.unit_id = c.unit_id);
insert into treatment_file (case_id, unit_id, substitution) select c.id, c.unit_id, true from case_file c
  where c.id < (select max(o.id) from case_file o where o.unit_id = c.unit_id);
insert into identity_index (person_id, unit_id, kind, digest)
  select p.id, p.unit_id, k, sha256(convert_to(k || p.birth_year, 'UTF8')) from person p, unnest(array['idNumber','fullName']) k;
set session_replication_role = replica;
insert into status_change (case_id, unit_id, from_status, to_status, regime, decision_on, issuing_body, effective_on)
  select c.id, c.unit_id, 'opening', 'post_rehab', 'L73', '2025-01-01', 'commune_chairman', '2025-01-01' from case_file c;
set session_replication_role = origin;
insert into service_event (case_id, unit_id, kind, given_on) select c.id, c.unit_id, 'call', '2025-02-01' from case_file c;
insert into need_assessment (case_id, unit_id, scorecard, needs, points, suggested_band, band, assessed_on, expires_on)
  select c.id, c.unit_id, '2026-1', '{}', 0, 'low', 'low', '2025-02-01', '2025-05-02' from case_file c;`

async function callersOf(db: Database, units: ReadonlyMap<string, number>): Promise<Caller[]> {
  const over = (...codes: string[]): ScopeOf[] =>
    codes.map((code) => ({ unitId: units.get(code) as number, from: '2020-01-01', to: null }))
  const past: ScopeOf = { unitId: units.get('01') as number, from: '2020-01-01', to: '2026-01-01' }
  const future: ScopeOf = { unitId: units.get('01') as number, from: '2090-01-01', to: null }
  const plans: [name: string, roles: Role[], scopes: ScopeOf[]][] = [
    ['social_commune', ['social_officer'], over('00101')],
    ['social_two_communes', ['social_officer'], over('00102', '00201')],
    ['social_province', ['social_officer'], over('01')],
    ['social_nation', ['social_officer'], over('01', '02')],
    ['social_former_units', ['social_officer'], over('001', '00109')],
    ['social_former_scope', ['social_officer'], [past]],
    ['social_coming_scope', ['social_officer'], [future]],
    ['social_without_scope', ['social_officer'], []],
    ['police_commune', ['police_officer'], over('00101')],
    ['police_two_communes', ['police_officer'], over('00102', '00201')],
    ['police_province', ['police_officer'], over('01')],
    ['police_former_commune', ['police_officer'], over('00109')],
    ['police_former_scope', ['police_officer'], [{ ...past, unitId: units.get('00101') as number }]],
    ['employment_province', ['employment_officer'], over('01')],
    ['employment_commune', ['employment_officer'], over('00201')],
    ['clinic_province', ['clinician'], over('01')],
    ['work_and_health', ['employment_officer', 'clinician'], over('01', '02')],
    ['social_and_work', ['social_officer', 'employment_officer'], over('00101')],
    ['clinic_without_scope', ['clinician'], []],
    ['planner', ['planner'], over('01')],
    ['official', ['city_official'], over('01', '02')],
    ['auditor', ['auditor'], over('01')],
    ['admin', ['admin'], over('01')],
    ['nobody', [], over('01')],
  ]
  const callers: Caller[] = []
  for (const [name, roles, scopes] of plans) {
    callers.push({ name, roles, scopes, session: 'open', secret: await signedInAs(db, name, roles, scopes) })
  }
  for (const [session, change] of SESSIONS) {
    const name = `social_${session}`
    const secret = await signedInAs(db, name, ['social_officer'], over('01'))
    await asAdministrator(
      db,
      `update session set ${change} where account_id = (select id from account where username = '${name}')`,
    )
    callers.push({ name, roles: ['social_officer'], scopes: over('01'), session, secret })
  }
  callers.push({ name: 'stranger', roles: [], scopes: [], session: 'none', secret: null })
  callers.push({ name: 'guesser', roles: [], scopes: [], session: 'guessed', secret: "') or true --" })
  return callers
}

/** What the register holds, past every policy. */
export interface Rows {
  [table: string]: Record<string, unknown>[]
}

export async function allRows(knex: Knex, tables: readonly string[]): Promise<Rows> {
  const rows: Rows = {}
  for (const table of tables) rows[table] = await knex(table).select('*')
  return rows
}
