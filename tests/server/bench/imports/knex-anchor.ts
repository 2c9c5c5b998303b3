import type { Trx } from '../../../../server/db/transactions.ts'
import { IDENTITY_FIELDS, identityCell } from '../../../../server/features/cases/identity.ts'
import type { ImportContext } from '../../../../server/features/imports/import-context.ts'
import type { PersonRow } from '../../../../server/features/imports/people/person-row.ts'
import type { PersonPlan } from '../../../../server/features/imports/people/plan-people.ts'
import { identityDigests, seal } from '../../../../server/secrets/seal.ts'

/** Rows of one statement. */
const BATCH_ROWS = 500

interface Opened {
  person: PersonRow
  unitId: number
  personId: string
  caseId: number
}

/**
 * Opens the files of rows as one writes it with knex: batches of five hundred rows, table by table, under the same role and
 * guards, with the same cells sealed.
 */
export async function writeByKnex(
  trx: Trx,
  { services, batch }: ImportContext,
  plans: readonly PersonPlan[],
): Promise<void> {
  const people = plans.flatMap(({ person, place }) =>
    person && place ? [{ person, unitId: place.unit.id }] : [],
  )
  const personIds = await numbered(
    trx,
    'person',
    people.map(({ person: { sex, birthYear }, unitId }) => {
      return { unit_id: unitId, sex, birth_year: birthYear, synthetic: services.pack.synthetic }
    }),
  )
  const caseIds = await numbered(
    trx,
    'case_file',
    people.map(({ person: { programme, openedOn, birthYear }, unitId }, index) => ({
      ...{ person_id: personIds[index], unit_id: unitId, programme, opened_on: openedOn },
      ...{ episode: 1, adult_from: `${birthYear + 19}-01-01` },
    })),
  )
  const opened = people.map((one, index) => ({
    ...one,
    personId: String(personIds[index]),
    caseId: caseIds[index] as number,
  }))
  await insertFiles(trx, opened)
  await insertIdentities(trx, services.keys, opened)
  await insertAll(
    trx,
    'import_source',
    opened.map(({ person: { key, said, numbered: isNumbered }, personId }) => ({
      ...{ office: batch.office, kind: 'people', key, record_id: personId, said, numbered: isNumbered },
    })),
  )
}

async function insertFiles(trx: Trx, opened: readonly Opened[]): Promise<void> {
  const insert = (table: string, rowsOf: (person: PersonRow, unitId: number) => Record<string, unknown>[]) =>
    insertAll(
      trx,
      table,
      opened.flatMap(({ person, unitId, caseId }) =>
        rowsOf(person, unitId).map((row) => ({ case_id: caseId, unit_id: unitId, ...row })),
      ),
    )
  await insert('episode', ({ openedOn }) => [{ number: 1, opened_on: openedOn }])
  await insert('residence', ({ openedOn, point, precision }, unitId) => [
    {
      ...{ at_unit_id: unitId, stay: `[${openedOn},)`, precision },
      location: point && `SRID=4326;POINT(${point.lon} ${point.lat})`,
    },
  ])
  await insert('support_file', ({ support }) => [{ support: support ?? 'none' }])
  await insert('work_file', ({ work, tradeLearned, tradeWanted }) => [
    { work: work ?? 'unknown', trade_learned: tradeLearned, trade_wanted: tradeWanted },
  ])
  await insert('health_file', ({ substance }) => [{ substance: substance ?? 'unknown' }])
  await insert('consent', ({ consents }) =>
    consents.map(({ purpose, givenOn }) => ({ purpose, given_on: givenOn })),
  )
  await insert('status_change', ({ opening }) => (opening ? [decisionOf(opening)] : []))
}

function decisionOf(opening: NonNullable<PersonRow['opening']>) {
  const { toStatus, regime, document, decisionNumber, decisionOn } = opening
  return {
    ...{ from_status: 'opening', to_status: toStatus, regime, document, decision_number: decisionNumber },
    ...{ decision_on: decisionOn, issuing_body: opening.issuingBody, effective_on: opening.effectiveOn },
    planned_end: opening.plannedEnd,
  }
}

async function insertIdentities(
  trx: Trx,
  keys: ImportContext['services']['keys'],
  opened: readonly Opened[],
): Promise<void> {
  const sealed = opened.flatMap(({ person, personId, unitId }) =>
    IDENTITY_FIELDS.flatMap((field) => {
      const text = person[field]
      if (text === null) return []
      const cell = seal(keys, text, identityCell(personId, field))
      return [{ person_id: personId, unit_id: unitId, field, sealed: cell, key_version: keys.version }]
    }),
  )
  await insertAll(trx, 'person_identity', sealed)
  await insertAll(
    trx,
    'identity_index',
    opened.flatMap(({ person, personId, unitId }) =>
      identityDigests(keys, person).map((found) => ({ person_id: personId, unit_id: unitId, ...found })),
    ),
  )
}

async function insertAll(trx: Trx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    await trx(table).insert(rows.slice(start, start + BATCH_ROWS))
  }
}

async function numbered(
  trx: Trx,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<number[]> {
  const ids: number[] = []
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const returned = await trx(table)
      .insert(rows.slice(start, start + BATCH_ROWS))
      .returning<{ id: string }[]>('id')
    ids.push(...returned.map(({ id }) => Number(id)))
  }
  return ids.sort((one, other) => one - other)
}
