import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from './client.ts'
import {
  administer,
  clusterUrl,
  createServerDatabase,
  ENGINE,
  MIGRATE_LOGIN,
  planFor,
  SERVER_LOGIN,
} from './database.ts'
import { type Running, runProgram } from './process.ts'

/** The server as an office runs it: in processes of its own, one after the other, over one data folder or database. */
export interface ServerProcesses {
  /** Whatever a test writes: it goes away at the end. */
  folder: string
  /** The data folder. */
  data: string
  /** The database on PostgreSQL; null on the embedded engine. */
  database: string | null
  start(args?: string[], env?: Record<string, string>): Running
  /** Kills what still runs and takes everything away. */
  close(): Promise<void>
}

/** @param name part of the names of the folder and of the database, so that test files do not meet */
export async function serverProcesses(name: string): Promise<ServerProcesses> {
  const folder = mkdtempSync(join(tmpdir(), `hoanhap-${name}-`))
  const data = join(folder, 'data')
  const database = ENGINE === 'postgres' ? `test_${name}_${process.pid}` : null
  const environment: Record<string, string> = database ? await migratedDatabase(database) : {}
  const started: Running[] = []
  const start = (args: string[] = [], env: Record<string, string> = {}) => {
    const all = ['--port', '0', '--data', data, ...args]
    const running = runProgram('server/main.ts', all, { ...environment, ...env })
    started.push(running)
    return running
  }
  const close = async () => {
    for (const { child } of started) child.kill('SIGKILL')
    await Promise.all(started.map(({ ended }) => ended))
    rmSync(folder, { recursive: true, force: true })
    if (database) await administer(`drop database if exists ${database} with (force)`)
  }
  return { folder, data, database, start, close }
}

async function migratedDatabase(database: string): Promise<{ DATABASE_URL: string }> {
  await createServerDatabase(planFor(database))
  const migrating = runProgram('server/cli/migrate.ts', [], {
    DATABASE_MIGRATE_URL: await clusterUrl(database, MIGRATE_LOGIN),
  })
  if ((await migrating.ended) !== 0) throw new Error(`the migrations failed:\n${migrating.output()}`)
  return { DATABASE_URL: await clusterUrl(database, SERVER_LOGIN) }
}

/** A client of the server, once it says that it is ready. */
export async function ready(running: Running): Promise<Client> {
  const [, origin = ''] = await running.until(/^ready (http:\/\/127\.0\.0\.1:\d+)$/m)
  return new Client(origin)
}
