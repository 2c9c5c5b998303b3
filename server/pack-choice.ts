import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { ServerConfig } from './config.ts'
import { StartRefused } from './start-refused.ts'

/** The data that a start serves. */
export interface PackChoice {
  /** Absolute path of the pack's folder; null for the demo pack. */
  directory: string | null
  syntheticPeople: number | null
}

const LAST_PACK = 'last-pack.json'
const LastPack = z.object({ directory: z.string().nullable(), syntheticPeople: z.int().nullable() })

/** The pack that was asked for, else the one this data folder served last, else the demo pack. */
export function choosePack({ pack, syntheticPeople, dataDirectory }: ServerConfig): PackChoice {
  if (pack.kind === 'demo') return { directory: null, syntheticPeople }
  if (pack.kind === 'folder') return { directory: existingFolder(pack.directory), syntheticPeople }
  const last = readLastPack(dataDirectory)
  return { directory: last.directory, syntheticPeople: syntheticPeople ?? last.syntheticPeople }
}

/** Remembers a pack for starts that name none. */
export function rememberPack(dataDirectory: string, choice: PackChoice): void {
  mkdirSync(dataDirectory, { recursive: true })
  writeFileSync(join(dataDirectory, LAST_PACK), `${JSON.stringify(choice)}\n`)
}

/** The folder of a pack's own embedded database: another pack, or the same with other options, is another database. */
export function databaseFolder(dataDirectory: string, choice: PackChoice): string {
  const name = choice.directory === null ? 'demo' : basename(choice.directory).replace(/[^A-Za-z0-9_-]/g, '_')
  const hash = createHash('sha256')
    .update(JSON.stringify([choice.directory, choice.syntheticPeople]))
    .digest('hex')
  return join(dataDirectory, 'packs', `${name}-${hash.slice(0, 8)}`)
}

function existingFolder(directory: string): string {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return directory
  throw new StartRefused(`--pack: there is no folder ${directory}`)
}

function readLastPack(dataDirectory: string): PackChoice {
  const path = join(dataDirectory, LAST_PACK)
  if (!existsSync(path)) return { directory: null, syntheticPeople: null }
  return LastPack.parse(JSON.parse(readFileSync(path, 'utf8')))
}
