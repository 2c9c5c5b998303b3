import { Worker } from 'node:worker_threads'
import { problems } from '../../http/problems.ts'
import type { SolverAnswer, SolverJob } from './solver-job.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./solver-worker.ts', import.meta.url)

/** Who comes after these would wait longer than anybody does. */
const MOST_WAITING = 6

let waiting = 0
let lastInLine: Promise<unknown> = Promise.resolve()

/**
 * Runs jobs one after the other, since each takes a whole processor for seconds.
 * @throws 503 busy when too many wait already
 */
export async function runSolver(job: SolverJob): Promise<SolverAnswer> {
  if (waiting >= MOST_WAITING) throw problems.busy()
  waiting += 1
  const turn = lastInLine.then(() => solve(job))
  lastInLine = turn.then(left, left)
  return turn
}

function left(): void {
  waiting -= 1
}

/** One job in a thread of its own, which ends with it. */
async function solve(job: SolverJob): Promise<SolverAnswer> {
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
