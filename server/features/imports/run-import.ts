import { asJob, asListJob } from '../../db/transactions.ts'
import type { AppServices } from '../../http/services.ts'
import { applyImport } from './apply-import.ts'
import { batchById } from './batch-queries.ts'
import { checkImport } from './check-import.ts'
import type { Transact } from './file-parts.ts'
import { readImport } from './read-import.ts'

/** What a step of the work on an import is given. */
export interface Job {
  services: AppServices
  id: number
  /** Runs a transaction under the rights of the account that began the import. */
  transact: Transact
  /** The same for a whole list at once, which takes as long as its rows do. */
  transactList: Transact
  signal: AbortSignal
}

const STEPS = { reading: readImport, checking: checkImport, applying: applyImport } as const

/** Does step after step, as long as the status of the import asks for one. */
export async function runImport(
  services: AppServices,
  secret: string,
  id: number,
  signal: AbortSignal,
): Promise<void> {
  const within =
    (run: typeof asJob): Transact =>
    (fn) => {
      signal.throwIfAborted()
      return run(services.db, secret, async (trx) => {
        await trx.raw('select app.touch_session()')
        return fn(trx)
      })
    }
  const job: Job = { services, id, transact: within(asJob), transactList: within(asListJob), signal }
  for (;;) {
    const batch = await job.transact((trx) => batchById(trx, services.keys, id))
    const step = batch && STEPS[batch.status as keyof typeof STEPS]
    if (!batch || !step) return
    await step(job, batch)
  }
}
