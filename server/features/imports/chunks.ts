import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import type { SheetRow } from './reading/types.ts'
import { openJson, sealJson } from './sealed-json.ts'

/** Rows that are read and written together. */
export const CHUNK_ROWS = 500

const chunkCell = (importId: number, chunk: number) => ({
  table: 'import_chunk',
  field: 'sealed',
  row: `${importId}|${chunk}`,
})

/** Keeps rows of a file, sealed. */
export async function writeChunk(
  trx: Trx,
  keys: Keys,
  importId: number,
  chunk: number,
  rows: readonly SheetRow[],
): Promise<void> {
  const { sealed, keyVersion } = sealJson(keys, rows, chunkCell(importId, chunk))
  await trx.raw(
    `insert into import_chunk (import_id, chunk, first_row, last_row, sealed, key_version) values (?, ?, ?, ?, ?, ?)`,
    [importId, chunk, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0, sealed, keyVersion],
  )
}

export async function deleteChunks(trx: Trx, importId: number): Promise<void> {
  await trx.raw('delete from import_chunk where import_id = ?', [importId])
}

interface ChunkRow {
  chunk: number
  sealed: Buffer
  keyVersion: number
}

/** The rows of some chunks in the order of the file, from the chunk `first` (0 is the first of all); none after the last. */
export async function rowsOfChunks(
  trx: Trx,
  keys: Keys,
  importId: number,
  { first, count }: { first: number; count: number },
): Promise<SheetRow[]> {
  const { rows } = await trx.raw<{ rows: ChunkRow[] }>(
    `select c.chunk, c.sealed, c.key_version as "keyVersion" from import_chunk c
     where c.import_id = ? and c.chunk between ? and ? order by c.chunk`,
    [importId, first, first + count - 1],
  )
  return rows.flatMap((row) => openJson<SheetRow[]>(keys, row, chunkCell(importId, row.chunk)))
}

/** Some rows of an import, by their numbers; those that are no longer kept are missing. */
export async function rowsByNumber(
  trx: Trx,
  keys: Keys,
  importId: number,
  numbers: readonly number[],
): Promise<Map<number, SheetRow>> {
  const { rows } = await trx.raw<{ rows: ChunkRow[] }>(
    `select distinct c.chunk, c.sealed, c.key_version as "keyVersion" from unnest(?::int[]) n (row)
     join import_chunk c on c.import_id = ? and n.row between c.first_row and c.last_row order by c.chunk`,
    [[...numbers], importId],
  )
  const wanted = new Set(numbers)
  const found = rows.flatMap((row) => openJson<SheetRow[]>(keys, row, chunkCell(importId, row.chunk)))
  return new Map(found.filter(({ row }) => wanted.has(row)).map((row) => [row.row, row]))
}
