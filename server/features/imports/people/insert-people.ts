import type { Trx } from '../../../db/transactions.ts'
import { type ColumnTypes, insertRecords } from '../../packs/insert-records.ts'
import type { ImportContext } from '../import-context.ts'
import { inTurns } from '../in-turns.ts'
import type { PersonRow } from './person-row.ts'
import {
  DIGEST_COLUMNS,
  identityCells,
  type OpenedPerson,
  SEALED_COLUMNS,
  stageRows,
  workingCells,
} from './stage-people.ts'

/** Whose file is to be opened, and where. */
export interface NewPerson {
  person: PersonRow
  unitId: number
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
  const personIds = await insertPersons(trx, people, services.pack.synthetic)
  const caseIds = await insertCases(trx, people, personIds)
  const opened = people.map((one, index) => ({
    ...one,
    personId: String(personIds[index]),
    caseId: caseIds[index] as number,
  }))
  const { db, keys } = services
  await stageRows(trx, db.engine, 'incoming_person', opened.map(workingCells))
  // While the database opens their files, who they are is sealed.
  const sealing = inTurns(opened, (one) => identityCells(keys, one))
  await openFiles(trx)
  await stageRows(trx, db.engine, 'incoming_identity', await sealing)
  await insertIdentities(trx, keys.version)
  return opened
}

async function openFiles(trx: Trx): Promise<void> {
  for (const insert of [insertEpisodes, insertResidences, insertTracks, insertConsents]) await insert(trx)
  await insertDecisions(trx)
}

function insertPersons(trx: Trx, people: readonly NewPerson[], synthetic: boolean): Promise<number[]> {
  return insertNumbered(
    trx,
    'person',
    { unit_id: 'int', sex: 'text', birth_year: 'int', synthetic: 'boolean' },
    people.map(({ person: { sex, birthYear }, unitId }) => {
      return { unit_id: unitId, sex, birth_year: birthYear, synthetic }
    }),
  )
}

/** What a case has of a new person is said with it, and compared. */
function insertCases(
  trx: Trx,
  people: readonly NewPerson[],
  personIds: readonly number[],
): Promise<number[]> {
  return insertNumbered(
    trx,
    'case_file',
    {
      ...{ person_id: 'bigint', unit_id: 'int', programme: 'text', opened_on: 'date' },
      ...{ episode: 'int', adult_from: 'date' },
    },
    people.map(({ person: { programme, openedOn, birthYear }, unitId }, index) => ({
      ...{ person_id: personIds[index], unit_id: unitId, programme, opened_on: openedOn },
      ...{ episode: 1, adult_from: `${birthYear + 19}-01-01` },
    })),
  )
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

async function insertEpisodes(trx: Trx): Promise<void> {
  await trx.raw(`insert into episode (case_id, unit_id, number, opened_on)
    select i.case_id, i.unit_id, 1, i.opened_on from incoming_person i where i.programme = 'rehab'`)
}

async function insertResidences(trx: Trx): Promise<void> {
  await trx.raw(`insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
    select i.case_id, i.unit_id, i.unit_id, daterange(i.opened_on, null), st_setsrid(st_makepoint(i.lon, i.lat), 4326),
           i.precision
    from incoming_person i`)
}

async function insertTracks(trx: Trx): Promise<void> {
  await trx.raw(`insert into support_file (case_id, unit_id, support)
    select i.case_id, i.unit_id, coalesce(i.support, 'none') from incoming_person i`)
  await trx.raw(`insert into work_file (case_id, unit_id, work, trade_learned, trade_wanted)
    select i.case_id, i.unit_id, coalesce(i.work, 'unknown'), i.trade_learned, i.trade_wanted from incoming_person i`)
  await trx.raw(`insert into health_file (case_id, unit_id, substance)
    select i.case_id, i.unit_id, coalesce(i.substance, 'unknown') from incoming_person i`)
}

async function insertConsents(trx: Trx): Promise<void> {
  await trx.raw(`insert into consent (case_id, unit_id, purpose, given_on, recorded_by)
    select i.case_id, i.unit_id, c.purpose, c."givenOn", (select app.account_id())
    from incoming_person i cross join lateral jsonb_to_recordset(i.consents::jsonb) c (purpose text, "givenOn" date)`)
}

async function insertDecisions(trx: Trx): Promise<void> {
  await trx.raw(`insert into status_change (case_id, unit_id, from_status, to_status, regime, document, decision_number,
      decision_on, issuing_body, effective_on, planned_end, recorded_by)
    select i.case_id, i.unit_id, 'opening', i.to_status, i.regime, i.document, i.decision_number, i.decision_on,
           i.issuing_body, i.effective_on, i.planned_end, (select app.account_id())
    from incoming_person i where i.to_status is not null`)
}

const SEALED = valuesOf(SEALED_COLUMNS)
const DIGESTS = valuesOf(DIGEST_COLUMNS)

async function insertIdentities(trx: Trx, keyVersion: number): Promise<void> {
  await trx.raw(
    `insert into person_identity (person_id, unit_id, field, sealed, key_version)
     select i.person_id, i.unit_id, f.name, f.bytes, ?
     from incoming_identity i cross join lateral (values ${SEALED}) f (name, bytes) where f.bytes is not null`,
    [keyVersion],
  )
  await trx.raw(`insert into identity_index (person_id, unit_id, kind, digest)
    select i.person_id, i.unit_id, f.name, f.bytes
    from incoming_identity i cross join lateral (values ${DIGESTS}) f (name, bytes) where f.bytes is not null`)
}

/** Each kind of column beside its bytes, as rows. */
function valuesOf(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, column]) => `('${name}', i.${column})`)
    .join(', ')
}
