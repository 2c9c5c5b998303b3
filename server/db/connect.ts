import knexFactory, { type Knex } from 'knex'
import pg from 'pg'
import { startEmbeddedEngine } from './embedded.ts'
import { createGroupRole, EXTENSIONS, GROUP_ROLES, grantCreation } from './roles.ts'

/** A database of either engine behind one driver. */
export interface Database {
  knex: Knex
  engine: 'pglite' | 'postgres'
  /** Version of PostgreSQL, such as `15.8`. */
  version: string
  postgis: string
  /** Address for a connection beside those of the pool; null where there can be no other. */
  url: string | null
  close(): Promise<void>
}

/** Where the database is: a connection address, or a folder for the embedded engine. */
export type DatabaseTarget =
  | { engine: 'postgres'; url: string; poolSize?: number }
  | { engine: 'pglite'; directory: string }

const POOL_SIZE = 10
const ACQUIRE_TIMEOUT_MILLISECONDS = 15_000
/** The function that looks at functions in C before they are created. */
const VALIDATOR_OF_C = "select lanvalidator::int as validator from pg_language where lanname = 'c'"
const SET_VALIDATOR_OF_C = "update pg_language set lanvalidator = ? where lanname = 'c'"

// A day is text from the database to the pixel, never a Date at some midnight.
const DATE_TYPE = 1082
pg.types.setTypeParser(DATE_TYPE, (text) => text)

/**
 * Opens a database. The embedded engine is created on first use, with its roles and extensions; PostgreSQL must have
 * been prepared with `npm run db:create`. The caller holds the lock of an embedded folder.
 */
export function openDatabase(target: DatabaseTarget): Promise<Database> {
  return target.engine === 'pglite' ? openEmbedded(target.directory) : openServer(target)
}

async function openServer(target: { url: string; poolSize?: number }): Promise<Database> {
  const knex = knexFactory({
    client: 'pg',
    connection: { connectionString: target.url, application_name: 'hoanhap' },
    pool: { min: 0, max: target.poolSize ?? POOL_SIZE },
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MILLISECONDS,
  })
  try {
    const { url } = target
    return { knex, engine: 'postgres', url, ...(await versions(knex)), close: () => knex.destroy() }
  } catch (error) {
    await knex.destroy()
    throw error
  }
}

async function openEmbedded(directory: string): Promise<Database> {
  const engine = await startEmbeddedEngine(directory)
  // One session, multiplexed: a second connection would share roles and settings with the first.
  const knex = knexFactory({
    client: 'pg',
    connection: { host: engine.host, user: 'postgres', database: 'postgres' },
    pool: { min: 0, max: 1 },
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MILLISECONDS,
  })
  await prepareEmbedded(knex)
  const close = async () => {
    await knex.destroy()
    await engine.close()
  }
  return { knex, engine: 'pglite', url: null, ...(await versions(knex)), close }
}

async function prepareEmbedded(knex: Knex): Promise<void> {
  await createExtensions(knex)
  for (const role of GROUP_ROLES) await knex.raw(createGroupRole(role))
  for (const statement of grantCreation('postgres')) await knex.raw(statement)
}

/**
 * Every function of an extension is looked up in its library when it is created, which for those of PostGIS takes PGlite
 * eight of nine seconds. Extension and library come in one package: looking up what is called, when it is called, will do.
 */
async function createExtensions(knex: Knex): Promise<void> {
  const present: string[] = await knex('pg_extension').pluck('extname')
  const missing = EXTENSIONS.filter((extension) => !present.includes(extension))
  if (missing.length === 0) return
  await knex.transaction(async (trx) => {
    const { rows } = await trx.raw(VALIDATOR_OF_C)
    await trx.raw(SET_VALIDATOR_OF_C, [0])
    for (const extension of missing) await trx.raw('create extension ??', [extension])
    await trx.raw(SET_VALIDATOR_OF_C, [rows[0].validator])
  })
}

async function versions(knex: Knex): Promise<{ version: string; postgis: string }> {
  const { rows } = await knex.raw(
    `select split_part(current_setting('server_version'), ' ', 1) as version, postgis_lib_version() as postgis`,
  )
  return rows[0]
}
