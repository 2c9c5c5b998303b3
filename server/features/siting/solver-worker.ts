import { parentPort } from 'node:worker_threads'
import { solveJob } from './solve-job.ts'
import type { SolverJob } from './solver-job.ts'

/** Thread that finds new places, so that the server goes on answering meanwhile: one answer to each job, in turn. */
parentPort?.on('message', async (job: SolverJob) => parentPort?.postMessage(await solveJob(job)))
