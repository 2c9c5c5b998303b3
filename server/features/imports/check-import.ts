import type { Trx } from '../../db/transactions.ts'
import { type Batch, bumpBatch, moveStatus, updateBatch } from './batch-queries.ts'
import { messageOf } from './fault-words.ts'
import { importContext } from './import-context.ts'
import { KIND_STEPS } from './kinds.ts'
import { countLedger, findingsOfLedger, writeLedger } from './ledger.ts'
import { readAhead } from './read-ahead.ts'
import { decisionsOf } from './reviews.ts'
import type { Job } from './run-import.ts'
import type { ImportFinding } from './schemas.ts'

/** Compares every row with what is there and changes nothing but the ledger of the import. */
export async function checkImport(job: Job, batch: Batch): Promise<void> {
  const { transact, services, id } = job
  const context = await transact(async (trx) => {
    await forgetOutcomes(trx, id)
    return importContext(trx, services, batch)
  })
  let done = 0
  for await (const rows of readAhead(transact, context)) {
    await transact(async (trx) => {
      const decided = await decisionsOf(
        trx,
        id,
        rows.map(({ row }) => row),
      )
      await writeLedger(trx, id, await KIND_STEPS[batch.kind].plan(trx, context, rows, decided), false)
      done += rows.length
      await updateBatch(trx, id, { done })
    })
  }
  await transact(async (trx) => {
    await summarise(trx, id, batch)
    await moveStatus(trx, id, ['checking'], 'checked')
    await bumpBatch(trx, id)
  })
}

/** Rows of another sheet leave no outcome behind; decisions go with the rows that they were about. */
async function forgetOutcomes(trx: Trx, id: number): Promise<void> {
  await trx.raw(
    `delete from import_row r where r.import_id = ?
       and not exists (select from import_review v where v.import_id = r.import_id and v.row = r.row)`,
    [id],
  )
}

/** Writes counts and findings of the ledger beside the import. */
export async function summarise(trx: Trx, id: number, batch: Batch): Promise<void> {
  const ofRows = await findingsOfLedger(trx, id)
  const findings: ImportFinding[] = [
    ...fileFindings(batch),
    ...ofRows.map((finding) => ({ ...finding, message: messageOf(finding.code) })),
  ]
  await updateBatch(trx, id, { counts: await countLedger(trx, id), findings })
}

/** What was noticed while the file was read; a column is named by the field that it means. */
function fileFindings({ layout }: Batch): ImportFinding[] {
  return (layout?.findings ?? []).map(({ code, column, count, rows, message }) => ({
    ...{ code, count, rows, message: message.en, rejects: false },
    field: layout?.columns.find(({ index }) => index === column)?.field ?? null,
  }))
}
