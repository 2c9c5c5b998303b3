/** `npm run admin -- create NAME [--data DIR]`: makes the first administrator; the password comes from stdin or a prompt. */
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { readConfig, readEnvironment } from '../config.ts'
import { type Database, openDatabase } from '../db/connect.ts'
import { lockDataFolder } from '../db/data-folder-lock.ts'
import { migrate } from '../db/migrate.ts'
import { asOwner } from '../db/transactions.ts'
import { createAccount } from '../features/accounts/change-account.ts'
import { AccountInput } from '../features/accounts/schemas.ts'
import { toProblem } from '../http/database-problems.ts'
import { Problem } from '../http/problems.ts'
import { choosePack, databaseFolder } from '../pack-choice.ts'
import { StartRefused } from '../start-refused.ts'
import { runCommand } from './run-command.ts'

const USAGE = 'npm run admin -- create NAME [--data DIR]; the password is read from standard input'

await runCommand(async () => {
  const { username, data } = readArguments()
  const account = AccountInput.safeParse({
    username,
    displayName: username,
    password: await readPassword(),
    roles: ['admin'],
  })
  if (!account.success) {
    const [issue] = account.error.issues
    throw new StartRefused(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  await withOwnedDatabase(data, (db) => insert(db, account.data))
  return [`administrator ${username}: created`]
})

async function insert(db: Database, account: AccountInput): Promise<void> {
  try {
    await asOwner(db, (trx) => createAccount(trx, account))
  } catch (error) {
    const problem = toProblem(error)
    throw problem instanceof Problem && problem.status < 500 ? new StartRefused(problem.detail) : error
  }
}

function readArguments(): { username: string; data: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' } },
      allowPositionals: true,
    })
    const [verb, username, ...rest] = positionals
    if (verb === 'create' && username && rest.length === 0) return { username, data: values.data }
  } catch {
    throw new StartRefused(USAGE)
  }
  throw new StartRefused(USAGE)
}

/** On PostgreSQL the owner's login; embedded, the pack that this data folder serves, while no server does. */
async function withOwnedDatabase(
  data: string | undefined,
  fn: (db: Database) => Promise<void>,
): Promise<void> {
  const environment = readEnvironment(process.env)
  if (environment.DATABASE_MIGRATE_URL) {
    return using(
      await openDatabase({ engine: 'postgres', url: environment.DATABASE_MIGRATE_URL, poolSize: 1 }),
      fn,
    )
  }
  if (environment.DATABASE_URL)
    throw new StartRefused('set DATABASE_MIGRATE_URL: only the owner adds administrators')
  const config = readConfig(data === undefined ? [] : ['--data', resolve(data)], process.env)
  const lock = await lockDataFolder(config.dataDirectory)
  try {
    const directory = databaseFolder(config.dataDirectory, choosePack(config))
    const db = await openDatabase({ engine: 'pglite', directory })
    await migrate(db.knex)
    await using(db, fn)
  } finally {
    lock.release()
  }
}

async function using(db: Database, fn: (db: Database) => Promise<void>): Promise<void> {
  try {
    await fn(db)
  } finally {
    await db.close()
  }
}

async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  process.stdout.write('password: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true })
  const password = await prompt.question('')
  prompt.close()
  process.stdout.write('\n')
  return password
}
