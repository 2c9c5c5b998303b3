import { seededRandom } from '@hoanhap/geo/random.ts'
import { scoreNeeds } from '../../seeds/support-need/score.ts'
import { SCORECARDS } from '../../seeds/support-need/scorecard.ts'
import type { Database } from '../../server/db/connect.ts'
import { asLoader, type Trx } from '../../server/db/transactions.ts'
import type {
  AgeBand,
  ConsentPurpose,
  LegalStatus,
  NeedBand,
  OpeningProgramme,
  Precision,
  Sex,
  Substance,
  Support,
  Work,
} from '../../server/features/cases/values.ts'
import { insertReferenceLists } from '../../server/features/packs/load-reference-lists.ts'
import { identityDigests, seal } from '../../server/secrets/seal.ts'
import { testKeys } from './keys.ts'

/** A person of a test's register with an open case; what is not said is as common as it can be. */
export interface RegisterPerson {
  /** The current commune, or the province whose queue the person is in. */
  unitCode: string
  /** Lon, lat. */
  point?: readonly [number, number]
  precision?: Precision
  name?: string
  idNumber?: string
  birthDate?: string
  phone?: string
  address?: string
  familyContact?: string
  sex?: Sex
  birthYear?: number
  openedOn?: string
  /** Rehabilitation unless said; a released prisoner has no legal status, and has to agree to support. */
  programme?: OpeningProgramme
  /** The status with which the case began; a decision of the opening day brought it. */
  status?: LegalStatus
  /** A terminal status, and its day. */
  closed?: { as: LegalStatus; on: string }
  support?: Support
  need?: NeedBand
  assessedOn?: string
  work?: Work
  tradeLearned?: string
  tradeWanted?: string
  substance?: Substance
  substitution?: boolean
  consents?: ConsentPurpose[]
}

const BATCH = 2000

/**
 * Writes people into the register as the loader does, with the keys of the tests; the reference lists first. Returns
 * the ids of their cases in the same order.
 */
export async function writeRegister(db: Database, people: readonly RegisterPerson[]): Promise<number[]> {
  await asLoader(db, insertReferenceLists)
  const ids: number[] = []
  for (let start = 0; start < people.length; start += BATCH) {
    const batch = people.slice(start, start + BATCH).map((person, index) => complete(person, start + index))
    ids.push(...(await asLoader(db, (trx) => writeBatch(trx, batch))))
  }
  return ids
}

type CompletePerson = ReturnType<typeof complete>
type PersonWithCase = CompletePerson & { caseId: number }

function complete(person: RegisterPerson, index: number) {
  const { point = null, closed = null, ...rest } = person
  const [lon, lat] = point ?? [null, null]
  return {
    name: `Nguyễn Văn Thử ${LETTERS[index % LETTERS.length]}`,
    sex: 'male' as const,
    birthYear: 1990,
    openedOn: '2026-01-15',
    programme: 'rehab' as OpeningProgramme,
    status: 'use_management' as LegalStatus,
    precision: point ? ('exact' as const) : null,
    support: 'none',
    work: 'unknown',
    substance: 'unknown',
    assessedOn: '2026-10-15',
    consents: [] as ConsentPurpose[],
    ...rest,
    lon,
    lat,
    closed,
  }
}

const LETTERS = [...'ABCDEGHIKLMNOPQRSTUVXY']

async function writeBatch(trx: Trx, people: readonly CompletePerson[]): Promise<number[]> {
  const persons = await insertedIds(
    trx,
    `insert into person (unit_id, sex, birth_year, synthetic)
     select u.id, v.sex, v."birthYear", true
     from jsonb_to_recordset(?::jsonb) as v ("unitCode" text, sex text, "birthYear" int, nth bigint)
     join unit u on u.code = v."unitCode" and u.level in ('commune', 'province') and u.valid @> app.today()
     order by v.nth returning id`,
    people,
  )
  if (persons.length !== people.length) throw new Error('some person lives in a unit that is not there today')
  const known = people.map((person, index) => ({ ...person, personId: persons[index] as number }))
  await insertIdentities(trx, known)
  const cases = await insertedIds(
    trx,
    `insert into case_file (person_id, unit_id, programme, opened_on)
     select p.id, p.unit_id, v.programme, v."openedOn"
     from jsonb_to_recordset(?::jsonb) as v ("personId" bigint, programme text, "openedOn" date, nth bigint)
     join person p on p.id = v."personId" order by v.nth returning id`,
    known,
  )
  await insertFiles(
    trx,
    known.map((person, index) => ({ ...person, caseId: cases[index] as number })),
  )
  return cases
}

