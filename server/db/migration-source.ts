import { readdirSync } from 'node:fs'
import type { Knex } from 'knex'

interface Migration {
  up(knex: Knex): Promise<void>
  down(knex: Knex): Promise<void>
}

const MIGRATIONS = new URL('../../migrations/', import.meta.url)

/** Names of all migrations in order, without their file extension: the ledger does not care how they are compiled. */
export function migrationNames(): string[] {
  const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.ts'))
  return files.map((file) => file.slice(0, -'.ts'.length)).sort()
}

/** Tells knex what to run. Each migration runs as the owner, so that every object and function belongs to it. */
export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => migrationNames(),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const migration: Migration = await import(new URL(`${name}.ts`, MIGRATIONS).href)
    return { up: asOwner(migration.up), down: asOwner(migration.down) }
  },
}

function asOwner(step: (knex: Knex) => Promise<void>) {
  return async (knex: Knex) => {
    await knex.raw('set local role hoanhap_owner')
    await step(knex)
  }
}
