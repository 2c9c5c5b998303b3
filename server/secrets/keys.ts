import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { StartRefused } from '../start-refused.ts'

/** The secrets that seal identity fields. They live in a file, never in the database. */
export interface Keys {
  /** Kept beside every sealed value, so that keys can be exchanged. */
  version: number
  /** 32 bytes for AES-256-GCM. */
  seal: Buffer
  /** 32 bytes for HMAC-SHA-256; another secret, because a twelve-digit number is soon guessed under a known key. */
  index: Buffer
}

const KEY_BYTES = 32
const KEY_FILE = 'keys.json'
const OTHERS_AND_GROUP = 0o077

const Secret = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== KEY_BYTES) context.addIssue(`must be ${KEY_BYTES} bytes`)
  return bytes
})
const KeyFile = z.strictObject({ version: z.int().min(1), seal: Secret, index: Secret })

/** Where the keys are: the file that was named, else the one in the data folder. */
export function keyFilePath(named: string | null, dataDirectory: string): string {
  return named ?? join(dataDirectory, KEY_FILE)
}

/**
 * The keys of a file; null when there is no file.
 * @throws StartRefused when others may read the file or when it holds no keys
 */
export function readKeyFile(path: string): Keys | null {
  const file = statSync(path, { throwIfNoEntry: false })
  if (!file) return null
  if (!file.isFile()) throw new StartRefused(`the key file ${path} is not a file`)
  if ((file.mode & OTHERS_AND_GROUP) !== 0) {
    throw new StartRefused(`the key file ${path} is open to other users of this machine: chmod 600 ${path}`)
  }
  return parseKeys(path, readText(path))
}

/** Writes new keys to a file that only its owner reads, whole or not at all. */
export function createKeyFile(path: string): Keys {
  const keys = { version: 1, seal: randomBytes(KEY_BYTES), index: randomBytes(KEY_BYTES) }
  mkdirSync(dirname(path), { recursive: true })
  writePrivately(path, `${JSON.stringify(textOf(keys))}\n`)
  return keys
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new StartRefused(`the key file ${path} cannot be read by this user`)
  }
}

function parseKeys(path: string, text: string): Keys {
  const parsed = KeyFile.safeParse(jsonOf(text))
  if (parsed.success && !parsed.data.seal.equals(parsed.data.index)) return parsed.data
  // No detail: a line of a log must not hold a part of a key.
  throw new StartRefused(`the key file ${path} is malformed: restore it from where it was kept`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function textOf({ version, seal, index }: Keys) {
  return { version, seal: seal.toString('base64'), index: index.toString('base64') }
}

function writePrivately(path: string, text: string): void {
  const unfinished = `${path}.new`
  const file = openSync(unfinished, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(unfinished, path)
}
