import { Worker } from 'node:worker_threads'
import type { SolverAnswer, SolverJob } from './solver-job.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./solver-worker.ts', import.meta.url)

/** Runs one job in a thread of its own, which ends with it. */
export async function runSolver(job: SolverJob): Promise<SolverAnswer> {
  const worker = new Worker(BOOTSTRAP, { workerData: { entry: ENTRY.href } })
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the solver stopped early (exit code ${code})`)))
      worker.postMessage(job)
    })
  } finally {
    await worker.terminate()
  }
}