async function insertedIds(trx: Trx, sql: string, rows: readonly object[]): Promise<number[]> {
  const numbered = rows.map((row, nth) => ({ ...row, nth }))
  const inserted: { rows: { id: string }[] } = await trx.raw(sql, [JSON.stringify(numbered)])
  return inserted.rows.map(({ id }) => Number(id))
}

const FIELDS = ['name', 'idNumber', 'birthDate', 'phone', 'address', 'familyContact'] as const

async function insertIdentities(
  trx: Trx,
  people: readonly (CompletePerson & { personId: number })[],
): Promise<void> {
  const keys = testKeys()
  const sealed = people.flatMap((person) =>
    FIELDS.flatMap((field) => {
      const text = person[field]
      if (text === undefined) return []
      const at = { table: 'person_identity', field, row: person.personId }
      return [{ personId: person.personId, field, sealed: seal(keys, text, at).toString('base64') }]
    }),
  )
  await trx.raw(
    `insert into person_identity (person_id, unit_id, field, sealed, key_version)
     select p.id, p.unit_id, v.field, decode(v.sealed, 'base64'), ?
     from jsonb_to_recordset(?::jsonb) as v ("personId" bigint, field text, sealed text) join person p on p.id = v."personId"`,
    [keys.version, JSON.stringify(sealed)],
  )
  const hashes = people.flatMap((person) =>
    identityDigests(keys, { ...person, idNumber: person.idNumber ?? null }).map(({ kind, digest }) => ({
      personId: person.personId,
      kind,
      digest: digest.toString('base64'),
    })),
  )
  await trx.raw(
    `insert into identity_index (person_id, unit_id, kind, digest)
     select p.id, p.unit_id, v.kind, decode(v.digest, 'base64')
     from jsonb_to_recordset(?::jsonb) as v ("personId" bigint, kind text, digest text) join person p on p.id = v."personId"`,
    [JSON.stringify(hashes)],
  )
}

// A decision as the rule of its day asks for: the first body that may decide, and the shortest term.
const STATUS_CHANGE = `
  insert into status_change (case_id, unit_id, to_status, regime, decision_number, decision_on, issuing_body, effective_on,
    planned_end)
  select c.id, c.unit_id, v."toStatus", g.code, 'QĐ-' || c.id, v."on", r.decided_by[1], v."on",
         (v."on" + make_interval(months => r.least_months))::date
  from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, "toStatus" text, "on" date)
  join case_file c on c.id = v."caseId"
  join legal_regime g on g.valid @> v."on"
  join status_rule r on r.regime = g.code and r.status = v."toStatus"
  order by c.id`

async function insertFiles(trx: Trx, people: readonly PersonWithCase[]): Promise<void> {
  const rows = JSON.stringify(people)
  for (const sql of FILES) await trx.raw(sql, [rows])
  const opened = people
    .filter(({ programme }) => programme === 'rehab')
    .map(({ caseId, status, openedOn }) => ({ caseId, toStatus: status, on: openedOn }))
  await trx.raw(STATUS_CHANGE, [JSON.stringify(opened)])
  await insertConsents(trx, people)
  await insertAssessments(trx, people)
  const closed = people.flatMap(({ caseId, closed: end }) =>
    end ? [{ caseId, toStatus: end.as, on: end.on }] : [],
  )
  await trx.raw(STATUS_CHANGE, [JSON.stringify(closed)])
}

const FILES = [
  `insert into episode (case_id, unit_id, number, opened_on)
   select c.id, c.unit_id, c.episode, c.opened_on
   from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint) join case_file c on c.id = v."caseId" and c.programme = 'rehab'`,
  `insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
   select c.id, c.unit_id, c.unit_id, daterange(c.opened_on, null), st_setsrid(st_makepoint(v.lon, v.lat), 4326), v.precision
   from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, lon float8, lat float8, precision text)
   join case_file c on c.id = v."caseId"`,
  `insert into support_file (case_id, unit_id, support)
   select c.id, c.unit_id, v.support
   from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, support text) join case_file c on c.id = v."caseId"`,
  `insert into work_file (case_id, unit_id, work, trade_learned, trade_wanted)
   select c.id, c.unit_id, v.work, v."tradeLearned", v."tradeWanted"
   from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, work text, "tradeLearned" text, "tradeWanted" text)
   join case_file c on c.id = v."caseId"`,
  `insert into health_file (case_id, unit_id, substance)
   select c.id, c.unit_id, v.substance
   from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, substance text) join case_file c on c.id = v."caseId"`,
  `insert into treatment_file (case_id, unit_id, substitution)
   select c.id, c.unit_id, v.substitution
   from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, substitution boolean)
   join case_file c on c.id = v."caseId" where v.substitution is not null`,
]

