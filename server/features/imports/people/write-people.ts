import type { Trx } from '../../../db/transactions.ts'
import { problemOfDatabaseError } from '../../../http/database-problems.ts'
import { Problem } from '../../../http/problems.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { identityDigests, seal } from '../../../secrets/seal.ts'
import { recordConsents } from '../../cases/consents.ts'
import { IDENTITY_FIELDS, identityCell } from '../../cases/identity.ts'
import { changeIdentity } from '../../cases/person-identity.ts'
import { correctPlace } from '../../cases/place-case.ts'
import type { CasePatch } from '../../cases/schemas.ts'
import { caseToChange, changeTracks } from '../../cases/write-case.ts'
import { bumpVersion } from '../../cases/write-queries.ts'
import { type ColumnTypes, insertRecords } from '../../packs/insert-records.ts'
import { hex } from '../../packs/load-identities.ts'
import type { Fault } from '../faults.ts'
import type { ImportContext } from '../import-context.ts'
import { rejectedPlan } from '../plans.ts'
import { rememberSources } from '../sources.ts'
import type { PersonRow } from './person-row.ts'
import type { PersonPlan } from './plan-people.ts'

type NewPerson = PersonPlan & { person: PersonRow; place: NonNullable<PersonPlan['place']> }
/** A person whose file has been opened. */
type Opened = NewPerson & { personId: string; recordId: number }

/**
 * Does what the plans say: opens files, brings files up to date. A row that the register does not take after all is a
 * rejected one, and the others stand.
 */
export async function writePeople(
  trx: Trx,
  context: ImportContext,
  plans: readonly PersonPlan[],
): Promise<PersonPlan[]> {
  const fresh = plans.filter((plan): plan is NewPerson => plan.outcome === 'inserted')
  const inserted = await insertOrReject(trx, context, fresh)
  const done = new Map<number, PersonPlan>(inserted.map((plan) => [plan.row, plan]))
  for (const plan of plans) {
    if (plan.outcome === 'updated') done.set(plan.row, await updateOrReject(trx, context, plan))
  }
  const written = plans.map((plan) => done.get(plan.row) ?? plan)
  await rememberPeople(trx, context, written)
  return written
}

/** All together; where one of them is refused, half by half, until it is alone. */
async function insertOrReject(
  trx: Trx,
  context: ImportContext,
  plans: readonly NewPerson[],
): Promise<PersonPlan[]> {
  if (plans.length === 0) return []
  try {
    return await trx.transaction((inner) => insertPeople(inner, context, plans))
  } catch (error) {
    const faults = faultsOf(error)
    if (plans.length === 1) return [rejected(plans[0] as NewPerson, faults)]
    const middle = Math.ceil(plans.length / 2)
    const first = await insertOrReject(trx, context, plans.slice(0, middle))
    return [...first, ...(await insertOrReject(trx, context, plans.slice(middle)))]
  }
}

async function updateOrReject(trx: Trx, context: ImportContext, plan: PersonPlan): Promise<PersonPlan> {
  try {
    await trx.transaction((inner) => updatePerson(inner, context, plan))
    return plan
  } catch (error) {
    return rejected(plan, faultsOf(error))
  }
}

function rejected(plan: PersonPlan, faults: Fault[]): PersonPlan {
  return { ...plan, ...rejectedPlan(plan.row, faults), recordId: plan.recordId }
}

/** What the register said about a row. @throws whatever is not about the row */
function faultsOf(error: unknown): Fault[] {
  const problem = error instanceof Problem ? error : problemOfDatabaseError(error)
  if (!problem || problem.status >= 500) throw error
  const [first] = problem.errors ?? []
  return [{ field: first?.path || null, code: first?.code ?? problem.code }]
}

async function insertPeople(
  trx: Trx,
  context: ImportContext,
  plans: readonly NewPerson[],
): Promise<PersonPlan[]> {
  const { services } = context
  const personIds = await insertNumbered(
    trx,
    'person',
    { unit_id: 'int', sex: 'text', birth_year: 'int', synthetic: 'boolean' },
    plans.map(({ person: { sex, birthYear }, place }) => ({
      ...{ unit_id: place.unit.id, sex, birth_year: birthYear },
      synthetic: services.pack.synthetic,
    })),
  )
  const caseIds = await insertNumbered(
    trx,
    'case_file',
    { person_id: 'bigint', unit_id: 'int', programme: 'text', opened_on: 'date' },
    plans.map(({ person: { programme, openedOn }, place }, index) => ({
      ...{ person_id: personIds[index], unit_id: place.unit.id, programme, opened_on: openedOn },
    })),
  )
  const opened = plans.map(
    (plan, index): Opened => ({
      ...plan,
      personId: String(personIds[index]),
      recordId: caseIds[index] as number,
    }),
  )
  await insertFiles(trx, opened)
  await insertIdentities(trx, services.keys, opened)
  return opened
}

/** Numbers are given out in the order of the rows: sorted, they belong to them one by one. */
async function insertNumbered(
  trx: Trx,
  table: string,
  columns: ColumnTypes,
  rows: readonly Record<string, unknown>[],
): Promise<number[]> {
  const returned = await insertRecords<{ id: string }>(trx, table, columns, rows, 'id')
  return returned.map(({ id }) => Number(id)).sort((a, b) => a - b)
}

