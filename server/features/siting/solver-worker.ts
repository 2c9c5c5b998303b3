import { once } from 'node:events'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { solveJob } from './solve-job.ts'
import type { SolverJob } from './solver-job.ts'

/** Thread that finds new places, so that the server goes on answering meanwhile. One job, one answer. */
const [job] = (await once(parentPort as MessagePort, 'message')) as [SolverJob]
parentPort?.postMessage(await solveJob(job))
