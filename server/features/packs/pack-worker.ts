import { parentPort, workerData } from 'node:worker_threads'
import { StartRefused } from '../../start-refused.ts'
import { type PackWish, type WantedPack, wantedPack } from './wanted-pack.ts'

/** What the thread says while it reads. A refusal is told in words, because an error loses its class on the way. */
export type PackMessage =
  | { kind: 'step'; step: string }
  | { kind: 'refused'; message: string }
  | { kind: 'read'; wanted: WantedPack }

/** Thread that generates or reads a pack, so that the server goes on answering meanwhile. */
function say(message: PackMessage): void {
  parentPort?.postMessage(message)
}

try {
  const wanted = await wantedPack(workerData.wish as PackWish, (step) => say({ kind: 'step', step }))
  say({ kind: 'read', wanted })
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  say({ kind: 'refused', message: error.message })
}
