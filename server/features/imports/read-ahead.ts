import { rowsOfChunks } from './chunks.ts'
import type { Transact } from './file-parts.ts'
import type { ImportContext } from './import-context.ts'
import { inTurns } from './in-turns.ts'
import { KIND_STEPS, type ReadRow } from './kinds.ts'
import type { SheetRow } from './reading/types.ts'

/**
 * How many chunks are worked on together. Guards and policies cost the same for a statement of one row as for one of a
 * thousand; where everybody waits for the one connection, nobody waits for more than five hundred.
 */
const CHUNKS_AT_ONCE = { postgres: 2, pglite: 1 } as const

/**
 * All rows of an import as their kind understands them, in the order of the file. While the database works on some, the next
 * ones are read.
 */
export async function* readAhead(transact: Transact, context: ImportContext): AsyncGenerator<ReadRow[]> {
  const { services, batch } = context
  const count = CHUNKS_AT_ONCE[services.db.engine]
  const fetch = (first: number) =>
    transact((trx) => rowsOfChunks(trx, services.keys, batch.id, { first, count }))
  let reading = readRows(context, await fetch(0))
  for (let first = count; ; first += count) {
    const rows = await reading
    if (rows.length === 0) return
    // Asked for before whoever takes the rows begins with its statements, never among them.
    const next = await fetch(first)
    reading = readRows(context, next)
    yield rows
  }
}

function readRows(context: ImportContext, rows: readonly SheetRow[]): Promise<ReadRow[]> {
  const { read } = KIND_STEPS[context.batch.kind]
  return inTurns(rows, (row) => read(context, row))
}
