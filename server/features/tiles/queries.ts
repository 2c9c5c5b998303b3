import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Level } from '../units/schemas.ts'

/** The gzip-compressed tile of a level on a day, or null when nothing is drawn there. */
export async function tileBody(
  trx: Trx,
  level: Level,
  { z, x, y }: { z: number; x: number; y: number },
  asOf: Day,
): Promise<Buffer | null> {
  const { rows } = await trx.raw<{ rows: { body: Buffer }[] }>(
    `select t.body from unit_tile_set s join unit_tile t on t.tile_set_id = s.id
     where s.level = ? and s.valid @> ?::date and t.z = ? and t.x = ? and t.y = ?`,
    [level, asOf, z, x, y],
  )
  return rows[0]?.body ?? null
}
