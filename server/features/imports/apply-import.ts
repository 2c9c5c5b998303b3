import type { Database } from '../../db/connect.ts'
import type { Trx } from '../../db/transactions.ts'
import { recordAudit } from '../../http/audit.ts'
import { type Batch, bumpBatch, moveStatus, updateBatch } from './batch-queries.ts'
import { summarise } from './check-import.ts'
import type { Transact } from './file-parts.ts'
import { type ImportContext, importContext } from './import-context.ts'
import { KIND_STEPS, type ReadRow } from './kinds.ts'
import { appliedAmong, writeLedger } from './ledger.ts'
import { rememberColumns } from './map-columns.ts'
import { readAhead } from './read-ahead.ts'
import { receiptOf } from './receipt.ts'
import { decisionsOf } from './reviews.ts'
import type { Job } from './run-import.ts'

/**
 * Takes the rows in: on PostgreSQL all in one transaction, on the embedded engine, which has one connection for everybody,
 * batch by batch, each with its lines of the ledger. What was interrupted goes on after the last of them.
 */
export async function applyImport(job: Job, batch: Batch): Promise<void> {
  const { services, transact, transactList } = job
  if (services.db.engine === 'pglite') await applyRows(job, batch, transact)
  else await transactList((trx) => applyRows(job, batch, (fn) => fn(trx)))
  services.points.noteChange()
}

async function applyRows(job: Job, batch: Batch, transact: Transact): Promise<void> {
  const { services, id, signal } = job
  const context = await transact((trx) => importContext(trx, services, batch))
  const pace = new Pace(services.db.engine)
  let done = 0
  for await (const read of readAhead(transact, context)) {
    for (let start = 0; start < read.length; ) {
      signal.throwIfAborted()
      const rows = read.slice(start, start + pace.rows)
      start += rows.length
      done += rows.length
      await pace.measure(() => transact((trx) => applyBatch(trx, context, rows, done)))
      services.imports.progress.set(id, done)
    }
  }
  await transact(async (trx) => {
    await finish(trx, job, batch)
    // Whoever ends the work before it is sealed finds it as it was.
    signal.throwIfAborted()
  })
}

async function applyBatch(
  trx: Trx,
  context: ImportContext,
  all: readonly ReadRow[],
  done: number,
): Promise<void> {
  const { id, kind } = context.batch
  const applied = await appliedAmong(
    trx,
    id,
    all.map(({ row }) => row),
  )
  const rows = all.filter(({ row }) => !applied.has(row))
  if (rows.length === 0) return
  const decided = await decisionsOf(
    trx,
    id,
    rows.map(({ row }) => row),
  )
  const plans = await KIND_STEPS[kind].takeIn(trx, context, rows, decided)
  await writeLedger(trx, id, plans, true)
  await updateBatch(trx, id, { done })
  await trx.raw('select app.look_at_growth()')
}

async function finish(trx: Trx, { services, id }: Job, batch: Batch): Promise<void> {
  await summarise(trx, id, batch)
  const receipt = await receiptOf(trx, services, id, batch)
  await updateBatch(trx, id, { receipt })
  await rememberColumns(trx, services.keys, batch)
  await moveStatus(trx, id, ['applying'], 'applied')
  await trx.raw('update import_batch set kept_until = app.today() + 30 where id = ?', [id])
  await bumpBatch(trx, id)
  const { rows } = await trx.raw('select s.username from app.current_session() s')
  await recordAudit(trx, {
    ...{
      username: rows[0]?.username ?? '',
      action: 'imports.applied',
      route: 'POST /imports/:id/apply',
      outcome: 'done',
    },
    detail: { id, kind: batch.kind, ledgerHash: receipt.ledgerHash },
  })
}

const MOST_ROWS = { postgres: 1000, pglite: 500 } as const
const FIRST_ROWS = 20
const WANTED_MILLISECONDS = 150
const LONGEST_MILLISECONDS = 250

/**
 * How many rows are taken in at once: few at first, by which the database gets to know tables that were empty, and few where
 * everybody waits for the one connection, so that nobody waits long.
 */
class Pace {
  rows = FIRST_ROWS

  constructor(private readonly engine: Database['engine']) {}

  async measure(work: () => Promise<void>): Promise<void> {
    const begun = performance.now()
    await work()
    if (this.engine === 'postgres') {
      this.rows = MOST_ROWS.postgres
      return
    }
    const milliseconds = performance.now() - begun
    const fitting = Math.floor((this.rows * WANTED_MILLISECONDS) / Math.max(milliseconds, 1))
    const most = milliseconds > LONGEST_MILLISECONDS ? this.rows : this.rows * 2
    this.rows = Math.max(1, Math.min(MOST_ROWS.pglite, fitting, most))
  }
}
