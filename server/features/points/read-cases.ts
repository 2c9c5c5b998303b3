import { type RowBatch, RowCollector } from '@hoanhap/geo/point-store/rows.ts'
import type { Row, StoreSchema } from '@hoanhap/geo/point-store/schema.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { openCasesAfter } from './queries.ts'

/** How many cases are read at once. */
export const PAGE_ROWS = 2_000

/** All open cases page by page, because on the embedded database others wait for the connection. Ends early on a signal. */
export async function readOpenCases(
  db: Database,
  schema: StoreSchema,
  signal: AbortSignal,
): Promise<RowBatch> {
  const collector = new RowCollector(schema)
  let rows: Row[]
  let lastId = 0
  do {
    rows = await asLoader(db, (trx) => openCasesAfter(trx, lastId, PAGE_ROWS))
    for (const row of rows) collector.add(row)
    lastId = rows.at(-1)?.id ?? lastId
  } while (rows.length === PAGE_ROWS && !signal.aborted)
  return collector.batch()
}
