import type { Trx } from '../../db/transactions.ts'
import type { TileRow } from '../tiles/geometry-job.ts'
import type { Level } from '../units/schemas.ts'
import { toDateRange } from './day-spans.ts'
import type { DaySpan } from './pack-types.ts'

const BATCH_TILES = 500

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
  for (let start = 0; start < tiles.length; start += BATCH_TILES) {
    const batch = tiles.slice(start, start + BATCH_TILES)
    await trx.raw(
      `insert into unit_tile (tile_set_id, z, x, y, body)
       select ?, t.z, t.x, t.y, t.body from unnest(?::int[], ?::int[], ?::int[], ?::bytea[]) as t (z, x, y, body)`,
      [
        tileSetId,
        batch.map(({ z }) => z),
        batch.map(({ x }) => x),
        batch.map(({ y }) => y),
        batch.map(({ body }) => Buffer.from(body)),
      ],
    )
  }
}