async function insertFiles(trx: Trx, opened: readonly Opened[]): Promise<void> {
  const insert = (table: string, columns: ColumnTypes, rowsOf: (one: Opened) => Record<string, unknown>[]) =>
    insertRecords(
      trx,
      table,
      { case_id: 'bigint', unit_id: 'int', ...columns },
      opened.flatMap((one) =>
        rowsOf(one).map((row) => ({ case_id: one.recordId, unit_id: one.place.unit.id, ...row })),
      ),
    )
  await insert('episode', { number: 'int', opened_on: 'date' }, ({ person }) =>
    person.programme === 'rehab' ? [{ number: 1, opened_on: person.openedOn }] : [],
  )
  await insert(
    'residence',
    { at_unit_id: 'int', stay: 'daterange', location: 'geometry', precision: 'text' },
    ({ person: { openedOn, point, precision }, place }) => [
      {
        ...{ at_unit_id: place.unit.id, stay: `[${openedOn},)`, precision },
        location: point && `SRID=4326;POINT(${point.lon} ${point.lat})`,
      },
    ],
  )
  await insert('support_file', { support: 'text' }, ({ person }) => [{ support: person.support ?? 'none' }])
  await insert('work_file', { work: 'text', trade_learned: 'text', trade_wanted: 'text' }, ({ person }) => [
    { work: person.work ?? 'unknown', trade_learned: person.tradeLearned, trade_wanted: person.tradeWanted },
  ])
  await insert('health_file', { substance: 'text' }, ({ person }) => [
    { substance: person.substance ?? 'unknown' },
  ])
  await insert('consent', { purpose: 'text', given_on: 'date' }, ({ person }) =>
    person.consents.map(({ purpose, givenOn }) => ({ purpose, given_on: givenOn })),
  )
  await insert('status_change', STATUS_COLUMNS, ({ person: { opening } }) =>
    opening
      ? [
          {
            ...{
              from_status: 'opening',
              to_status: opening.toStatus,
              regime: opening.regime,
              document: opening.document,
            },
            ...{ decision_number: opening.decisionNumber, decision_on: opening.decisionOn },
            ...{
              issuing_body: opening.issuingBody,
              effective_on: opening.effectiveOn,
              planned_end: opening.plannedEnd,
            },
          },
        ]
      : [],
  )
}

const STATUS_COLUMNS = {
  from_status: 'text',
  to_status: 'text',
  regime: 'text',
  document: 'text',
  decision_number: 'text',
  decision_on: 'date',
  issuing_body: 'text',
  effective_on: 'date',
  planned_end: 'date',
}

async function insertIdentities(trx: Trx, keys: Keys, opened: readonly Opened[]): Promise<void> {
  const sealedRows = opened.flatMap(({ person, personId, place }) =>
    IDENTITY_FIELDS.flatMap((field) => {
      const text = person[field]
      if (text === null) return []
      const sealed = hex(seal(keys, text, identityCell(personId, field)))
      return [{ person_id: personId, unit_id: place.unit.id, field, sealed, key_version: keys.version }]
    }),
  )
  await insertRecords(
    trx,
    'person_identity',
    { person_id: 'bigint', unit_id: 'int', field: 'text', sealed: 'bytea', key_version: 'int' },
    sealedRows,
  )
  await insertRecords(
    trx,
    'identity_index',
    { person_id: 'bigint', unit_id: 'int', kind: 'text', digest: 'bytea' },
    opened.flatMap(({ person, personId, place }) =>
      identityDigests(keys, person).map(({ kind, digest }) => {
        return { person_id: personId, unit_id: place.unit.id, kind, digest: hex(digest) }
      }),
    ),
  )
}

const IDENTITY = ['name', 'sex', 'birthYear', 'birthDate', 'idNumber', 'phone', 'address', 'familyContact']
const TRACKS = ['support', 'work', 'tradeLearned', 'tradeWanted', 'substance']

/** Brings a file up to date by the very steps of an officer who changes it by hand. */
async function updatePerson(
  trx: Trx,
  context: ImportContext,
  { person, recordId, changes, place }: PersonPlan,
): Promise<void> {
  if (!person || recordId === null || !place) throw new Error('a plan of an update knows its file')
  const { today, services } = context
  const before = await caseToChange(trx, recordId)
  const changed = new Set(changes.map(({ field }) => field))
  const patch = patchOf(person, changed)
  const consents = person.consents.filter(({ purpose }) => changed.has(`consent ${purpose}`))
  await recordConsents(trx, before, consents)
  if (IDENTITY.some((field) => changed.has(field))) await changeIdentity(trx, services.keys, before, patch)
  if (changed.has('geometry') || changed.has('unitCode')) {
    await correctPlace(trx, before, placeOfPatch(person, place.unit.code), today)
  }
  await changeTracks(trx, before, patch)
  await bumpVersion(trx, recordId)
}

function patchOf(person: PersonRow, changed: ReadonlySet<string>): CasePatch {
  const said = [...IDENTITY, ...TRACKS].filter((field) => changed.has(field))
  return Object.fromEntries(said.map((field) => [field, person[field as keyof PersonRow]])) as CasePatch
}

function placeOfPatch({ point, precision }: PersonRow, unitCode: string): CasePatch {
  if (!point || precision === null) return { unitCode }
  return { geometry: { type: 'Point', coordinates: [point.lon, point.lat] }, precision, unitCode }
}

/** Remembers which person each row became, and what it said. */
async function rememberPeople(trx: Trx, context: ImportContext, plans: readonly PersonPlan[]): Promise<void> {
  const taken = plans.flatMap(({ person, personId, outcome }) =>
    person && personId !== null && ['inserted', 'updated', 'unchanged'].includes(outcome)
      ? [{ recordId: Number(personId), key: person.key, said: person.said, numbered: person.numbered }]
      : [],
  )
  await rememberSources(trx, context, taken)
}
