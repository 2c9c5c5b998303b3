import { Worker } from 'node:worker_threads'
import { StartRefused } from '../../start-refused.ts'
import type { PackMessage } from './pack-worker.ts'
import type { PackWish, WantedPack } from './wanted-pack.ts'

const BOOTSTRAP = new URL('../../jobs/worker-bootstrap.mjs', import.meta.url)
const ENTRY = new URL('./pack-worker.ts', import.meta.url)

/** Generates or reads the wanted pack in a thread of its own. Rejects like `wantedPack`. */
export function readWantedPack(wish: PackWish, progress: (step: string) => void): Promise<WantedPack> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(BOOTSTRAP, { workerData: { entry: ENTRY.href, wish } })
    const hear = (message: PackMessage) => {
      if (message.kind === 'step') progress(message.step)
      else if (message.kind === 'refused') reject(new StartRefused(message.message))
      else resolve(message.wanted)
    }
    worker.on('message', (message: PackMessage) => {
      try {
        hear(message)
      } catch (error) {
        reject(error)
        void worker.terminate()
      }
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`reading the pack stopped early (exit code ${code})`)))
  })
}
