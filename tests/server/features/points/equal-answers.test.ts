import { pick, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { type Tile, tileOf } from '@hoanhap/geo/tiles/tile-math.ts'
import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, Client } from '../../../support/client.ts'
import { ENGINE } from '../../../support/database.ts'
import { randomFilters, toQuery } from '../caseload/register-oracle.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'
import { changeSomebody } from './random-changes.ts'
import { type SqlTwin, sqlTwin } from './sql-twin.ts'

let server: RegisterServer
let sql: SqlTwin
beforeAll(async () => {
  server = await registerServer('points', 500)
  sql = await sqlTwin(server)
})
afterAll(async () => {
  await sql?.close()
  await server?.close()
})

/** Changes of a file, each with four questions; the embedded engine answers one at a time. */
const CHANGES = ENGINE === 'pglite' ? 16 : 40

const OFFICERS = ['social_officer_national', 'social_officer', 'social_officer_commune']

/** A question of one of the three routes, and how its answer is compared. */
function randomQuestion(random: Random): string {
  const asked = randomFilters(random, server.today)
  if (random() < 0.3) asked.unit = [pick(random, currentCodes()), pick(random, currentCodes())]
  if (random() < 0.3) asked.located = [String(random() < 0.5)]
  const query = toQuery(asked)
  return pick(random, [
    () => `/caseload/facets?${query}`,
    () => {
      const { z, x, y } = randomTile(random)
      return `/tiles/cases/${z}/${x}/${y}.mvt?${query}`
    },
    () => {
      const { unit: _unit, located: _located, ...filters } = asked
      return `/caseload?${toQuery(filters)}${pick(random, TABLES)}${pick(random, DATES)}`
    },
  ])()
}

const TABLES = ['', '', '&by=trade', '&by=supportNeed', '&by=status', '&by=ageBand']
const DATES = ['', '&level=province', '&level=district', '&level=commune&asOf=2025-06-30']

function currentCodes(): string[] {
  return server.country.units.flatMap(({ code, from, until }) =>
    from !== null && until === null ? [code] : [],
  )
}

function randomTile(random: Random): Tile {
  const [lon, lat] = server.people.find(({ point }) => point !== null && random() < 0.05)?.point ?? [
    107.3, 14,
  ]
  return tileOf(lon, lat, Math.floor(18 * random()))
}

/** Text as it was sent; of a tile its marks, in an order of their own. */
function content({ status, bytes, headers }: Answer): unknown {
  if (!headers.get('content-type')?.includes('vector-tile')) return [status, new TextDecoder().decode(bytes)]
  const layer = new VectorTile(new PbfReader(bytes)).layers.cases
  const marks = Array.from({ length: layer?.length ?? 0 }, (_, index) => {
    const feature = layer?.feature(index)
    return JSON.stringify([feature?.properties, feature?.loadGeometry()])
  })
  return [status, marks.sort()]
}

async function expectEqual(question: string, who: string): Promise<void> {
  const ask = async (client: Client) => content(await client.get(question))
  const [memory, database] = [await ask(await server.as(who)), await ask(await sql.as(who))]
  expect(memory, `${who} ${question}`).toEqual(database)
}

test('memory and SQL give the same answers, also while files change', async () => {
  expect(await server.services.points.upToDate()).not.toBeNull()
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0 }), async (seed) => {
      const random = seededRandom(`points ${seed}`)
      await changeSomebody(server, random)
      for (let n = 0; n < 4; n++) await expectEqual(randomQuestion(random), pick(random, OFFICERS))
    }),
    { numRuns: CHANGES },
  )
  expect((await server.services.points.upToDate())?.version).toBeGreaterThan(0)
})

test('also after everything was sorted into one again', async () => {
  const random = seededRandom('anew')
  await server.services.points.stop()
  await server.services.points.start((fault) => {
    throw fault
  })
  for (let n = 0; n < 20; n++) await expectEqual(randomQuestion(random), pick(random, OFFICERS))
})

test.each(['/caseload/facets', '/tiles/cases/3/6/3.mvt'])('%s refuses alike', async (path) => {
  for (const query of [
    'unit=99999',
    'from=2026-02-01&to=2026-01-01',
    'programme=released_prisoner&programme=rehab',
  ]) {
    const [memory, database] = [await server.as('social_officer'), await sql.as('social_officer')]
    const [one, other] = [await memory.get(`${path}?${query}`), await database.get(`${path}?${query}`)]
    expect([one.status, one.body]).toEqual([400, other.body])
  }
})
