import type { Trx } from '../../db/transactions.ts'

/** What somebody decided about a doubtful row. */
export interface Decided {
  decision: 'same' | 'new' | 'skip'
  personId: number | null
}

/** Decisions about rows of an import, by row. */
export async function decisionsOf(
  trx: Trx,
  importId: number,
  rows: readonly number[] | null,
): Promise<Map<number, Decided>> {
  const found = await trx.raw<{ rows: (Decided & { row: number })[] }>(
    `select v.row, v.decision, v.person_id::int as "personId" from import_review v
     where v.import_id = ? and (?::int[] is null or v.row = any (?::int[]))`,
    [importId, rows && [...rows], rows && [...rows]],
  )
  return new Map(found.rows.map(({ row, ...decided }) => [row, decided]))
}

/** Keeps a decision; a later one takes its place. */
export async function writeDecision(
  trx: Trx,
  importId: number,
  row: number,
  { decision, personId }: Decided,
): Promise<void> {
  await trx.raw(
    `insert into import_review (import_id, row, decision, person_id) values (?, ?, ?, ?::bigint)
     on conflict (import_id, row) do update set decision = excluded.decision, person_id = excluded.person_id,
       decided_by = excluded.decided_by, decided_at = now()`,
    [importId, row, decision, personId],
  )
}
