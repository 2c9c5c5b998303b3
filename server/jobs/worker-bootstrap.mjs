/**
 * First module of every worker thread. A worker does not inherit the loader of its parent on Node 20, so it registers
 * tsx itself and then imports the TypeScript module named by `workerData.entry` (a file URL).
 */
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
