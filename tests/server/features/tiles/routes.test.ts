import { gunzipSync } from 'node:zlib'
import { tilesCovering } from '@hoanhap/geo/tiles/tile-math.ts'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Unit } from '../../../../server/contract.ts'
import { asStats } from '../../../../server/db/transactions.ts'
import type { Client } from '../../../support/client.ts'
import { realTemplate } from '../../../support/loaded-packs.ts'
import { type TestServer, testServer } from '../../../support/server.ts'

let server: TestServer
let planner: Client

beforeAll(async () => {
  server = await testServer({ template: realTemplate })
  planner = await server.as('planner')
}, 600_000)
afterAll(() => server?.close())

interface Drawn {
  id: number
  code: string
  name: string
}

async function tile(level: string, z: number, x: number, y: number, asOf: string): Promise<Drawn[]> {
  const answer = await planner.get(`/tiles/units/${level}/${z}/${x}/${y}.mvt?asOf=${asOf}`)
  if (answer.status === 204) return []
  expect(answer.status).toBe(200)
  const layer = new VectorTile(new PbfReader(answer.bytes)).layers.units
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => {
    const feature = layer?.feature(index)
    expect(feature?.id).toBe(feature?.properties.id)
    const { id, code, name } = feature?.properties ?? {}
    return { id: Number(id), code: String(code), name: String(name) }
  })
}

/** Every unit that any tile of a zoom over northern Việt Nam shows. */
async function drawnAt(level: string, z: number, asOf: string): Promise<Map<number, Drawn>> {
  const tiles = tilesCovering([105, 20, 109, 22], z)
  const drawn = await Promise.all(tiles.map(({ x, y }) => tile(level, z, x, y, asOf)))
  return new Map(drawn.flat().map((unit) => [unit.id, unit]))
}

async function unitsWithBoundary(level: string, asOf: string): Promise<Unit[]> {
  const units: Unit[] = []
  for (let cursor = ''; ; ) {
    const { body } = await planner.get(`/units?level=${level}&asOf=${asOf}&limit=1000${cursor}`)
    units.push(...body.items.filter((unit: Unit) => unit.bbox !== null))
    if (!body.next) return units
    cursor = `&cursor=${body.next}`
  }
}

describe('what the tiles show', () => {
  test.each([
    ['commune', '2026-11-22', 180],
    ['commune', '2025-06-30', 497],
    ['district', '2025-06-30', 30],
    ['province', '2026-11-22', 2],
    ['province', '2025-06-30', 1],
  ])(
    '%s on %s: exactly the %i units with a boundary, in every level of detail',
    async (level, asOf, count) => {
      const units = await unitsWithBoundary(level, asOf)
      expect(units).toHaveLength(count)
      for (const z of [4, 7, 9, 11]) {
        const drawn = await drawnAt(level, z, asOf)
        expect([...drawn.keys()].sort(), `zoom ${z}`).toEqual(units.map((unit) => unit.id).sort())
      }
    },
  )

  test('former districts are drawn after their end, by the same number, code and name', async () => {
    const zones = await unitsWithBoundary('district', '2026-11-22')
    const drawn = await drawnAt('district', 8, '2026-11-22')
    expect(drawn.size).toBe(zones.length)
    expect([...drawn.values()]).toContainEqual(expect.objectContaining({ code: '001', name: 'Quận Ba Đình' }))
  })

  test('the name of a reused code is the one of the day', async () => {
    const name = async (asOf: string) =>
      [...(await drawnAt('commune', 9, asOf)).values()].find((unit) => unit.code === '00004')?.name
    expect([await name('2025-06-30'), await name('2025-07-01')]).toEqual([
      'Phường Trúc Bạch',
      'Phường Ba Đình',
    ])
  })

  test('one set serves all days on which nothing drawn changed', async () => {
    const { rows } = await asStats(server.db, (trx) =>
      trx.raw('select level, count(*)::int as sets from unit_tile_set group by level order by level'),
    )
    expect(rows).toEqual([
      { level: 'commune', sets: 2 },
      { level: 'district', sets: 2 },
      { level: 'province', sets: 2 },
    ])
  })
})

describe('paths', () => {
  test.each([
    'commune/3/8/0',
    'commune/3/0/8',
    'commune/-1/0/0',
    'commune/23/0/0',
    'commune/1.5/0/0',
    'commune/3/a/0',
    'village/3/0/0',
    'commune/13/0/0',
  ])('%s is not there', async (path) => {
    const answer = await planner.get(`/tiles/units/${path}.mvt`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('problem+json')
    expect(answer.body.errors).toHaveLength(1)
  })

  test.each(['asOf=2025-13-01', 'colour=red'])('%s is refused', async (query) => {
    expect((await planner.get(`/tiles/units/commune/3/0/0.mvt?${query}`)).status).toBe(400)
  })

  test('where nothing is drawn there is no content', async () => {
    expect((await planner.get('/tiles/units/commune/3/0/0.mvt')).status).toBe(204)
  })
})

describe('caching', () => {
  const path = '/tiles/units/commune/8/203/112.mvt'

  test('is for a year under the version of the pack, else by ETag', async () => {
    const immutable = await planner.get(`${path}?v=${server.services.pack.version}`)
    expect(immutable.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    const plain = await planner.get(path)
    expect(plain.headers.get('cache-control')).toBe('private, no-cache')
    const again = await planner.get(path, { 'If-None-Match': plain.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test('tiles are stored and sent compressed', async () => {
    const { headers, bytes } = await planner.get(path)
    expect(headers.get('content-encoding')).toBe('gzip')
    const { rows } = await asStats(server.db, (trx) =>
      trx.raw(`select t.body from unit_tile t join unit_tile_set s on s.id = t.tile_set_id
        where s.level = 'commune' and upper_inf(s.valid) and t.z = 8 and t.x = 203 and t.y = 112`),
    )
    expect(gunzipSync(rows[0].body)).toEqual(Buffer.from(bytes))
  })
})
