import type { Trx } from '../../db/transactions.ts'

/** Column names with their SQL types, in the order in which they are written. */
export type ColumnTypes = Record<string, string>

const BATCH_ROWS = 2000

/**
 * Writes rows as one JSON value per batch: a single binding, whatever the number of rows, and the same SQL on both
 * engines. Answers the rows of `returning`, unordered.
 */
export async function insertRecords<R = never>(
  trx: Trx,
  table: string,
  columns: ColumnTypes,
  rows: readonly Record<string, unknown>[],
  returning?: string,
): Promise<R[]> {
  const names = Object.keys(columns).join(', ')
  const typed = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')
  const sql = `insert into ${table} (${names}) select ${names} from jsonb_to_recordset(?::jsonb) as given(${typed})`
  const returned: R[] = []
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH_ROWS))
    const answer = await trx.raw(returning ? `${sql} returning ${returning}` : sql, [batch])
    returned.push(...answer.rows)
  }
  return returned
}
