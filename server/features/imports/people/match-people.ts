import type { Trx } from '../../../db/transactions.ts'
import type { Keys } from '../../../secrets/keys.ts'
import { digest } from '../../../secrets/seal.ts'
import { hex } from '../../packs/load-identities.ts'
import type { PersonRow } from './person-row.ts'

/** Somebody of the own scope. */
export interface KnownPerson {
  personId: string
  /** The case that is open, else the latest. */
  caseId: number
  isOpen: boolean
  unitId: number
  /** The legal status of the case. */
  status: string | null
  /** Whether the person may still be under 18. */
  maybeMinor: boolean
}

/** Who the person of a row is, as far as the register knows. */
export interface Match {
  /** By the office's own number or by the very same row. */
  bySource: (KnownPerson & { said: Buffer }) | null
  byIdNumber: KnownPerson | null
  /** Whoever has the same name and year of birth, and no number that tells them apart. */
  alike: KnownPerson[]
}

/** Looks up rows in the own scope: nothing is told of anybody outside it. */
export async function matchPeople(
  trx: Trx,
  keys: Keys,
  office: string,
  rows: readonly PersonRow[],
): Promise<Map<number, Match>> {
  const sources = await bySource(trx, office, rows)
  const numbers = await byIdNumber(trx, rows)
  const unknown = rows.filter(({ row }) => !sources.has(row) && !numbers.has(row))
  const alike = await byName(trx, keys, office, unknown)
  return new Map(
    rows.map(({ row }) => [
      row,
      {
        bySource: sources.get(row) ?? null,
        byIdNumber: numbers.get(row) ?? null,
        alike: alike.get(row) ?? [],
      },
    ]),
  )
}

// "offset 0" asks an index for every row: of a register that has just grown the planner knows too little, and would rather
// read all that the office ever brought, for every batch of rows once more.

// The case that is open, else the latest one, of each person.
const CASE_OF_PERSON = `cross join lateral (
  select c.id::int as id, c.closed_on, c.unit_id, c.status, c.adult_from from case_file c where c.person_id = found.person_id
  order by c.closed_on is not null, c.opened_on desc, c.id desc limit 1) c`

const KNOWN = `found.person_id::text as "personId", c.id as "caseId", c.closed_on is null as "isOpen", c.unit_id as "unitId",
  c.status, c.adult_from > app.today() as "maybeMinor"`

async function bySource(
  trx: Trx,
  office: string,
  rows: readonly PersonRow[],
): Promise<Map<number, KnownPerson & { said: Buffer }>> {
  const keysOfRows = rows.map(({ row, key }) => ({ row, key: hex(key) }))
  const found = await trx.raw<{ rows: (KnownPerson & { row: number; said: Buffer })[] }>(
    `select found.row, found.said, ${KNOWN} from (
       select w.row, s.record_id as person_id, s.said from jsonb_to_recordset(?::jsonb) w (row int, key bytea)
       cross join lateral (select s.record_id, s.said from import_source s
                           where s.office = ? and s.kind = 'people' and s.key = w.key offset 0) s) found ${CASE_OF_PERSON}`,
    [JSON.stringify(keysOfRows), office],
  )
  return new Map(found.rows.map(({ row, ...known }) => [row, known]))
}

async function byIdNumber(trx: Trx, rows: readonly PersonRow[]): Promise<Map<number, KnownPerson>> {
  const wanted = rows.flatMap(({ row, idNumberDigest }) =>
    idNumberDigest === null ? [] : [{ row, digest: hex(idNumberDigest) }],
  )
  if (wanted.length === 0) return new Map()
  const found = await trx.raw<{ rows: (KnownPerson & { row: number })[] }>(
    `select distinct on (found.row) found.row, ${KNOWN} from (
       select w.row, i.person_id from jsonb_to_recordset(?::jsonb) w (row int, digest bytea)
       cross join lateral (select i.person_id from identity_index i
                           where i.kind = 'idNumber' and i.digest = w.digest offset 0) i) found ${CASE_OF_PERSON}
     order by found.row, c.closed_on is not null, c.id desc`,
    [JSON.stringify(wanted)],
  )
  return new Map(found.rows.map(({ row, ...known }) => [row, known]))
}

/**
 * Who may be the same person. Two numbers of the office are two people, and so are two identity numbers: whoever has one
 * while the row has another is left out.
 */
async function byName(
  trx: Trx,
  keys: Keys,
  office: string,
  rows: readonly PersonRow[],
): Promise<Map<number, KnownPerson[]>> {
  if (rows.length === 0) return new Map()
  const wanted = rows.map(({ row, name, birthYear, idNumber, numbered }) => ({
    ...{ row, year: birthYear, has_number: idNumber !== null, numbered },
    digest: hex(digest(keys, 'fullName', name)),
  }))
  const found = await trx.raw<{ rows: (KnownPerson & { row: number })[] }>(
    `select found.row, ${KNOWN} from (
       select w.row, i.person_id
       from jsonb_to_recordset(?::jsonb) w (row int, year int, has_number boolean, numbered boolean, digest bytea)
       cross join lateral (select i.person_id from identity_index i
                           where i.kind = 'fullName' and i.digest = w.digest offset 0) i
       cross join lateral (select p.id from person p where p.id = i.person_id and p.birth_year = w.year offset 0) p
       where not (w.has_number and exists (select from identity_index n where n.person_id = p.id and n.kind = 'idNumber'))
         and not (w.numbered and exists (select from import_source s where s.office = ? and s.kind = 'people'
                                         and s.record_id = p.id and s.numbered))) found ${CASE_OF_PERSON}
     order by found.row, found.person_id`,
    [JSON.stringify(wanted), office],
  )
  const alike = new Map<number, KnownPerson[]>()
  for (const { row, ...known } of found.rows) alike.set(row, [...(alike.get(row) ?? []), known])
  return alike
}
