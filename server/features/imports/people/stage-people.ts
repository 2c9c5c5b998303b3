import type { Database } from '../../../db/connect.ts'
import type { Trx } from '../../../db/transactions.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { digest, seal } from '../../../secrets/seal.ts'
import { IDENTITY_FIELDS, type IdentityField, identityCell } from '../../cases/identity.ts'
import { insertRecords } from '../../packs/insert-records.ts'
import { hex } from '../../packs/load-identities.ts'
import { binaryRows, type CopiedCell, type CopiedColumns } from './binary-rows.ts'
import { copyIn } from './copy-in.ts'
import type { PersonRow } from './person-row.ts'

/** A person who has a number, and what a row says of them. */
export interface NumberedPerson {
  personId: number
  unitId: number
  person: PersonRow
}

/** What the register works with. */
const WORKING_COLUMNS = {
  person_id: 'bigint',
  unit_id: 'int',
  sex: 'text',
  birth_year: 'int',
  synthetic: 'boolean',
  programme: 'text',
  opened_on: 'date',
  lon: 'float8',
  lat: 'float8',
  precision: 'text',
  support: 'text',
  work: 'text',
  trade_learned: 'text',
  trade_wanted: 'text',
  substance: 'text',
  consents: 'text',
  to_status: 'text',
  regime: 'text',
  document: 'text',
  decision_number: 'text',
  decision_on: 'date',
  issuing_body: 'text',
  effective_on: 'date',
  planned_end: 'date',
} as const satisfies CopiedColumns

/** Who people are. */
const IDENTITY_COLUMNS = {
  person_id: 'bigint',
  unit_id: 'int',
  name: 'bytea',
  id_number: 'bytea',
  birth_date: 'bytea',
  phone: 'bytea',
  address: 'bytea',
  family_contact: 'bytea',
  id_number_digest: 'bytea',
  full_name_digest: 'bytea',
  given_name_digest: 'bytea',
} as const satisfies CopiedColumns

const MAKE_STAGES = `
create temporary table incoming_person (
  person_id bigint, unit_id int, sex text, birth_year int, synthetic boolean, programme text, opened_on date, lon float8, lat float8,
  precision text, support text, work text, trade_learned text, trade_wanted text, substance text, consents text, to_status text,
  regime text, document text, decision_number text, decision_on date, issuing_body text, effective_on date, planned_end date,
  case_id bigint) on commit delete rows;
create temporary table incoming_identity (
  person_id bigint, unit_id int, name bytea, id_number bytea, birth_date bytea, phone bytea, address bytea, family_contact bytea,
  id_number_digest bytea, full_name_digest bytea, given_name_digest bytea) on commit delete rows;
grant select, insert, update, truncate on incoming_person, incoming_identity to hoanhap_app`

/**
 * Makes the tables in which people wait to be written, unless the connection has them. They belong to the login, which may
 * make such tables and nothing else; they are the connection's own, and empty after every transaction.
 */
export async function openStages(trx: Trx): Promise<void> {
  const { rows } = await trx.raw("select to_regclass('pg_temp.incoming_identity') is not null as made")
  if (rows[0]?.made) return
  await trx.raw('set local role none')
  await trx.raw(MAKE_STAGES)
  await trx.raw('set local role hoanhap_app')
}

interface Stage {
  name: string
  columns: CopiedColumns
  empty: string
  copy: string
}

const WORKING: Stage = {
  name: 'incoming_person',
  columns: WORKING_COLUMNS,
  empty: 'truncate incoming_person',
  copy: `copy incoming_person (person_id, unit_id, sex, birth_year, synthetic, programme, opened_on, lon, lat, precision, support,
    work, trade_learned, trade_wanted, substance, consents, to_status, regime, document, decision_number, decision_on,
    issuing_body, effective_on, planned_end) from stdin (format binary)`,
}
const IDENTITIES: Stage = {
  name: 'incoming_identity',
  columns: IDENTITY_COLUMNS,
  empty: 'truncate incoming_identity',
  copy: `copy incoming_identity (person_id, unit_id, name, id_number, birth_date, phone, address, family_contact, id_number_digest,
    full_name_digest, given_name_digest) from stdin (format binary)`,
}

