import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { dayInVietnam } from '@hoanhap/geo/day.ts'
import { isExposed, type ServerConfig } from './config.ts'
import { checkServerDatabase } from './db/check-server-database.ts'
import { type Database, openDatabase } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { asLoader } from './db/transactions.ts'
import {
  createDemoAccounts,
  everythingIsSynthetic,
  removeDemoAccounts,
} from './features/accounts/demo-accounts.ts'
import { sealedLoad } from './features/packs/ledger.ts'
import { beginReading, type LoadOptions, loadPack, type ReadOptions } from './features/packs/load-pack.ts'
import { insertReferenceLists } from './features/packs/load-reference-lists.ts'
import type { WantedPack } from './features/packs/wanted-pack.ts'
import type { PackIdentity } from './http/services.ts'
import { choosePack, databaseFolder, type PackChoice, rememberPack } from './pack-choice.ts'
import { type Keys, keyFilePath, readKeyFile } from './secrets/keys.ts'
import { settleKeys } from './secrets/settle-keys.ts'
import { StartRefused } from './start-refused.ts'

/** An open database with a pack in it. */
export interface OpenData {
  db: Database
  pack: PackIdentity
  /** User names of the demo accounts; empty when there are none. */
  demoAccounts: string[]
  keys: Keys
}

type Progress = (line: string) => void

/** Opens the database, brings it up to date, loads the pack if it is not there, and settles the demo accounts. */
export async function openData(config: ServerConfig, progress: Progress): Promise<OpenData> {
  const choice = choosePack(config)
  const keyFile = keyFilePath(config.keyFile, config.dataDirectory)
  const foundKeys = readNamedKeys(config, keyFile)
  const options = loadOptions(config, choice)
  progress('opening the database')
  // A new embedded database takes as long to make as its pack takes to read: both at once.
  const begun = isNew(config, choice) ? beginReading(options, progress) : undefined
  const [opened] = await Promise.allSettled([open(config, choice, progress), begun])
  if (opened.status === 'rejected') throw opened.reason
  const db = opened.value
  try {
    const keys = await settleKeys(db, foundKeys, keyFile)
    await asLoader(db, insertReferenceLists)
    const pack = await servedPack(db, { ...options, keys }, progress, begun)
    const demoAccounts = await settleDemoAccounts(db, config)
    if (!config.databaseUrl) rememberPack(config.dataDirectory, choice)
    return { db, pack, demoAccounts, keys }
  } catch (error) {
    await db.close()
    throw error
  }
}

/** A file that was named has to be there; the one in the data folder may still be made. */
function readNamedKeys({ keyFile }: ServerConfig, path: string): Keys | null {
  const keys = readKeyFile(path)
  if (!keys && keyFile !== null) throw new StartRefused(`HOANHAP_KEY_FILE: there is no file ${path}`)
  return keys
}

async function open(config: ServerConfig, choice: PackChoice, progress: Progress): Promise<Database> {
  if (config.databaseUrl) return openServerDatabase(config.databaseUrl)
  const db = await openDatabase({ engine: 'pglite', directory: databaseFolder(config.dataDirectory, choice) })
  const ran = await migrate(db.knex)
  if (ran.length > 0) progress(`ran ${ran.length} migrations`)
  return db
}

async function openServerDatabase(url: string): Promise<Database> {
  const db = await openDatabase({ engine: 'postgres', url })
  try {
    await checkServerDatabase(db)
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}

function isNew({ databaseUrl, dataDirectory }: ServerConfig, choice: PackChoice): boolean {
  return databaseUrl === null && !existsSync(databaseFolder(dataDirectory, choice))
}

function loadOptions(config: ServerConfig, { directory, syntheticPeople }: PackChoice): ReadOptions {
  // A database server holds one pack: a start that names none serves what is there.
  const dir = config.databaseUrl && config.pack.kind === 'last' ? null : directory
  return {
    ...(dir === null ? {} : { dir: resolve(dir) }),
    ...(syntheticPeople === null ? {} : { withSyntheticPeople: syntheticPeople }),
    today: dayInVietnam(Date.now()),
  }
}

async function servedPack(
  db: Database,
  options: LoadOptions,
  progress: Progress,
  begun: Promise<WantedPack> | undefined,
): Promise<PackIdentity> {
  const loaded = await loadPack(db, options, progress, begun)
  const { name, version, synthetic, findings, loadedNow } = loaded
  if (loadedNow && findings.length > 0)
    progress(`${findings.length} remarks on the pack: npm run pack -- check DIR`)
  return { name, version, synthetic }
}

/** Demo accounts stand for the demo pack and for whoever asks, and only while nobody in the database is real. */
async function settleDemoAccounts(db: Database, config: ServerConfig): Promise<string[]> {
  const synthetic = await everythingIsSynthetic(db)
  if (!synthetic && isExposed(config)) {
    throw new StartRefused(
      `HOST ${config.host} is open to other machines: set PUBLIC_URL to an https address`,
    )
  }
  const load = await asLoader(db, sealedLoad)
  const wanted = config.demoAccounts || (load?.options.demo ?? false)
  if (wanted && synthetic) return createDemoAccounts(db)
  await removeDemoAccounts(db)
  if (config.demoAccounts) throw new StartRefused('--demo-accounts: the pack holds counts of real people')
  return []
}
