import type { Trx } from '../../db/transactions.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import type { Keys } from '../../secrets/keys.ts'
import type { Batch } from './batch-queries.ts'
import { rowsByNumber } from './chunks.ts'
import { wordsOf } from './fault-words.ts'
import type { Fault } from './faults.ts'
import type { Transact } from './file-parts.ts'
import { columnsOf } from './import-context.ts'
import { type LedgerRow, ledgerRows } from './ledger.ts'
import type { RejectedRow, RejectionReason, SheetRow, ValueFinding } from './reading/types.ts'
import { understandRow } from './understand-row.ts'
import { rejectsWorkbook } from './writing/rejects-workbook.ts'

const ROWS_AT_ONCE = 1000

/**
 * The rejected rows as they came, with the reasons beside them, to be put right and sent again. They may be ten thousand: page
 * by page in short transactions, and the workbook is written after the last of them. @throws 410 gone, 409
 */
export async function rejectsOf(
  { transact, services, today }: Pick<Context, 'services' | 'today'> & { transact: Transact },
  batch: Batch,
): Promise<Uint8Array> {
  if (!['checked', 'applied'].includes(batch.status)) {
    throw problems.conflict(
      'import_not_open',
      `There are no rejected rows while the import is "${batch.status}".`,
    )
  }
  const { layout } = batch
  if (!layout) throw problems.gone('The rows of this file are no longer kept.')
  const rejected: RejectedRow[] = []
  let after = 0
  for (;;) {
    const { rows, kept, isLast } = await transact((trx) => pageOf(trx, services.keys, batch.id, after))
    rejected.push(...rows.flatMap((row) => rejectedRow(batch, row, kept.get(row.row), today)))
    after = rows.at(-1)?.row ?? after
    if (isLast) break
  }
  return rejectsWorkbook(
    layout.columns.map(({ header }) => header),
    rejected,
  )
}

async function pageOf(trx: Trx, keys: Keys, importId: number, after: number) {
  const page = await ledgerRows(trx, importId, {
    outcomes: ['rejected', 'review'],
    after,
    limit: ROWS_AT_ONCE,
  })
  const rows = page.rows.slice(0, ROWS_AT_ONCE)
  const kept = await rowsByNumber(
    trx,
    keys,
    importId,
    rows.map(({ row }) => row),
  )
  return { rows, kept, isLast: page.rows.length <= ROWS_AT_ONCE }
}

function rejectedRow(
  batch: Batch,
  { row, faults }: LedgerRow,
  kept: SheetRow | undefined,
  today: string,
): RejectedRow[] {
  if (!kept) return []
  const { findings } = understandRow(batch.kind, columnsOf(batch), kept, today)
  const reasons = faults.filter((fault) => !fault.note).map((fault) => reasonOf(batch, fault, findings))
  return [{ row, cells: kept.cells, reasons }]
}

function reasonOf(
  { layout }: Batch,
  { field, code }: Fault,
  findings: ReadonlyMap<string, ValueFinding>,
): RejectionReason {
  const column = field === null ? undefined : layout?.columns.find((one) => one.field === field)
  const found = field === null ? undefined : findings.get(field)
  const finding = found?.code === code ? found : undefined
  const { vi, en } = wordsOf(code)
  const message = finding
    ? {
        vi: `${finding.message.vi} → ${finding.expected.vi}`,
        en: `${finding.message.en} → ${finding.expected.en}`,
      }
    : { vi, en }
  return { column: column?.header ?? null, index: column?.index ?? null, message }
}
