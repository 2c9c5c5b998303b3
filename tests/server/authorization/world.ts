import { integerBetween, pick, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import type { Database } from '../../../server/db/connect.ts'
import type { Role } from '../../../server/features/accounts/schemas.ts'
import { ConsentPurpose, NeedBand, Substance, Support, Work } from '../../../server/features/cases/values.ts'
import { buildReleases } from '../../../server/features/releases/build-release.ts'
import { asAdministrator } from '../../support/database.ts'
import { fillPlace, signedInAs, unitIds } from '../../support/register.ts'
import { type RegisterPerson, writeRegister } from '../../support/write-register.ts'

/** The units of today: two provinces, three communes. The second province has no boundaries. */
export const COMMUNES: Readonly<Record<string, string>> = { '00101': '01', '00102': '01', '00201': '02' }
export const PROVINCES = ['01', '02'] as const
const CORNERS: Readonly<Record<string, number>> = { '00101': 108, '00102': 108.1 }

/** A person as the test knows them: everything that an answer could give away. */
export interface KnownPerson extends Omit<RegisterPerson, 'status'> {
  caseId: number
  name: string
  idNumber: string
  phone: string
  address: string
  familyContact: string
  birthYear: number
  sex: 'female' | 'male'
  /** Null for a released prisoner: the drug law gives them none. */
  status: NonNullable<RegisterPerson['status']> | null
  consents: ConsentPurpose[]
}

export interface KnownScope {
  code: string
  from: string
  to: string | null
}

/** An account as the test knows it. `ended` names why its session no longer counts. */
export interface KnownAccount {
  username: string
  roles: readonly Role[]
  scopes: readonly KnownScope[]
  secret: string
  ended: 'revoked' | 'disabled' | null
}

export interface World {
  people: KnownPerson[]
  accounts: KnownAccount[]
  /** Who brought an import, and who had a list of addresses read, by their numbers. */
  importers: ReadonlyMap<number, KnownAccount>
}

const SIZES: Readonly<Record<string, number>> = {
  '00101': 150,
  '00102': 110,
  '00201': 60,
  '01': 16,
  '02': 12,
}
const STATUSES = [
  'use_management',
  'registration_window',
  'voluntary_home',
  'voluntary_centre',
  'ost',
  'compulsory_proposed',
  'compulsory_centre',
  'post_rehab',
] as const

const WANTED = ['welding', 'sewing', 'cooking'] as const

/** Invented people, each with words and numbers that occur nowhere else, so that a leak can be traced to its person. */
function inventPeople(random: Random): RegisterPerson[] {
  return Object.entries(SIZES).flatMap(([unitCode, count]) =>
    Array.from({ length: count }, (): RegisterPerson => inventPerson(unitCode, random)),
  )
}

function inventPerson(unitCode: string, random: Random): RegisterPerson {
  const corner = CORNERS[unitCode]
  const isReleased = random() < 0.08
  const isClosed = !isReleased && random() < 0.06
  const agreed = ConsentPurpose.options.filter(() => random() < 0.3)
  return {
    unitCode,
    ...(corner !== undefined && random() < 0.9
      ? { point: [corner + 0.1 * random(), 16 + 0.1 * random()] as const }
      : {}),
    sex: random() < 0.2 ? 'female' : 'male',
    birthYear: integerBetween(random, 1960, 2013),
    openedOn: `2026-0${integerBetween(random, 1, 6)}-15`,
    ...(isReleased
      ? { programme: 'released_prisoner' as const }
      : {
          status: isClosed ? 'use_management' : pick(random, STATUSES),
          substance: pick(random, Substance.options),
          substitution: random() < 0.5,
        }),
    ...(isClosed ? { closed: { as: 'management_ended' as const, on: '2026-06-20' } } : {}),
    support: pick(random, Support.options),
    ...(random() < 0.6 ? { need: pick(random, NeedBand.options) } : {}),
    work: pick(random, Work.options),
    ...(random() < 0.7 ? { tradeWanted: pick(random, WANTED) } : {}),
    consents: isReleased ? [...new Set<ConsentPurpose>(['support', ...agreed])] : agreed,
  }
}

/** Three letters that only one person has: 0 is Aaa, 1 is Aab. */
function uniqueWord(index: number): string {
  const letter = (place: number) => String.fromCharCode(97 + (Math.floor(index / 26 ** place) % 26))
  return `${letter(2).toUpperCase()}${letter(1)}${letter(0)}`
}

function identified(person: RegisterPerson, index: number): RegisterPerson {
  const word = uniqueWord(index)
  return {
    ...person,
    name: `Trần Kanari ${word}`,
    idNumber: `0990900${String(index).padStart(5, '0')}`,
    phone: `09000${String(index).padStart(5, '0')}`,
    address: `Ngõ Kanarihome ${word}`,
    familyContact: `Mẹ Kanarikin ${word}`,
  }
}

// Roles that may meet, and some that go alone.
const ROLE_SETS: readonly (readonly Role[])[] = [
  ['city_official'],
  ['planner'],
  ['social_officer'],
  ['social_officer'],
  ['social_officer'],
  ['police_officer'],
  ['police_officer'],
  ['employment_officer'],
  ['clinician'],
  ['employment_officer', 'clinician'],
  ['social_officer', 'employment_officer'],
  ['social_officer', 'clinician', 'planner'],
  ['police_officer', 'city_official'],
  ['auditor'],
  ['admin'],
]
const SCOPE_SETS: readonly (readonly string[])[] = [
  [],
  ['00101'],
  ['00101'],
  ['00102'],
  ['00201'],
  ['01'],
  ['02'],
  ['01', '02'],
  ['00101', '00201'],
]
const WHEN: readonly Omit<KnownScope, 'code'>[] = [
  { from: '2020-01-01', to: null },
  { from: '2020-01-01', to: null },
  { from: '2020-01-01', to: '2100-01-01' },
  { from: '2020-01-01', to: '2026-01-01' },
  { from: '2100-01-01', to: null },
]

/** People with a release of theirs, and accounts of every kind, some of which have ended. The same seed gives the same. */
export async function makeWorld(db: Database, seed: string, accountCount: number): Promise<World> {
  const random = seededRandom(seed)
  await fillPlace(db)
  const people = inventPeople(random).map(identified)
  const caseIds = await writeRegister(db, people)
  await buildReleases(db, ['2026-Q3'])
  const accounts: KnownAccount[] = []
  const ids = await unitIds(db, [...Object.keys(COMMUNES), ...PROVINCES])
  for (let index = 0; index < accountCount; index++) accounts.push(await openAccount(db, index, random, ids))
  return {
    importers: await openImports(db, accounts),
    people: people.map((person, index) => ({
      ...(person as KnownPerson),
      status: person.status ?? null,
      caseId: caseIds[index] as number,
    })),
    accounts,
  }
}

/** One import and one list of addresses of everybody, with the same number, whatever their roles may do with it. */
async function openImports(
  db: Database,
  accounts: readonly KnownAccount[],
): Promise<ReadonlyMap<number, KnownAccount>> {
  const names = JSON.stringify(accounts.map(({ username }) => username))
  const of = `from jsonb_array_elements_text('${names}'::jsonb) with ordinality w (username, nth)
    join account a on a.username = w.username order by w.nth`
  const { rows } = await asAdministrator(
    db,
    `insert into import_batch (account_id, office, kind, status, synthetic, file_hash)
     select a.id, '', 'people', 'applied', true, sha256('') ${of} returning id`,
  )
  await asAdministrator(
    db,
    `insert into address_batch (account_id, name, as_of) select a.id, 'Danh sách', '2026-01-01' ${of}`,
  )
  return new Map(rows.map(({ id }, index) => [Number(id), accounts[index] as KnownAccount]))
}

async function openAccount(
  db: Database,
  index: number,
  random: Random,
  ids: ReadonlyMap<string, number>,
): Promise<KnownAccount> {
  const roles = index < ROLE_SETS.length ? (ROLE_SETS[index] as readonly Role[]) : pick(random, ROLE_SETS)
  const scopes = pick(random, SCOPE_SETS).map((code) => ({ code, ...pick(random, WHEN) }))
  const username = `asking_${index}`
  const dated = scopes.map(({ code, from, to }) => ({ unitId: ids.get(code) as number, from, to }))
  const secret = await signedInAs(db, username, roles, dated)
  const chance = random()
  return {
    username,
    roles,
    scopes,
    secret,
    ended: chance < 0.05 ? 'revoked' : chance < 0.1 ? 'disabled' : null,
  }
}
