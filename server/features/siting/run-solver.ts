import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { problems } from '../../http/problems.ts'
import type { SolverAnswer, SolverJob } from './solver-job.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./solver-worker.ts', import.meta.url)

/** Who comes after these would wait longer than anybody does. */
const MOST_WAITING = 6
/** Who plans asks again soon; when nobody does, the thread gives its memory back. */
const IDLE_MILLISECONDS = 60_000

let waiting = 0
let lastInLine: Promise<unknown> = Promise.resolve()
/** Kept from job to job: it takes longer to start than most jobs take. */
let thread: Worker | null = null
let idle: NodeJS.Timeout | undefined

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

/** One job in the thread; one that fails takes the thread with it. Between jobs it keeps nobody from ending. */
async function solve(job: SolverJob): Promise<SolverAnswer> {
  thread ??= new Worker(BOOTSTRAP, { workerData: { entry: ENTRY.href }, execArgv: [] })
  thread.ref()
  clearTimeout(idle)
  try {
    const answer = await answerOf(thread, job)
    thread.unref()
    idle = setTimeout(endThread, IDLE_MILLISECONDS).unref()
    return answer
  } catch (fault) {
    endThread()
    throw fault
  }
}

async function answerOf(worker: Worker, job: SolverJob): Promise<SolverAnswer> {
  const over = new AbortController()
  const answered = once(worker, 'message', over)
  const ended = once(worker, 'exit', over).then(([code]) => {
    throw new Error(`the solver stopped early (exit code ${code})`)
  })
  worker.postMessage(job)
  try {
    const [answer] = (await Promise.race([answered, ended])) as [SolverAnswer]
    return answer
  } finally {
    over.abort()
  }
}

function endThread(): void {
  void thread?.terminate()
  thread = null
}
