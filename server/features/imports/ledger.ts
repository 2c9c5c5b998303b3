import { createHash } from 'node:crypto'
import type { Trx } from '../../db/transactions.ts'
import type { ImportCounts } from './batch-queries.ts'
import type { Fault } from './faults.ts'
import type { Plan } from './plans.ts'
import type { ImportFinding } from './schemas.ts'

/** Writes what becomes, or became, of rows. A decision about a row stays beside it. */
export async function writeLedger(
  trx: Trx,
  importId: number,
  plans: readonly Plan[],
  applied: boolean,
): Promise<void> {
  const rows = plans.map(({ row, outcome, recordId, changes, faults, place }) => ({
    ...{ row, outcome, record_id: recordId, changed: changes.map(({ field }) => field), faults, applied },
    ...{ unit_id: place?.unit.id ?? null, how: place?.how ?? null, grade: place?.grade ?? null },
  }))
  await trx.raw(
    `insert into import_row (import_id, row, outcome, record_id, changed, faults, unit_id, how, grade, applied)
     select ?, v.row, v.outcome, v.record_id, v.changed, v.faults, v.unit_id, v.how, v.grade, v.applied
     from jsonb_to_recordset(?::jsonb) v (row int, outcome text, record_id bigint, changed text[], faults jsonb, unit_id int,
       how text, grade text, applied boolean)
     on conflict (import_id, row) do update set outcome = excluded.outcome, record_id = excluded.record_id,
       changed = excluded.changed, faults = excluded.faults, unit_id = excluded.unit_id, how = excluded.how,
       grade = excluded.grade, applied = excluded.applied`,
    [importId, JSON.stringify(rows)],
  )
}

/** Rows that were taken in before the import was interrupted, or rejected then. */
export async function appliedAmong(
  trx: Trx,
  importId: number,
  rows: readonly number[],
): Promise<Set<number>> {
  const found = await trx.raw<{ rows: { row: number }[] }>(
    'select r.row from import_row r where r.import_id = ? and r.applied and r.row = any (?::int[])',
    [importId, [...rows]],
  )
  return new Set(found.rows.map(({ row }) => row))
}

export async function clearLedger(trx: Trx, importId: number): Promise<void> {
  await trx.raw('delete from import_row where import_id = ?', [importId])
}

/** How many rows came to what; whatever was read is counted once. */
export async function countLedger(trx: Trx, importId: number): Promise<ImportCounts> {
  const { rows } = await trx.raw<{ rows: ImportCounts[] }>(
    `select count(*)::int as "rowsRead", count(*) filter (where r.outcome = 'inserted')::int as inserted,
            count(*) filter (where r.outcome = 'updated')::int as updated,
            count(*) filter (where r.outcome = 'unchanged')::int as unchanged,
            count(*) filter (where r.outcome in ('rejected', 'review'))::int as rejected,
            count(*) filter (where r.outcome = 'review')::int as "inReview"
     from import_row r where r.import_id = ?`,
    [importId],
  )
  return rows[0] as ImportCounts
}

/** What was noticed, by code and field, with the first five rows of each. */
export async function findingsOfLedger(
  trx: Trx,
  importId: number,
): Promise<(Omit<ImportFinding, 'message'> & Pick<Fault, 'code'>)[]> {
  const { rows } = await trx.raw(
    `select f ->> 'code' as code, f ->> 'field' as field, count(*)::int as count,
            not coalesce((f ->> 'note')::boolean, false) as rejects,
            (array_agg(r.row order by r.row))[1:5] as rows
     from import_row r, jsonb_array_elements(r.faults) f where r.import_id = ?
     group by 1, 2, 4 order by rejects desc, count desc, code, field`,
    [importId],
  )
  return rows
}

const HASHED_AT_ONCE = 20_000

/** SHA-256 over the numbers and outcomes of all rows: what an import came to, however often it was interrupted. */
export async function hashLedger(trx: Trx, importId: number): Promise<string> {
  const hash = createHash('sha256')
  let last = 0
  for (;;) {
    const { rows } = await trx.raw<{ rows: { row: number; outcome: string }[] }>(
      'select r.row, r.outcome from import_row r where r.import_id = ? and r.row > ? order by r.row limit ?',
      [importId, last, HASHED_AT_ONCE],
    )
    for (const { row, outcome } of rows) hash.update(`${row} ${outcome}\n`)
    if (rows.length < HASHED_AT_ONCE) return hash.digest('hex')
    last = rows.at(-1)?.row ?? last
  }
}

export interface LedgerRow {
  row: number
  outcome: Plan['outcome']
  recordId: number | null
  changed: string[]
  faults: Fault[]
  unitCode: string | null
  how: 'coordinates' | 'unit' | 'address' | 'queue' | null
  grade: 'exact' | 'probable' | 'ambiguous' | 'none' | null
}

/** Doubtful rows by number, after one of them; with `decided` also those that are doubtful no longer because of a decision. */
export async function doubtfulRows(
  trx: Trx,
  importId: number,
  page: { decided: boolean; after: number; limit: number },
): Promise<{ rows: number[]; total: number }> {
  const { rows } = await trx.raw<{ rows: { row: number; total: number }[] }>(
    `with doubtful as (
       select r.row from import_row r where r.import_id = ? and r.outcome = 'review'
       union
       select v.row from import_review v join import_row r using (import_id, row) where v.import_id = ? and ?::boolean)
     select all_of.total, d.row from (select count(*)::int as total from doubtful) all_of
     left join (select row from doubtful where row > ? order by row limit ?) d on true order by d.row`,
    [importId, importId, page.decided, page.after, page.limit + 1],
  )
  return { rows: rows.flatMap(({ row }) => row ?? []), total: rows[0]?.total ?? 0 }
}

/** Rows of the ledger by number, after one of them; all outcomes unless some are named. */
export async function ledgerRows(
  trx: Trx,
  importId: number,
  page: { outcomes: readonly string[] | null; after: number; limit: number },
): Promise<{ rows: LedgerRow[]; total: number }> {
  const outcomes = page.outcomes && [...page.outcomes]
  const found = await trx.raw<{ rows: LedgerRow[] }>(
    `select r.row, r.outcome, r.record_id::int as "recordId", r.changed, r.faults, u.code as "unitCode", r.how, r.grade
     from import_row r left join unit u on u.id = r.unit_id
     where r.import_id = ? and (?::text[] is null or r.outcome = any (?::text[])) and r.row > ? order by r.row limit ?`,
    [importId, outcomes, outcomes, page.after, page.limit + 1],
  )
  const counted = await trx.raw<{ rows: { total: number }[] }>(
    `select count(*)::int as total from import_row r
     where r.import_id = ? and (?::text[] is null or r.outcome = any (?::text[]))`,
    [importId, outcomes, outcomes],
  )
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}
