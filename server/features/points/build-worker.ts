import { parentPort, workerData } from 'node:worker_threads'
import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { foldStore } from '@hoanhap/geo/point-store/fold-store.ts'
import type { SegmentBuffers } from '@hoanhap/geo/point-store/segment.ts'
import type { BuildJob } from './build-job.ts'
import { copyOpenCases } from './copy-cases.ts'

/** Thread that sorts rows, so that the server goes on answering meanwhile. Its outcome lies in shared memory. */
parentPort?.postMessage(await outcomeOf(workerData.job))

async function outcomeOf(job: BuildJob): Promise<SegmentBuffers> {
  if (job.kind === 'fold') return foldStore(job.snapshot)
  const rows = job.kind === 'copy' ? await copyOpenCases(job.source, job.schema) : job.rows
  return buildSegment(job.schema, rows)
}
