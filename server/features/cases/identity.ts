import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { identityDigests, open, seal } from '../../secrets/seal.ts'
import type { CaseField } from './schemas.ts'

/** The sealed fields of a person; each stands in a row of its own. */
export const IDENTITY_FIELDS = ['name', 'idNumber', 'birthDate', 'phone', 'address', 'familyContact'] as const
export type IdentityField = (typeof IDENTITY_FIELDS)[number]
export type Identity = Partial<Record<IdentityField, string | null>>

/** What of the shown fields has to be opened. */
export function sealedAmong(fields: ReadonlySet<CaseField>): IdentityField[] {
  return IDENTITY_FIELDS.filter((field) => fields.has(field))
}

interface SealedRow {
  personId: string
  field: IdentityField
  sealed: Buffer
  keyVersion: number
}

/** Opens fields of persons; nothing else of them is read. Fields that a person has not are null. */
export async function openIdentities(
  trx: Trx,
  keys: Keys,
  personIds: readonly string[],
  fields: readonly IdentityField[],
): Promise<Map<string, Identity>> {
  const empty = Object.fromEntries(fields.map((field) => [field, null]))
  const identities = new Map(personIds.map((id): [string, Identity] => [id, { ...empty }]))
  if (fields.length === 0 || personIds.length === 0) return identities
  for (const row of await sealedRows(trx, personIds, fields)) {
    const identity = identities.get(row.personId)
    if (identity) identity[row.field] = openRow(keys, row)
  }
  return identities
}

async function sealedRows(
  trx: Trx,
  personIds: readonly string[],
  fields: readonly IdentityField[],
): Promise<SealedRow[]> {
  const { rows } = await trx.raw<{ rows: SealedRow[] }>(
    `select i.person_id::text as "personId", i.field, i.sealed, i.key_version as "keyVersion"
     from person_identity i where i.person_id = any (?::bigint[]) and i.field = any (?::text[])`,
    [[...personIds], [...fields]],
  )
  return rows
}

/** The name of everybody in the caller's scope, by person. Only for a scope of one commune. */
export async function openNamesOfScope(trx: Trx, keys: Keys): Promise<Map<string, string>> {
  const { rows } = await trx.raw<{ rows: SealedRow[] }>(
    `select i.person_id::text as "personId", i.field, i.sealed, i.key_version as "keyVersion"
     from person_identity i where i.unit_id = any ((select app.record_scope())::int[]) and i.field = 'name'`,
  )
  return new Map(rows.map((row) => [row.personId, openRow(keys, row)]))
}

function openRow(keys: Keys, { personId, field, sealed, keyVersion }: SealedRow): string {
  return open(keys, sealed, identityCell(personId, field), keyVersion)
}

/** Where a field of a person is sealed; a sealed text opens nowhere else. */
export function identityCell(personId: string, field: IdentityField) {
  return { table: 'person_identity', field, row: personId }
}

/** Seals the given fields of a person: a text replaces what was there, null takes it away. */
export async function writeIdentity(
  trx: Trx,
  keys: Keys,
  person: { id: string; unitId: number },
  identity: Identity,
): Promise<void> {
  const entries = Object.entries(identity) as [IdentityField, string | null | undefined][]
  const sealed = entries.flatMap(([field, text]) =>
    typeof text === 'string'
      ? [{ field, sealed: seal(keys, text, identityCell(person.id, field)).toString('base64') }]
      : [],
  )
  const gone = entries.flatMap(([field, text]) => (text === null ? [field] : []))
  await trx.raw('delete from person_identity where person_id = ? and field = any (?::text[])', [
    person.id,
    gone,
  ])
  await trx.raw(
    `insert into person_identity (person_id, unit_id, field, sealed, key_version)
     select ?, ?, v.field, decode(v.sealed, 'base64'), ?
     from jsonb_to_recordset(?::jsonb) as v (field text, sealed text)
     on conflict (person_id, field) do update set sealed = excluded.sealed, key_version = excluded.key_version`,
    [person.id, person.unitId, keys.version, JSON.stringify(sealed)],
  )
}

/** Rewrites the keyed hashes by which a person can be found. */
export async function writeIdentityIndex(
  trx: Trx,
  keys: Keys,
  person: { id: string; unitId: number },
  identity: { name: string; birthYear: number; idNumber: string | null },
): Promise<void> {
  const rows = identityDigests(keys, identity).map(({ kind, digest }) => ({
    kind,
    digest: digest.toString('hex'),
  }))
  await trx.raw('delete from identity_index where person_id = ? and kind <> all (?::text[])', [
    person.id,
    rows.map(({ kind }) => kind),
  ])
  await trx.raw(
    `insert into identity_index as present (person_id, unit_id, kind, digest)
     select ?, ?, v.kind, decode(v.digest, 'hex') from jsonb_to_recordset(?::jsonb) as v (kind text, digest text)
     on conflict (person_id, kind) do update set digest = excluded.digest where present.digest <> excluded.digest`,
    [person.id, person.unitId, JSON.stringify(rows)],
  )
}
