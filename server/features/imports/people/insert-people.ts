import type { Trx } from '../../../db/transactions.ts'
import type { ImportContext } from '../import-context.ts'
import { inTurns } from '../in-turns.ts'
import type { PersonRow } from './person-row.ts'
import { identityRow, type NumberedPerson, stageIdentities, stagePeople, workingRow } from './stage-people.ts'

/** Whose file is to be opened, and where. */
export interface NewPerson {
  person: PersonRow
  unitId: number
}

/** A person whose file has been opened. */
export interface OpenedPerson {
  personId: string
  caseId: number
}

/**
 * Opens files, each with all that its row says, in as many statements as there are tables: the guards of the register look
 * at every statement once. Answers who they are now, in the same order. @throws what the register refuses
 */
export async function insertPeople(
  trx: Trx,
  { services }: Pick<ImportContext, 'services'>,
  people: readonly NewPerson[],
): Promise<OpenedPerson[]> {
  const { db, keys, pack } = services
  const numbers = await personNumbers(trx, people.length)
  const numbered = people.map(
    ({ person, unitId }, index): NumberedPerson => ({ personId: numbers[index] as number, unitId, person }),
  )
  const working = numbered.map((one) => workingRow(one, pack.synthetic))
  await stagePeople(trx, db.engine, working)
  // While the database opens their files, who they are is sealed.
  const sealing = inTurns(numbered, (one) => identityRow(keys, one))
  await trx.raw(OPEN_FILES)
  await stageIdentities(trx, db.engine, await sealing)
  await trx.raw(INSERT_IDENTITIES, [keys.version])
  await trx.raw(INSERT_DIGESTS)
  return openedPeople(trx)
}

/** Numbers that nobody has, from the smallest. */
async function personNumbers(trx: Trx, count: number): Promise<number[]> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    "select nextval('person_id_seq')::int8::float8 as id from generate_series(1, ?::int) order by 1",
    [count],
  )
  return rows.map(({ id }) => id)
}

/** All in one message, so that the database never waits for the next of them. What a case has of a new person is said with it. */
const OPEN_FILES = `
insert into person (id, unit_id, sex, birth_year, synthetic) overriding system value
  select i.person_id, i.unit_id, i.sex, i.birth_year, i.synthetic from incoming_person i;
with opened as (
  insert into case_file (person_id, unit_id, programme, opened_on, episode, adult_from)
  select i.person_id, i.unit_id, i.programme, i.opened_on, 1, make_date(i.birth_year + 19, 1, 1) from incoming_person i
  returning id, person_id)
update incoming_person i set case_id = o.id from opened o where o.person_id = i.person_id;
insert into episode (case_id, unit_id, number, opened_on)
  select i.case_id, i.unit_id, 1, i.opened_on from incoming_person i where i.programme = 'rehab';
insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
  select i.case_id, i.unit_id, i.unit_id, daterange(i.opened_on, null), st_setsrid(st_makepoint(i.lon, i.lat), 4326), i.precision
  from incoming_person i;
insert into support_file (case_id, unit_id, support)
  select i.case_id, i.unit_id, coalesce(i.support, 'none') from incoming_person i;
insert into work_file (case_id, unit_id, work, trade_learned, trade_wanted)
  select i.case_id, i.unit_id, coalesce(i.work, 'unknown'), i.trade_learned, i.trade_wanted from incoming_person i;
insert into health_file (case_id, unit_id, substance)
  select i.case_id, i.unit_id, coalesce(i.substance, 'unknown') from incoming_person i;
insert into consent (case_id, unit_id, purpose, given_on, recorded_by)
  select i.case_id, i.unit_id, c.purpose, c."givenOn", (select app.account_id())
  from incoming_person i cross join lateral jsonb_to_recordset(i.consents::jsonb) c (purpose text, "givenOn" date);
insert into status_change (case_id, unit_id, from_status, to_status, regime, document, decision_number, decision_on, issuing_body,
    effective_on, planned_end, recorded_by)
  select i.case_id, i.unit_id, 'opening', i.to_status, i.regime, i.document, i.decision_number, i.decision_on, i.issuing_body,
         i.effective_on, i.planned_end, (select app.account_id())
  from incoming_person i where i.to_status is not null`

const INSERT_IDENTITIES = `
insert into person_identity (person_id, unit_id, field, sealed, key_version)
  select i.person_id, i.unit_id, f.name, f.sealed, ?
  from incoming_identity i cross join lateral (values ('name', i.name), ('idNumber', i.id_number), ('birthDate', i.birth_date),
    ('phone', i.phone), ('address', i.address), ('familyContact', i.family_contact)) f (name, sealed)
  where f.sealed is not null`

const INSERT_DIGESTS = `
insert into identity_index (person_id, unit_id, kind, digest)
  select i.person_id, i.unit_id, f.kind, f.digest
  from incoming_identity i cross join lateral (values ('idNumber', i.id_number_digest), ('fullName', i.full_name_digest),
    ('givenNameAndYear', i.given_name_digest)) f (kind, digest)
  where f.digest is not null`

/** Numbers were given in the order of the rows: sorted, they belong to them one by one. */
async function openedPeople(trx: Trx): Promise<OpenedPerson[]> {
  const { rows } = await trx.raw<{ rows: OpenedPerson[] }>(
    'select i.person_id::text as "personId", i.case_id::float8 as "caseId" from incoming_person i order by i.person_id',
  )
  return rows
}
