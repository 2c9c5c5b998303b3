import type { Database } from '../../../db/connect.ts'
import type { Trx } from '../../../db/transactions.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { type DigestKind, identityDigests, seal } from '../../../secrets/seal.ts'
import { IDENTITY_FIELDS, type IdentityField, identityCell } from '../../cases/identity.ts'
import { insertRecords } from '../../packs/insert-records.ts'
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

const COLUMNS: Record<string, string> = {
  ...WORKING_COLUMNS,
  ...Object.fromEntries(
    [...Object.values(SEALED_COLUMNS), ...Object.values(DIGEST_COLUMNS)].map((name) => [name, 'bytea']),
  ),
}
const NAMES = Object.keys(COLUMNS)

/**
 * Makes the table in which people wait to be written, unless the connection has it. It belongs to the login, which may
 * make such a table and nothing else; it is the connection's own, and empty after every transaction.
 */
export async function openStage(trx: Trx): Promise<void> {
  const { rows } = await trx.raw("select to_regclass('pg_temp.incoming_person') is not null as made")
  if (rows[0]?.made) return
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`)
  await trx.raw(`set local role none;
    create temporary table incoming_person (${columns.join(', ')}) on commit delete rows;
    grant select, insert, truncate on incoming_person to hoanhap_app;
    set local role hoanhap_app`)
}

/**
 * Puts people into the table in which they wait, in place of whoever waited there: copied on server PostgreSQL, which the
 * embedded engine does not know.
 */
export async function stagePeople(
  trx: Trx,
  engine: Database['engine'],
  keys: Keys,
  people: readonly OpenedPerson[],
): Promise<void> {
  await trx.raw('truncate incoming_person')
  const rows = people.map((one) => stagedRow(one, keys))
  if (engine === 'pglite') {
    await insertRecords(trx, 'incoming_person', COLUMNS, rows)
    return
  }
  const cells = rows.map((row) => NAMES.map((name) => row[name] ?? null))
  await copyIn(trx, `copy incoming_person (${NAMES.join(', ')}) from stdin`, cells)
}

type StagedRow = Record<string, CopiedCell>

function stagedRow(one: OpenedPerson, keys: Keys): StagedRow {
  return { ...workingCells(one), ...sealedCells(one, keys), ...digestCells(one, keys) }
}

function workingCells({ personId, caseId, unitId, person }: OpenedPerson): Record<WorkingColumn, CopiedCell> {
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

function sealedCells({ person, personId }: OpenedPerson, keys: Keys): StagedRow {
  return Object.fromEntries(
    IDENTITY_FIELDS.map((field) => {
      const text = person[field]
      return [
        SEALED_COLUMNS[field],
        text === null ? null : hex(seal(keys, text, identityCell(personId, field))),
      ]
    }),
  )
}

function digestCells({ person }: OpenedPerson, keys: Keys): StagedRow {
  const digests = identityDigests(keys, person)
  return Object.fromEntries(digests.map(({ kind, digest }) => [DIGEST_COLUMNS[kind], hex(digest)]))
}
