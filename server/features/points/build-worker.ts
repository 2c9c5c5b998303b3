import { parentPort, workerData } from 'node:worker_threads'
import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { foldStore } from '@hoanhap/geo/point-store/fold-store.ts'
import type { BuildJob } from './build-job.ts'

/** Thread that sorts rows, so that the server goes on answering meanwhile. Its outcome lies in shared memory. */
const job: BuildJob = workerData.job
parentPort?.postMessage(job.kind === 'build' ? buildSegment(job.schema, job.rows) : foldStore(job.snapshot))
