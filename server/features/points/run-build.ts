import { Worker } from 'node:worker_threads'
import type { SegmentBuffers } from '@hoanhap/geo/point-store/segment.ts'
import type { BuildJob } from './build-job.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./build-worker.ts', import.meta.url)

/** Runs one job in a thread of its own. Rejects when the thread fails, is given up, or ends without an outcome. */
export async function runBuild(job: BuildJob, signal?: AbortSignal): Promise<SegmentBuffers> {
  const worker = new Worker(BOOTSTRAP, { workerData: { entry: ENTRY.href, job }, execArgv: [] })
  try {
    return await new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the thread that sorts points ended with code ${code}`)))
    })
  } finally {
    await worker.terminate()
  }
}
