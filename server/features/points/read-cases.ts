import type { Row } from '@hoanhap/geo/point-store/schema.ts'
import type { Database } from '../../db/connect.ts'
import { asLoader } from '../../db/transactions.ts'
import { beginOpenCases, nextOpenCases, openCasesAfter } from './queries.ts'

/** How many cases are read at once. */
export const PAGE_ROWS = 2_000

/** Takes some rows and says whether more are wanted. */
type Take = (rows: readonly Row[]) => boolean

/** Reads all open cases: on a server in one go, on the embedded database page by page, because others wait for it. */
export function readOpenCases(db: Database, take: Take): Promise<void> {
  return db.engine === 'postgres' ? readInOneGo(db, take) : readPages(db, take)
}

function readInOneGo(db: Database, take: Take): Promise<void> {
  return asLoader(db, async (trx) => {
    await beginOpenCases(trx)
    let rows: Row[]
    do rows = await nextOpenCases(trx)
    while (take(rows) && rows.length > 0)
  })
}

async function readPages(db: Database, take: Take): Promise<void> {
  let rows: Row[]
  let lastId = 0
  do {
    rows = await asLoader(db, (trx) => openCasesAfter(trx, lastId, PAGE_ROWS))
    lastId = rows.at(-1)?.id ?? lastId
  } while (take(rows) && rows.length === PAGE_ROWS)
}
