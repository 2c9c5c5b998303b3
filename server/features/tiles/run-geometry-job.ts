import { Worker } from 'node:worker_threads'
import type { GeometryJob, GeometryMessage } from './geometry-job.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./geometry-worker.ts', import.meta.url)

/**
 * Runs one geometry job. `receive` gets every message in order, one at a time, and may take its time; the promise
 * resolves when the last one was received.
 */
export type RunGeometryJob = (
  job: GeometryJob,
  receive: (message: GeometryMessage) => Promise<void>,
) => Promise<void>

/** Gives `fn` a thread for geometry, which gets ready while `fn` prepares the job, and ends it afterwards. */
export async function withGeometryWorker(fn: (run: RunGeometryJob) => Promise<void>): Promise<void> {
  const worker = new Worker(BOOTSTRAP, { workerData: { entry: ENTRY.href } })
  try {
    await Promise.race([failureOf(worker), fn((job, receive) => run(worker, job, receive))])
  } finally {
    await worker.terminate()
  }
}

function failureOf(worker: Worker): Promise<never> {
  return new Promise((_resolve, reject) => worker.once('error', reject))
}

function run(
  worker: Worker,
  job: GeometryJob,
  receive: (message: GeometryMessage) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = Promise.resolve()
    let finished = false
    worker.on('message', (message: GeometryMessage) => {
      finished ||= message.kind === 'finished'
      received = received.then(() => receive(message))
      received.catch(reject)
    })
    // The thread is gone before the last of what it said was stored.
    worker.once('exit', (code) => {
      if (finished) received.then(resolve, reject)
      else reject(new Error(`the geometry worker stopped early (exit code ${code})`))
    })
    worker.postMessage(job)
  })
}
