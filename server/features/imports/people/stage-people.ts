import type { Database } from '../../../db/connect.ts'
import type { Trx } from '../../../db/transactions.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { type DigestKind, identityDigests, seal } from '../../../secrets/seal.ts'
import { IDENTITY_FIELDS, type IdentityField, identityCell } from '../../cases/identity.ts'
import { type ColumnTypes, insertRecords } from '../../packs/insert-records.ts'
import { hex } from '../../packs/load-identities.ts'
import { type CopiedCell, copyIn } from './copy-in.ts'
import type { PersonRow } from './person-row.ts'

/** A person whose file has been opened, and what a row says of them. */
export interface OpenedPerson {
  personId: string
  caseId: number
  unitId: number
  person: PersonRow
}

/** Where each sealed field and each keyed hash of a person waits. */
export const SEALED_COLUMNS = {
  name: 'name',
  idNumber: 'id_number',
  birthDate: 'birth_date',
  phone: 'phone',
  address: 'address',
  familyContact: 'family_contact',
} as const satisfies Record<IdentityField, string>
export const DIGEST_COLUMNS = {
  idNumber: 'id_number_digest',
  fullName: 'full_name_digest',
  givenNameAndYear: 'given_name_digest',
} as const satisfies Record<DigestKind, string>

const WORKING_COLUMNS = {
  ...{ person_id: 'bigint', case_id: 'bigint', unit_id: 'int', programme: 'text', opened_on: 'date' },
  ...{ lon: 'float8', lat: 'float8', precision: 'text', support: 'text', work: 'text' },
  ...{ trade_learned: 'text', trade_wanted: 'text', substance: 'text', consents: 'text' },
  ...{ to_status: 'text', regime: 'text', document: 'text', decision_number: 'text', decision_on: 'date' },
  ...{ issuing_body: 'text', effective_on: 'date', planned_end: 'date' },
} as const
type WorkingColumn = keyof typeof WORKING_COLUMNS

const IDENTITY_COLUMNS: ColumnTypes = {
  ...{ person_id: 'bigint', unit_id: 'int' },
  ...Object.fromEntries(
    [...Object.values(SEALED_COLUMNS), ...Object.values(DIGEST_COLUMNS)].map((name) => [name, 'bytea']),
  ),
}
/** The tables in which people wait: what the register works with, and who they are. */
const STAGES: Readonly<Record<'incoming_person' | 'incoming_identity', ColumnTypes>> = {
  incoming_person: WORKING_COLUMNS,
  incoming_identity: IDENTITY_COLUMNS,
}

type Stage = keyof typeof STAGES

/**
 * Makes the tables in which people wait to be written, unless the connection has them. They belong to the login, which may
 * make such tables and nothing else; they are the connection's own, and empty after every transaction.
 */
export async function openStages(trx: Trx): Promise<void> {
  const { rows } = await trx.raw("select to_regclass('pg_temp.incoming_identity') is not null as made")
  if (rows[0]?.made) return
  await trx.raw('set local role none')
  for (const [stage, columns] of Object.entries(STAGES)) await makeStage(trx, stage, columns)
  await trx.raw('set local role hoanhap_app')
}

async function makeStage(trx: Trx, stage: string, columns: ColumnTypes): Promise<void> {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  await trx.raw(`create temporary table ${stage} (${typed.join(', ')}) on commit delete rows;
    grant select, insert, truncate on ${stage} to hoanhap_app`)
}

/**
 * Puts rows into a table in which people wait, in place of those that waited there: copied on server PostgreSQL, which the
 * embedded engine does not know.
 */
export async function stageRows(
  trx: Trx,
  engine: Database['engine'],
  stage: Stage,
  rows: readonly StagedRow[],
): Promise<void> {
  const columns = STAGES[stage]
  const names = Object.keys(columns)
  await trx.raw(`truncate ${stage}`)
  if (engine === 'pglite') {
    await insertRecords(trx, stage, columns, rows)
    return
  }
  const cells = rows.map((row) => names.map((name) => row[name] ?? null))
  await copyIn(trx, `copy ${stage} (${names.join(', ')}) from stdin`, cells)
}

export type StagedRow = Record<string, CopiedCell>

/** What the register works with. */
export function workingCells({
  personId,
  caseId,
  unitId,
  person,
}: OpenedPerson): Record<WorkingColumn, CopiedCell> {
  const { opening, point, consents } = person
  return {
    ...{ person_id: personId, case_id: caseId, unit_id: unitId, programme: person.programme },
    ...{ opened_on: person.openedOn, lon: point?.lon ?? null, lat: point?.lat ?? null },
    ...{ precision: person.precision, support: person.support, work: person.work },
    ...{ trade_learned: person.tradeLearned, trade_wanted: person.tradeWanted, substance: person.substance },
    consents: consents.length > 0 ? JSON.stringify(consents) : null,
    ...{ to_status: opening?.toStatus ?? null, regime: opening?.regime ?? null },
    ...{ document: opening?.document ?? null, decision_number: opening?.decisionNumber ?? null },
    ...{ decision_on: opening?.decisionOn ?? null, issuing_body: opening?.issuingBody ?? null },
    ...{ effective_on: opening?.effectiveOn ?? null, planned_end: opening?.plannedEnd ?? null },
  }
}

/** Who somebody is, sealed, with the keyed hashes by which they are found. */
export function identityCells(keys: Keys, { personId, unitId, person }: OpenedPerson): StagedRow {
  const cells: StagedRow = { person_id: personId, unit_id: unitId }
  for (const field of IDENTITY_FIELDS) {
    const text = person[field]
    if (text !== null) cells[SEALED_COLUMNS[field]] = hex(seal(keys, text, identityCell(personId, field)))
  }
  for (const { kind, digest } of identityDigests(keys, person)) cells[DIGEST_COLUMNS[kind]] = hex(digest)
  return cells
}