async function insertConsents(trx: Trx, people: readonly PersonWithCase[]): Promise<void> {
  const given = people.flatMap(({ caseId, consents }) => consents.map((purpose) => ({ caseId, purpose })))
  await trx.raw(
    `insert into consent (case_id, unit_id, purpose, given_on)
     select c.id, c.unit_id, v.purpose, c.opened_on
     from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, purpose text) join case_file c on c.id = v."caseId"`,
    [JSON.stringify(given)],
  )
}

const NEEDS_OF: Record<NeedBand, string[]> = {
  high: ['first_six_months_home', 'ost_not_offered', 'no_family_support'],
  medium: ['first_six_months_home', 'identity_paper'],
  low: ['identity_paper'],
}

async function insertAssessments(trx: Trx, people: readonly PersonWithCase[]): Promise<void> {
  const [scorecard] = SCORECARDS
  const assessed = people.flatMap(({ caseId, need, assessedOn }) => {
    if (!need) return []
    const needs = NEEDS_OF[need]
    return [{ caseId, assessedOn, scorecard: scorecard.version, needs, ...scoreNeeds(scorecard, needs) }]
  })
  await trx.raw(
    `insert into need_assessment (case_id, unit_id, scorecard, needs, points, suggested_band, band, assessed_on, expires_on)
     select c.id, c.unit_id, v.scorecard, v.needs, v.points, v.band, v.band, v."assessedOn", v."assessedOn" + 90
     from jsonb_to_recordset(?::jsonb) as v ("caseId" bigint, scorecard text, needs text[], points int, band text,
       "assessedOn" date)
     join case_file c on c.id = v."caseId"`,
    [JSON.stringify(assessed)],
  )
}

const BIRTH_YEARS: Record<AgeBand, [number, number]> = {
  '12-17': [2009, 2013],
  '18-24': [2002, 2008],
  '25-34': [1992, 2001],
  '35-49': [1977, 1991],
  '50+': [1950, 1976],
}
const OPENING: LegalStatus[] = [
  'use_management',
  'voluntary_home',
  'ost',
  'compulsory_proposed',
  'post_rehab',
]
const WORKS: Work[] = ['unknown', 'seeking', 'in_training', 'placed']
const NEEDS: (NeedBand | undefined)[] = ['high', 'medium', 'low', undefined]
const WANTED = ['sewing', 'carpentry', undefined]

/** A commune that is a square: its south-western corner and its width in degrees. */
export interface Square {
  code: string
  west: number
  south: number
  degrees: number
}

/** As many people of all kinds, the same for the same seed, spread over communes; five in a hundred without a point. */
export function somePeople(count: number, squares: readonly Square[], seed = 1): RegisterPerson[] {
  const random = seededRandom(seed)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  return Array.from({ length: count }, (_none, index) => {
    const { code, west, south, degrees } = pick(squares)
    const [first, last] = pick(Object.values(BIRTH_YEARS))
    const located = random() < 0.95
    return {
      unitCode: code,
      ...(located ? { point: [west + degrees * random(), south + degrees * random()] as const } : {}),
      name: `${pick(FAMILY_NAMES)} ${pick(MIDDLE_NAMES)} ${pick(GIVEN_NAMES)}`,
      idNumber: `0010${String(10_000_000 + index)}`,
      sex: random() < 0.9 ? ('male' as const) : ('female' as const),
      birthYear: first + Math.floor(random() * (last - first + 1)),
      openedOn: `2026-${pick(['02', '04', '06', '08'])}-${pick(['03', '11', '27'])}`,
      status: pick(OPENING),
      work: pick(WORKS),
      need: pick(NEEDS),
      assessedOn: pick(['2026-08-30', '2026-10-15', '2026-11-01']),
      tradeWanted: pick(WANTED),
    }
  })
}

const FAMILY_NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng']
const MIDDLE_NAMES = ['Văn', 'Thị', 'Đức', 'Minh']
const GIVEN_NAMES = ['An', 'Bình', 'Dũng', 'Đông', 'Hương', 'Lộc', 'Mỹ', 'Phúc', 'Quý', 'Tuấn']
