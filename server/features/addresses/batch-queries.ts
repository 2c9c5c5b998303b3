import type { z } from 'zod'
import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { openJson, sealJson } from '../imports/sealed-json.ts'
import { hex } from '../packs/load-identities.ts'
import type { AddressBatch, AddressDecision, AddressDecisionInput } from './batch-schemas.ts'
import type { AddressArea, AddressCandidate, AddressGrade, ResolvedAddress } from './schemas.ts'

type Grade = z.infer<typeof AddressGrade>

/** What is sealed of an address: how it is written, and what it may mean. */
interface SealedAddress {
  input: string
  candidates: AddressCandidate[]
  /** Absent in lists of before areas were told. */
  area?: AddressArea | null
}

const cellOf = (batchId: number, position: number) => ({
  table: 'address_decision',
  field: 'sealed',
  row: `${batchId}|${position}`,
})

/** Keeps addresses that were read together. Returns the number of their list. */
export async function insertBatch(
  trx: Trx,
  keys: Keys,
  list: { name: string; asOf: string },
  results: readonly ResolvedAddress[],
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { id: number }[] }>(
    'insert into address_batch (name, as_of) values (?, ?::date) returning id',
    [list.name, list.asOf],
  )
  const { id } = rows[0] as { id: number }
  const items = results.map(({ input, grade, unitCode, candidates, area }, position) => {
    const { sealed } = sealJson(
      keys,
      { input, candidates, area } satisfies SealedAddress,
      cellOf(id, position),
    )
    return { position, grade, unit_code: unitCode, sealed: hex(sealed) }
  })
  await trx.raw(
    `insert into address_decision (batch_id, position, sealed, key_version, grade, unit_code)
     select ?, v.position, v.sealed, ?, v.grade, v.unit_code
     from jsonb_to_recordset(?::jsonb) v (position int, sealed bytea, grade text, unit_code text)`,
    [id, keys.version, JSON.stringify(items)],
  )
  return id
}

/** The caller's lists, latest first; one of them by its number. */
export async function listBatches(trx: Trx, id: number | null): Promise<AddressBatch[]> {
  const { rows } = await trx.raw<{ rows: AddressBatch[] }>(
    `select b.id, b.name, to_char(b.as_of, 'YYYY-MM-DD') as "asOf",
            to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdOn",
            count(d.position)::int as total, count(d.method)::int as decided,
            jsonb_build_object('exact', count(*) filter (where d.grade = 'exact'),
              'probable', count(*) filter (where d.grade = 'probable'),
              'ambiguous', count(*) filter (where d.grade = 'ambiguous'),
              'none', count(*) filter (where d.grade = 'none')) as grades
     from address_batch b left join address_decision d on d.batch_id = b.id
     where ?::int is null or b.id = ? group by b.id order by b.id desc limit 200`,
    [id, id],
  )
  return rows
}

interface DecisionRow {
  position: number
  sealed: Buffer
  keyVersion: number
  grade: Grade
  unitCode: string | null
  method: NonNullable<AddressDecision['decided']>['method'] | null
  decidedCode: string | null
  by: string | null
  on: string | null
}

/** Addresses of a list by position, after one of them; one more than the limit tells whether more follow. */
export async function decisionsOf(
  trx: Trx,
  keys: Keys,
  batchId: number,
  page: { grades: readonly string[] | null; from: number; limit: number },
): Promise<{ items: AddressDecision[]; total: number }> {
  const grades = page.grades && [...page.grades]
  const found = await trx.raw<{ rows: DecisionRow[] }>(
    `select d.position, d.sealed, d.key_version as "keyVersion", d.grade, d.unit_code as "unitCode", d.method,
            d.decided_code as "decidedCode", a.display_name as by,
            to_char(d.decided_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "on"
     from address_decision d left join account a on a.id = d.decided_by
     where d.batch_id = ? and (?::text[] is null or d.grade = any (?::text[])) and d.position >= ?
     order by d.position limit ?`,
    [batchId, grades, grades, page.from, page.limit],
  )
  const counted = await trx.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from address_decision d
     where d.batch_id = ? and (?::text[] is null or d.grade = any (?::text[]))`,
    [batchId, grades, grades],
  )
  return {
    items: found.rows.map((row) => rowToDecision(row, keys, batchId)),
    total: counted.rows[0]?.total ?? 0,
  }
}

function rowToDecision(row: DecisionRow, keys: Keys, batchId: number): AddressDecision {
  const { position, grade, unitCode, method, decidedCode, by, on } = row
  const { input, candidates, area = null } = openJson<SealedAddress>(keys, row, cellOf(batchId, position))
  const decided = method && on ? { method, unitCode: decidedCode, by: by ?? '', on } : null
  return { position, input, grade, unitCode, candidates, area, decided }
}

/** Keeps what somebody decided about an address; a later decision takes its place, `open` leaves none. */
export async function writeDecision(
  trx: Trx,
  batchId: number,
  position: number,
  { method, unitCode = undefined }: AddressDecisionInput,
): Promise<void> {
  const kept = method === 'open' ? null : method
  await trx.raw(
    `update address_decision set method = v.method, decided_code = ?,
       decided_by = case when v.method is not null then app.account_id() end,
       decided_at = case when v.method is not null then now() end
     from (select ?::text as method) v where batch_id = ? and position = ?`,
    [unitCode ?? null, kept, batchId, position],
  )
}
