import { createHash } from 'node:crypto'
import { asJob, asLoader, type Trx } from '../../db/transactions.ts'
import type { AppServices } from '../../http/services.ts'
import { newSessionSecret } from '../../http/session-cookie.ts'
import { removeAbandonedFolders } from '../../http/temporary-folders.ts'
import { closeSession } from '../accounts/session-queries.ts'
import { runImport } from './run-import.ts'

/** Thrown inside a job that was cancelled, or that ends with the server. */
export class JobEnded extends Error {
  override name = 'JobEnded'
}

const DAY_MILLISECONDS = 86_400_000

/**
 * The work on files, one after the other. Each job has a session of its own, of the account that began it; what it did so
 * far stands in the database, so that it goes on there when the server starts again.
 */
export class ImportJobs {
  #turn: Promise<void> = Promise.resolve()
  #stopped = false
  #daily: NodeJS.Timeout | null = null
  readonly #running = new Map<number, AbortController>()
  /** Rows that a job did in a transaction that is not over yet. */
  readonly progress = new Map<number, number>()
  #fail: (fault: unknown) => void = () => undefined

  /** Takes up what was interrupted, and forgets files whose time is over. @param fail is told of faults of ours */
  async start(services: AppServices, fail: (fault: unknown) => void): Promise<void> {
    this.#fail = fail
    await removeAbandonedFolders()
    await forgetOld(services)
    this.#daily = setInterval(() => void forgetOld(services).catch(fail), DAY_MILLISECONDS).unref()
    const interrupted = await asLoader(services.db, async (trx) => {
      const { rows } = await trx.raw<{ rows: { ids: number[] }[] }>('select app.interrupted_imports() as ids')
      return rows[0]?.ids ?? []
    })
    for (const id of interrupted) this.begin(services, id)
  }

  /** Does, in its turn, what the status of an import asks for. */
  begin(services: AppServices, id: number): void {
    const control = new AbortController()
    this.#running.get(id)?.abort(new JobEnded())
    this.#running.set(id, control)
    this.#turn = this.#turn.then(() => this.#run(services, id, control)).catch((fault) => this.#fail(fault))
  }

  /** Does so once a transaction has ended well. */
  beginAfter(trx: Trx, services: AppServices, id: number): void {
    void trx.executionPromise.then(
      () => this.begin(services, id),
      () => undefined,
    )
  }

  /** Ends the work on an import once a transaction has ended well. */
  endAfter(trx: Trx, id: number): void {
    void trx.executionPromise.then(
      () => this.cancel(id),
      () => undefined,
    )
  }

  /** Ends the work on an import; resolves when nothing of it runs any longer. */
  async cancel(id: number): Promise<void> {
    if (!this.#running.has(id)) return
    this.#running.get(id)?.abort(new JobEnded())
    await this.#turn
  }

  /** Ends all work where it can go on later. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#daily) clearInterval(this.#daily)
    for (const control of this.#running.values()) control.abort(new JobEnded())
    await this.#turn
  }

  /** Resolves when all that was begun is done. */
  async settled(): Promise<void> {
    await this.#turn
  }

  async #run(services: AppServices, id: number, control: AbortController): Promise<void> {
    if (this.#stopped || control.signal.aborted) return
    const secret = await openJobSession(services, id)
    if (secret === null) return giveUp(services, id)
    try {
      await runImport(services, secret, id, control.signal)
    } catch (error) {
      if (!(error instanceof JobEnded) && !control.signal.aborted) {
        await giveUp(services, id)
        throw error
      }
    } finally {
      if (this.#running.get(id) === control) this.#running.delete(id)
      this.progress.delete(id)
      await asJob(services.db, secret, closeSession)
    }
  }
}

/** The secret of a session of the account that began the import; null when it may not go on with it. */
async function openJobSession({ db }: AppServices, id: number): Promise<string | null> {
  const secret = newSessionSecret()
  const hash = createHash('sha256').update(secret).digest()
  const session = await asLoader(db, async (trx) => {
    const { rows } = await trx.raw('select app.open_import_session(?, ?) as id', [id, hash])
    return rows[0]?.id ?? null
  })
  return session === null ? null : secret
}

/** Files are kept for thirty days. */
async function forgetOld({ db }: AppServices): Promise<void> {
  await asLoader(db, (trx) => trx.raw('select app.forget_imports()'))
}

async function giveUp({ db }: AppServices, id: number): Promise<void> {
  await asLoader(db, (trx) => trx.raw('select app.give_up_import(?)', [id]))
}
