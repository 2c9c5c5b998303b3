import { median, quantile, timed } from '@hoanhap/geo/bench/measure.ts'
import { pick, seededRandom } from '@hoanhap/geo/random.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import { asStats } from '../../../server/db/transactions.ts'
import { demoTemplate, realTemplate } from '../../support/loaded-packs.ts'
import { realPackDir } from '../../support/real-pack.ts'
import { type TestServer, testServer } from '../../support/server.ts'

/**
 * The last part of `npm run bench`: tiles of unit borders over HTTP, as they were cut when the pack was loaded, against
 * PostGIS cutting each when it is asked, without HTTP. Each tile is asked twice of ours: from the table, and from memory.
 * An address that is not there tells what HTTP and the client in the same process cost by themselves.
 */

const TILES = 200
const LEAST_ZOOM = 5

/** What PostGIS would answer: the same units on the same day, at full detail, which a tile of its own size keeps anyway. */
const CUT_NOW = `
with asked as (select st_tileenvelope(?, ?, ?) as mercator)
select st_asmvt(cut, 'units', 4096, 'geom', 'id') as body from (
  select u.id, u.code, u.name, st_asmvtgeom(st_transform(b.geom, 3857), asked.mercator) as geom
  from asked join unit_boundary b on b.geom && st_transform(asked.mercator, 4326)
  join unit u on u.id = b.unit_id
  where u.level = 'commune' and u.valid @> current_date) cut`

async function tilesThatShowCommunes(server: TestServer): Promise<Tile[]> {
  return await asStats(server.db, async (trx) => {
    const { rows } = await trx.raw<{ rows: Tile[] }>(
      `select t.z, t.x, t.y from unit_tile_set s join unit_tile t on t.tile_set_id = s.id
       where s.level = 'commune' and s.valid @> current_date and t.z >= ? order by t.z, t.x, t.y`,
      [LEAST_ZOOM],
    )
    return rows
  })
}

function line(name: string, times: readonly number[]): string {
  return `${name.padEnd(32)} p50 ${median([...times]).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`
}

// The country where its data are at hand, else the demo.
const template = realPackDir ? realTemplate : demoTemplate
const server = await testServer({ engine: 'postgres', template, checkResponses: false })
try {
  const random = seededRandom('unit tiles')
  const all = await tilesThatShowCommunes(server)
  const tiles = Array.from({ length: TILES }, () => pick(random, all))
  const planner = await server.as('planner')
  const ask = ({ z, x, y }: Tile) => planner.get(`/tiles/units/commune/${z}/${x}/${y}.mvt`)
  const cut = ({ z, x, y }: Tile) => asStats(server.db, (trx) => trx.raw(CUT_NOW, [z, x, y]))
  const times = {
    table: [] as number[],
    memory: [] as number[],
    postgis: [] as number[],
    bare: [] as number[],
  }
  for (const tile of new Set(tiles)) {
    times.table.push(await timed(() => ask(tile)))
    times.postgis.push(await timed(() => cut(tile)))
    times.memory.push(await timed(() => ask(tile)))
    times.bare.push(await timed(() => planner.get('/nowhere')))
  }
  console.log(
    `\nunit tiles, ${template.name} pack, ${times.table.length} tiles of z${LEAST_ZOOM} to z12, one after the other`,
  )
  console.log(line('asked first, over HTTP', times.table))
  console.log(line('asked again, over HTTP', times.memory))
  console.log(line('an address that is not there', times.bare))
  console.log(line('cut by PostGIS when asked', times.postgis))
  const ratio = (ours: number[]) => (median(times.postgis) / median(ours)).toFixed(1)
  console.log(`PostGIS / ours: ${ratio(times.table)}x first, ${ratio(times.memory)}x again`)
} finally {
  await server.close()
}
process.exit(0)
