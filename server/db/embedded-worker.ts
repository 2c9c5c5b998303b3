/**
 * The embedded database: PGlite with PostGIS in a thread of its own, spoken to over a unix socket with the ordinary
 * PostgreSQL protocol. A heavy query blocks this thread and never the one that answers requests.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { postgis } from '@electric-sql/pglite-postgis'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { postgisAlone } from './postgis-bundle.ts'
import { SequencedPGlite } from './sequenced-pglite.ts'

/** What the opener passes in. */
export interface EmbeddedWorkerInput {
  entry: string
  directory: string
  socketPath: string
}

const { directory, socketPath } = workerData as EmbeddedWorkerInput
const trimmed: typeof postgis = {
  ...postgis,
  async setup(...args) {
    const result = await postgis.setup(...args)
    return { ...result, bundlePath: await postgisAlone(result.bundlePath) }
  },
}
// A fixed list: an extension that a later start leaves out would keep the database from opening.
const database = new SequencedPGlite({ dataDir: directory, extensions: { postgis: trimmed, btree_gist } })
await database.waitReady
const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections: 8 })
await server.start()

parentPort?.on('message', async (message) => {
  if (message !== 'close') return
  await server.stop()
  await database.close()
  parentPort?.postMessage('closed')
  parentPort?.close()
})
parentPort?.postMessage('ready')
