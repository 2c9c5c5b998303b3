import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '../../server/db/connect.ts'
import { createDatabase, type DatabasePlan } from '../../server/db/create-database.ts'
import { migrate } from '../../server/db/migrate.ts'
import { keepCompiled } from './keep-compiled.ts'
import { clusterUrl, exclusively } from './postgres-cluster.ts'
import { sourceHash } from './source-hash.ts'

export type Engine = Database['engine']

/** What a template holds beyond the migrations, under a name; filled once and copied for every test file. */
export interface Template {
  name: string
  fill(db: Database): Promise<void>
}

/** Which engine this run tests; the same files run on both. */
export const ENGINE: Engine = process.env.TEST_ENGINE === 'pglite' ? 'pglite' : 'postgres'

export const SERVER_LOGIN = 'hoanhap_test_server'
export const MIGRATE_LOGIN = 'hoanhap_test_migrate'

/**
 * A fresh migrated database, opened as the server opens it (on PostgreSQL by a login without any right of its own).
 * `close` drops it.
 */
export function testDatabase(options: { engine?: Engine; template?: Template } = {}): Promise<Database> {
  const { engine = ENGINE, template } = options
  return engine === 'postgres' ? freshServerDatabase(template) : freshEmbeddedDatabase(template)
}

/** The address of a database of the test cluster for a login; by default the administrator. */
export { clusterUrl } from './postgres-cluster.ts'

async function freshServerDatabase(template?: Template): Promise<Database> {
  const source = await serverTemplate(template)
  const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6).toString(36)}`
  await administer(`create database ${name} template ${source} owner hoanhap_owner`)
  await administer(`grant connect on database ${name} to ${SERVER_LOGIN}, ${MIGRATE_LOGIN}`)
  const db = await openDatabase({
    engine: 'postgres',
    url: await clusterUrl(name, SERVER_LOGIN),
    poolSize: 10,
  })
  const close = async () => {
    await db.close()
    await administer(`drop database if exists ${name} with (force)`)
  }
  return { ...db, close }
}

/** A template database is built under another name and renamed when it is complete. */
async function serverTemplate(template?: Template): Promise<string> {
  const name = templateName(template)
  const base = template ? await serverTemplate() : null
  await exclusively(join(tmpdir(), `${name}.lock`), async () => {
    if (await exists(name)) return
    const draft = `${name}_draft`
    await administer(`drop database if exists ${draft} with (force)`)
    if (base) await administer(`create database ${draft} template ${base} owner hoanhap_owner`)
    else await createServerDatabase(planFor(draft))
    await fillServerTemplate(draft, template)
    await administer(`alter database ${draft} rename to ${name}`)
  })
  return name
}

async function fillServerTemplate(database: string, template?: Template): Promise<void> {
  const login = template ? SERVER_LOGIN : MIGRATE_LOGIN
  await administer(`grant connect on database ${database} to ${login}`)
  const db = await openDatabase({ engine: 'postgres', url: await clusterUrl(database, login), poolSize: 2 })
  try {
    if (template) await template.fill(db)
    else await migrate(db.knex)
  } finally {
    await db.close()
  }
}

/** Makes a database as an administrator of the cluster does; one at a time, because all of them write the same roles. */
export function createServerDatabase(plan: DatabasePlan) {
  return exclusively(join(tmpdir(), 'hoanhap_roles.lock'), async () =>
    createDatabase(await clusterUrl(), plan),
  )
}

/** A database with the logins of the tests, which need no password. */
export function planFor(database: string): DatabasePlan {
  return {
    database,
    serverLogin: SERVER_LOGIN,
    serverPassword: null,
    migrateLogin: MIGRATE_LOGIN,
    migratePassword: null,
  }
}

async function freshEmbeddedDatabase(template?: Template): Promise<Database> {
  await keepCompiled()
  const source = await embeddedTemplate(template)
  const directory = mkdtempSync(join(tmpdir(), 'hoanhap-test-'))
  cpSync(source, directory, { recursive: true })
  const db = await openDatabase({ engine: 'pglite', directory })
  const close = async () => {
    await db.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { ...db, close }
}

async function embeddedTemplate(template?: Template): Promise<string> {
  const directory = join(tmpdir(), `${templateName(template)}_pglite`)
  const base = template ? await embeddedTemplate() : null
  await exclusively(`${directory}.lock`, async () => {
    if (existsSync(directory)) return
    const draft = `${directory}_draft`
    rmSync(draft, { recursive: true, force: true })
    if (base) cpSync(base, draft, { recursive: true })
    else mkdirSync(draft, { recursive: true })
    const db = await openDatabase({ engine: 'pglite', directory: draft })
    if (template) await template.fill(db)
    else await migrate(db.knex)
    await db.close()
    renameSync(draft, directory)
  })
  return directory
}

function templateName(template?: Template): string {
  if (!template) return `hoanhap_template_${sourceHash(['migrations', 'server/db'])}`
  return `hoanhap_template_${template.name}_${sourceHash(['migrations', 'server', 'geo', 'seeds'])}`
}

async function exists(database: string): Promise<boolean> {
  const { rowCount } = await administer(`select from pg_database where datname = '${database}'`)
  return rowCount === 1
}

/** One statement as administrator of the test cluster. */
export async function administer(sql: string, database = 'postgres'): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: await clusterUrl(database) })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

/** One statement past every policy, for what no role of the application can do: moving time, reading the catalogue. */
export async function asAdministrator(
  db: Database,
  sql: string,
): Promise<{ rows: Record<string, unknown>[] }> {
  if (db.engine === 'pglite') return db.knex.raw(sql)
  const { rows } = await db.knex.raw('select current_database() as name')
  return administer(sql, rows[0].name)
}