export type WorkingRow = Record<keyof typeof WORKING_COLUMNS, CopiedCell>
export type IdentityRow = Record<keyof typeof IDENTITY_COLUMNS, CopiedCell>

/** Puts what the register works with where it waits, in place of what waited there. */
export function stagePeople(
  trx: Trx,
  engine: Database['engine'],
  rows: readonly WorkingRow[],
): Promise<void> {
  return stageRows(trx, engine, WORKING, rows)
}

/** Puts who people are where it waits, in place of what waited there. */
export function stageIdentities(
  trx: Trx,
  engine: Database['engine'],
  rows: readonly IdentityRow[],
): Promise<void> {
  return stageRows(trx, engine, IDENTITIES, rows)
}

/** Copied on server PostgreSQL, which the embedded engine does not know. */
async function stageRows(
  trx: Trx,
  engine: Database['engine'],
  { name, columns, empty, copy }: Stage,
  rows: readonly (WorkingRow | IdentityRow)[],
): Promise<void> {
  await trx.raw(empty)
  if (engine === 'pglite') await insertRecords(trx, name, columns, rows.map(asJson))
  else await copyIn(trx, copy, binaryRows(columns, rows))
}

function asJson(row: WorkingRow | IdentityRow): Record<string, unknown> {
  const cells = Object.entries(row).map(([name, cell]) => [name, Buffer.isBuffer(cell) ? hex(cell) : cell])
  return Object.fromEntries(cells)
}

/** What the register works with. Each field by itself: that is twice as fast as pieces that are spread. */
export function workingRow({ personId, unitId, person }: NumberedPerson, synthetic: boolean): WorkingRow {
  const { opening, point, consents } = person
  return {
    person_id: personId,
    unit_id: unitId,
    sex: person.sex,
    birth_year: person.birthYear,
    synthetic,
    programme: person.programme,
    opened_on: person.openedOn,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    precision: person.precision,
    support: person.support,
    work: person.work,
    trade_learned: person.tradeLearned,
    trade_wanted: person.tradeWanted,
    substance: person.substance,
    consents: consents.length > 0 ? JSON.stringify(consents) : null,
    to_status: opening?.toStatus ?? null,
    regime: opening?.regime ?? null,
    document: opening?.document ?? null,
    decision_number: opening?.decisionNumber ?? null,
    decision_on: opening?.decisionOn ?? null,
    issuing_body: opening?.issuingBody ?? null,
    effective_on: opening?.effectiveOn ?? null,
    planned_end: opening?.plannedEnd ?? null,
  }
}

const SEALED_COLUMNS = {
  name: 'name',
  idNumber: 'id_number',
  birthDate: 'birth_date',
  phone: 'phone',
  address: 'address',
  familyContact: 'family_contact',
} as const satisfies Record<IdentityField, keyof IdentityRow>

/** Who somebody is, sealed, with the keyed hashes by which they are found. */
export function identityRow(keys: Keys, { personId, unitId, person }: NumberedPerson): IdentityRow {
  const row: IdentityRow = {
    person_id: personId,
    unit_id: unitId,
    name: null,
    id_number: null,
    birth_date: null,
    phone: null,
    address: null,
    family_contact: null,
    // Known since the row was looked for.
    id_number_digest: person.idNumberDigest,
    full_name_digest: digest(keys, 'fullName', person.name),
    given_name_digest: digest(keys, 'givenNameAndYear', `${person.name}|${person.birthYear}`),
  }
  for (const field of IDENTITY_FIELDS) {
    const text = person[field]
    if (text !== null) row[SEALED_COLUMNS[field]] = seal(keys, text, identityCell(String(personId), field))
  }
  return row
}
