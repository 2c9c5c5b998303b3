import { Worker } from 'node:worker_threads'
import type { AddressUnits } from './queries.ts'
import type { ReaderAnswer, ReaderJob } from './reader-job.ts'
import type { ResolvedAddress } from './schemas.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./reader-worker.ts', import.meta.url)
const IDLE_MILLISECONDS = 600_000

interface Waiting {
  resolve: (results: ResolvedAddress[]) => void
  reject: (fault: unknown) => void
}

/**
 * Reads addresses on the units of one pack, in a thread of its own. It starts with the first question, ends when nobody has
 * asked for ten minutes, and starts again after a failure. It does not keep the server from ending.
 */
export class AddressReader {
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | null = null
  #asked = 0
  readonly #waiting = new Map<number, Waiting>()

  constructor(private readonly units: AddressUnits) {}

  /** Addresses in their order. Rejects when the thread fails. */
  read(question: Omit<ReaderJob, 'id'>): Promise<ResolvedAddress[]> {
    this.#asked += 1
    const job: ReaderJob = { id: this.#asked, ...question }
    return new Promise((resolve, reject) => {
      this.#waiting.set(job.id, { resolve, reject })
      this.#worker ??= this.#start()
      this.#worker.postMessage(job)
      this.#restAfterAWhile()
    })
  }

  #start(): Worker {
    const worker = new Worker(BOOTSTRAP, {
      workerData: { entry: ENTRY.href, units: this.units },
      execArgv: [],
    })
    worker.unref()
    worker.on('message', ({ id, results }: ReaderAnswer) => {
      this.#waiting.get(id)?.resolve(results)
      this.#waiting.delete(id)
    })
    worker.on('error', (fault) => this.#giveUp(worker, fault))
    worker.on('exit', (code) =>
      this.#giveUp(worker, new Error(`the reader of addresses ended (code ${code})`)),
    )
    return worker
  }

  #giveUp(worker: Worker, fault: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(fault)
    this.#waiting.clear()
  }

  #restAfterAWhile(): void {
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      const worker = this.#worker
      this.#worker = null
      void worker?.terminate()
    }, IDLE_MILLISECONDS)
    this.#idle.unref()
  }
}
