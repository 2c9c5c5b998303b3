import type { Trx } from '../../db/transactions.ts'
import type { TileRow } from '../tiles/geometry-job.ts'
import type { Level } from '../units/schemas.ts'
import { toDateRange } from './day-spans.ts'
import { insertRecords } from './insert-records.ts'
import type { DaySpan } from './pack-types.ts'

const BATCH_TILES = 200

/** Writes the tile sets and answers their numbers in the same order. */
export async function insertTileSets(
  trx: Trx,
  sets: readonly { level: Level; span: DaySpan }[],
): Promise<number[]> {
  const ids: number[] = []
  for (const { level, span } of sets) {
    const { rows } = await trx.raw(
      `insert into unit_tile_set (level, valid) values (?, ?::daterange) returning id`,
      [level, toDateRange(span)],
    )
    ids.push(rows[0].id)
  }
  return ids
}

/** Writes tiles of one set. */
export async function insertTiles(trx: Trx, tileSetId: number, tiles: readonly TileRow[]): Promise<void> {
  const columns = { tile_set_id: 'int', z: 'int', x: 'int', y: 'int', body: 'bytea' }
  for (let start = 0; start < tiles.length; start += BATCH_TILES) {
    const rows = tiles.slice(start, start + BATCH_TILES).map(({ z, x, y, body }) => ({
      tile_set_id: tileSetId,
      z,
      x,
      y,
      // JSON carries bytes as the hexadecimal text that bytea reads.
      body: `\\x${Buffer.from(body).toString('hex')}`,
    }))
    await insertRecords(trx, 'unit_tile', columns, rows)
  }
}
