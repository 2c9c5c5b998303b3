import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Trx } from '../../db/transactions.ts'
import { temporaryFolder } from '../../http/temporary-folders.ts'
import type { Keys } from '../../secrets/keys.ts'
import { openBytes, sealBytes } from './sealed-json.ts'

/** Runs one transaction. A file is written and read part by part, so that none takes long. */
export type Transact = <T>(fn: (trx: Trx) => Promise<T>) => Promise<T>

const PART_BYTES = 512 * 1024
const partCell = (importId: number, part: number) => ({
  table: 'import_part',
  field: 'sealed',
  row: `${importId}|${part}`,
})

/** SHA-256 of a file. */
export async function hashOfFile(path: string): Promise<Buffer> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest()
}

/** Keeps a file, sealed, part by part. */
export async function keepFile(
  transact: Transact,
  keys: Keys,
  importId: number,
  path: string,
): Promise<void> {
  let part = 0
  for await (const bytes of createReadStream(path, { highWaterMark: PART_BYTES })) {
    const { sealed, keyVersion } = sealBytes(keys, bytes, partCell(importId, part))
    const values = [importId, part, sealed, keyVersion]
    await transact((trx) =>
      trx.raw('insert into import_part (import_id, part, sealed, key_version) values (?, ?, ?, ?)', values),
    )
    part += 1
  }
}

/** Runs `work` with the kept file, on disk for as long as it takes. */
export async function withKeptFile<T>(
  transact: Transact,
  keys: Keys,
  importId: number,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await temporaryFolder()
  try {
    const path = join(folder, 'file')
    await pipeline(Readable.from(partsOf(transact, keys, importId)), createWriteStream(path, { mode: 0o600 }))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* partsOf(transact: Transact, keys: Keys, importId: number): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const { rows } = await transact((trx) =>
      trx.raw<{ rows: { sealed: Buffer; keyVersion: number }[] }>(
        'select p.sealed, p.key_version as "keyVersion" from import_part p where p.import_id = ? and p.part = ?',
        [importId, part],
      ),
    )
    if (!rows[0]) return
    yield openBytes(keys, rows[0], partCell(importId, part))
  }
}

/** Takes away what stood in a file; the numbers of the import stay. */
export async function forgetFile(trx: Trx, importId: number): Promise<void> {
  await trx.raw('delete from import_part where import_id = ?', [importId])
  await trx.raw('delete from import_chunk where import_id = ?', [importId])
}
