import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { identityDigests, seal } from '../../secrets/seal.ts'
import { IDENTITY_FIELDS, identityCell } from '../cases/identity.ts'
import { insertRecords } from './insert-records.ts'
import type { LoadedCase } from './load-people.ts'

/** Bytes as PostgreSQL reads them from text. */
export function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}

/** Seals who people are, each field in a row of its own, and writes the hashes by which they can be found. */
export async function insertIdentities(trx: Trx, cases: readonly LoadedCase[], keys: Keys): Promise<void> {
  await insertRecords(
    trx,
    'person_identity',
    { person_id: 'bigint', unit_id: 'int', field: 'text', sealed: 'bytea', key_version: 'int' },
    cases.flatMap((one) => sealedRows(one, keys)),
  )
  await insertRecords(
    trx,
    'identity_index',
    { person_id: 'bigint', unit_id: 'int', kind: 'text', digest: 'bytea' },
    cases.flatMap((one) => indexRows(one, keys)),
  )
}

function sealedRows({ person, personId, unitId }: LoadedCase, keys: Keys) {
  return IDENTITY_FIELDS.flatMap((field) => {
    const text = person.identity[field]
    if (text === null) return []
    const sealed = hex(seal(keys, text, identityCell(String(personId), field)))
    return [{ person_id: personId, unit_id: unitId, field, sealed, key_version: keys.version }]
  })
}

function indexRows({ person: { identity, birthYear }, personId, unitId }: LoadedCase, keys: Keys) {
  return identityDigests(keys, { ...identity, birthYear }).map(({ kind, digest }) => {
    return { person_id: personId, unit_id: unitId, kind, digest: hex(digest) }
  })
}
