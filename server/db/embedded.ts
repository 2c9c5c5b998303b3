import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EmbeddedWorkerInput } from './embedded-worker.ts'

/** A running embedded database. */
export interface EmbeddedEngine {
  /** The folder of the unix socket, which `pg` takes as a host. */
  host: string
  close(): Promise<void>
}

const SOCKET_NAME = '.s.PGSQL.5432'
/** The kernel's limit for the path of a unix socket, less its closing zero byte. */
const SOCKET_PATH_LIMIT_BYTES = 107

/** Opens (or creates) the database in a folder that the caller has locked. Rejects when the engine cannot start. */
export async function startEmbeddedEngine(directory: string): Promise<EmbeddedEngine> {
  mkdirSync(directory, { recursive: true })
  const host = socketDirectory(directory)
  const socketPath = join(host, SOCKET_NAME)
  rmSync(socketPath, { force: true })
  const worker = await startWorker({ entry: entryUrl(), directory: join(directory, 'postgres'), socketPath })
  // Without its database the server can only fail: let it end loudly, so that whoever watches starts it again.
  worker.on('exit', throwWhenUnexpected)
  return { host, close: () => stopWorker(worker, host, directory) }
}

function entryUrl(): string {
  return new URL('./embedded-worker.ts', import.meta.url).href
}

/** The data folder itself, or a short temporary one where the path would not fit into a socket address. */
function socketDirectory(directory: string): string {
  const fits = Buffer.byteLength(join(directory, SOCKET_NAME)) <= SOCKET_PATH_LIMIT_BYTES
  return fits ? directory : mkdtempSync(join(tmpdir(), 'hoanhap-'))
}

function startWorker(workerData: EmbeddedWorkerInput): Promise<Worker> {
  const bootstrap = new URL('../jobs/worker-bootstrap.mjs', import.meta.url)
  const worker = new Worker(bootstrap, { workerData, execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the embedded database stopped with code ${code}`)))
  })
}

function throwWhenUnexpected(code: number): never {
  throw new Error(`the embedded database stopped with code ${code}`)
}

async function stopWorker(worker: Worker, host: string, directory: string): Promise<void> {
  worker.off('exit', throwWhenUnexpected)
  await new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
    worker.once('message', () => worker.terminate())
    worker.postMessage('close')
  })
  if (host !== directory) rmSync(host, { recursive: true, force: true })
}
