import type { Database } from '../db/connect.ts'
import { asLoader, type Trx } from '../db/transactions.ts'
import { StartRefused } from '../start-refused.ts'
import { createKeyFile, type Keys } from './keys.ts'
import { digest, open, seal } from './seal.ts'

/** What a database keeps to recognise its keys: one text that both of them sealed and hashed. */
interface KeyMark {
  version: number
  sealed: Buffer
  digest: Buffer
}

const TEXT = 'hoanhap'
const CELL = { table: 'key_mark', field: 'sealed', row: 1 }

/**
 * Makes sure that these are the keys of this database, so that a lost or exchanged key is noticed at the start and not
 * by whoever opens the first record. A database without a mark is marked; a missing file is made only for such a one.
 * @param found the keys of the file; null when there is none
 * @throws StartRefused when the database was sealed with other keys
 */
export async function settleKeys(db: Database, found: Keys | null, path: string): Promise<Keys> {
  const mark = await asLoader(db, readMark)
  if (mark && !found) {
    throw new StartRefused(
      `the key file ${path} is missing, and this database was sealed with it: restore it`,
    )
  }
  const keys = found ?? createKeyFile(path)
  const settled = mark ?? (await asLoader(db, (trx) => writeMark(trx, keys)))
  if (!isMarkOf(keys, settled)) {
    throw new StartRefused(
      `the key file ${path} is not the one that this database was sealed with: restore it`,
    )
  }
  return keys
}

async function readMark(trx: Trx): Promise<KeyMark | null> {
  const { rows } = await trx.raw<{ rows: KeyMark[] }>(
    'select key_version as version, sealed, digest from key_mark',
  )
  return rows[0] ?? null
}

/** Answers the mark that is there in the end: another server may have been first. */
async function writeMark(trx: Trx, keys: Keys): Promise<KeyMark | null> {
  await trx.raw(
    `insert into key_mark (key_version, sealed, digest) values (?, decode(?, 'hex'), decode(?, 'hex'))
     on conflict (only_one) do nothing`,
    [keys.version, seal(keys, TEXT, CELL).toString('hex'), digest(keys, 'fullName', TEXT).toString('hex')],
  )
  return readMark(trx)
}

function isMarkOf(keys: Keys, mark: KeyMark | null): boolean {
  if (!mark?.digest.equals(digest(keys, 'fullName', TEXT))) return false
  try {
    return open(keys, mark.sealed, CELL, mark.version) === TEXT
  } catch {
    return false
  }
}
