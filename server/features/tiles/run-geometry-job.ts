import { Worker } from 'node:worker_threads'
import type { GeometryJob, GeometryMessage } from './geometry-job.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./geometry-worker.ts', import.meta.url)

/**
 * Runs a geometry job in a thread of its own. `receive` gets every message in order, one at a time, and may take its
 * time; the promise resolves when the last one was received.
 */
export function runGeometryJob(
  job: GeometryJob,
  receive: (message: GeometryMessage) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(BOOTSTRAP, { workerData: { entry: ENTRY.href, job } })
    let received = Promise.resolve()
    let finished = false
    worker.on('message', (message: GeometryMessage) => {
      finished ||= message.kind === 'finished'
      received = received.then(() => receive(message))
      received.catch(reject)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (finished) received.then(resolve, reject)
      else reject(new Error(`the geometry worker stopped early (exit code ${code})`))
    })
  })
}
