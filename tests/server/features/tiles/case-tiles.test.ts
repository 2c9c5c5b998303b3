import { seededRandom } from '@hoanhap/geo/random.ts'
import { cellAnchor, cellsAround, FINEST_DRAWN_ZOOM, mortonKey } from '@hoanhap/geo/tiles/cells.ts'
import { type Tile, tileBounds, tileOf, tilesCovering, worldPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asAdministrator } from '../../../support/database.ts'
import { drawCountry, type RandomPerson } from '../caseload/random-register.ts'
import { type Asked, fits, provinceOf, randomFilters, toQuery } from '../caseload/register-oracle.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'

let server: RegisterServer
beforeAll(async () => {
  server = await registerServer('case-tiles', 400)
})
afterAll(() => server?.close())

const NATIONAL = 'social_officer_national'
const PROVINCE = 'social_officer'
const COMMUNE = 'social_officer_commune'

/** A mark as it is drawn, with its place in degrees. */
interface Mark {
  count?: number
  id?: number
  lon: number
  lat: number
}

async function tile({ z, x, y }: Tile, asked: Asked, who: string): Promise<Mark[]> {
  const answer = await (await server.as(who)).get(`/tiles/cases/${z}/${x}/${y}.mvt?${toQuery(asked)}`)
  if (answer.status === 204) return []
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const { layers } = new VectorTile(new PbfReader(answer.bytes))
  expect(Object.keys(layers)).toEqual(['cases'])
  const layer = layers.cases
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => {
    const feature = layer?.feature(index)
    const geometry = feature?.toGeoJSON(x, y, z).geometry
    if (geometry?.type !== 'Point') throw new Error('a mark is a point')
    const [lon, lat] = geometry.coordinates
    return { ...feature?.properties, lon: lon ?? 0, lat: lat ?? 0 }
  })
}

async function marksOf(tiles: readonly Tile[], asked: Asked, who: string): Promise<Mark[]> {
  const marks: Mark[] = []
  for (let n = 0; n < tiles.length; n += 8) {
    const some = await Promise.all(tiles.slice(n, n + 8).map((one) => tile(one, asked, who)))
    marks.push(...some.flat())
  }
  return marks
}

type Placed = RandomPerson & { point: [number, number] }
function located(asked: Asked, who: string): Placed[] {
  return server.people.filter(
    (person): person is Placed =>
      person.point !== null &&
      fits(person, asked, server.today) &&
      (who === NATIONAL ||
        (who === PROVINCE ? provinceOf(person.unitKey) === '1' : person.unitKey === server.communeKey)), // prettier-ignore
  )
}

/** West, south, east, north of all communes of an officer. */
function extent(who: string): [number, number, number, number] {
  const drawn = drawCountry(server.country)
  const rectangles = server.country.units
    .filter(({ level, from, until }) => level === 'commune' && from !== null && until === null)
    .filter(({ key }) => who === NATIONAL || (who === PROVINCE ? key[1] === '1' : key === server.communeKey))
    .flatMap(({ key }) => drawn.get(key) ?? [])
  return [
    Math.min(...rectangles.map(({ west }) => west)),
    Math.min(...rectangles.map(({ south }) => south)),
    Math.max(...rectangles.map(({ west, width }) => west + width)),
    Math.max(...rectangles.map(({ south, height }) => south + height)),
  ]
}

const sumOf = (marks: readonly Mark[]) =>
  marks.reduce((sum, { count, id }) => sum + (id === undefined ? (count ?? 0) : 1), 0)

/** The tiles of a zoom in which people live, and those in which a larger cell around them could be drawn. */
function tilesOfInterest(people: readonly Placed[], z: number, who: string): Tile[] {
  const [west, south, east, north] = extent(who)
  const box = [...worldPlace(west, north), ...worldPlace(east, south)] as const
  const found = new Map<string, Tile>()
  for (const { point } of people) {
    const finest = tileOf(point[0], point[1], 18)
    const own = { zoom: 18, key: mortonKey(finest.x, finest.y) }
    const places = [own, ...cellsAround(finest)].map((cell) => cellAnchor(cell, box))
    for (const place of [worldPlace(point[0], point[1]), ...places]) {
      const one = { z, x: Math.floor(place[0] * 2 ** z), y: Math.floor(place[1] * 2 ** z) }
      found.set(`${one.x}/${one.y}`, one)
    }
  }
  return [...found.values()]
}

describe('the marks of all tiles of a zoom', () => {
  test('sum to everybody whose place is known, at every zoom and under any filters', async () => {
    const random = seededRandom('tiles')
    for (let z = 0; z <= FINEST_DRAWN_ZOOM; z++) {
      const { supportNeed: _other, ...asked } = z === 3 ? {} : randomFilters(random, server.today)
      for (const who of z <= 11 ? [NATIONAL] : [PROVINCE]) {
        const people = located(asked, who)
        const tiles = z <= 11 ? tilesCovering(extent(who), z) : tilesOfInterest(people, z, who)
        const marks = await marksOf(tiles, asked, who)
        expect(sumOf(marks), `zoom ${z} under ${toQuery(asked)}`).toBe(people.length)
        for (const { count, id } of marks) expect([typeof count, id]).toEqual(['number', undefined])
      }
    }
  })

  test('are what the list and the caseload count', async () => {
    const asked = { sex: ['male'], status: ['ost', 'use_management', 'voluntary_home'] }
    const marks = await marksOf(tilesCovering(extent(PROVINCE), 9), asked, PROVINCE)
    const client = await server.as(PROVINCE)
    const { body: caseload } = await client.get(`/caseload?${toQuery(asked)}`)
    const { body: facets } = await client.get(`/caseload/facets?${toQuery(asked)}`)
    expect(sumOf(marks)).toBe(caseload.total.count - caseload.notMapped.noPoint)
    expect(sumOf(marks)).toBe(facets.located.count)
    const { body: list } = await client.get(`/cases?limit=1&${toQuery(asked)}`)
    const { body: onMap } = await client.get(`/cases?limit=1&located=true&${toQuery(asked)}`)
    expect([list.total, onMap.total]).toEqual([caseload.total.count, sumOf(marks)])
  })

  test('stand at the centres of 8 by 8 cells, none finer than those of zoom 14', async () => {
    for (const [z, cellZoom] of [
      [6, 9],
      [13, 16],
      [14, 17],
      [16, 17],
    ] as const) {
      const people = located({}, PROVINCE)
      const marks = await marksOf(tilesOfInterest(people, z, PROVINCE).slice(0, 40), {}, PROVINCE)
      expect(marks.length).toBeGreaterThan(3)
      for (const { lon, lat } of marks) {
        const cell = tileOf(lon, lat, cellZoom)
        const [west, south, east, north] = tileBounds(cellZoom, cell.x, cell.y)
        expect(lon).toBeCloseTo((west + east) / 2, 9)
        expect(worldPlace(lon, lat)[1] * 2 ** cellZoom - cell.y).toBeCloseTo(0.5, 3)
        expect(lat).toBeGreaterThan(south)
        expect(lat).toBeLessThan(north)
      }
    }
  })
})

describe('a scope of one commune', () => {
  test('sees single cases at their place from zoom 14 on, and groups before', async () => {
    const people = located({}, COMMUNE)
    expect(people.length).toBeGreaterThan(5)
    for (const z of [14, 16, 17]) {
      const marks = await marksOf(tilesOfInterest(people, z, COMMUNE), {}, COMMUNE)
      expect(marks.map(({ id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted())
      for (const { id, lon, lat } of marks) {
        const [ownLon, ownLat] = people.find((person) => person.id === id)?.point ?? [0, 0]
        expect(Math.abs(lon - ownLon)).toBeLessThan(360 / 2 ** z / 4096)
        expect(Math.abs(lat - ownLat)).toBeLessThan(360 / 2 ** z / 4096)
      }
    }
    for (const z of [0, 9, 13]) {
      const marks = await marksOf(tilesCovering(extent(COMMUNE), z), {}, COMMUNE)
      expect(sumOf(marks)).toBe(people.length)
      for (const { id } of marks) expect(id).toBeUndefined()
    }
  })

  test('that is chosen by a wider scope shows groups only', async () => {
    const code = server.communeKey.replace(/\D/g, '')
    const asked = { unit: [code] }
    const people = located({}, COMMUNE)
    const marks = await marksOf(tilesOfInterest(people, 15, PROVINCE), asked, PROVINCE)
    expect(sumOf(marks)).toBe(people.length)
    for (const { id } of marks) expect(id).toBeUndefined()
  })
})

describe('under a filter of support need', () => {
  const wishes: Asked[] = [
    { supportNeed: ['high'] },
    { supportNeed: ['none'], sex: ['male'] },
    { supportNeed: ['low', 'medium'] },
  ]

  test('sums stay exact, nobody is shown alone, and only the mark of the whole scope may be under ten', async () => {
    let small = 0
    for (const who of [NATIONAL, PROVINCE, COMMUNE]) {
      for (const [n, asked] of wishes.entries()) {
        const people = located(asked, who)
        for (const z of [0, 5, 8, 10, ...(n === 0 && who !== NATIONAL ? [13, 14, 17] : [])]) {
          const all =
            z <= 10 ? tilesCovering(extent(who), z) : withAnchor(tilesOfInterest(people, z, who), who)
          const marks = await marksOf(all, asked, who)
          const name = `${who} at zoom ${z} under ${toQuery(asked)}`
          expect(sumOf(marks), name).toBe(people.length < 10 ? 0 : people.length)
          for (const { id } of marks) expect(id, name).toBeUndefined()
          const under = marks.filter(({ count }) => (count ?? 0) < 10)
          expect(under.length, name).toBeLessThanOrEqual(1)
          for (const mark of under) {
            small += 1
            const place = tileOf(mark.lon, mark.lat, z)
            const anchor = tileOf(...anchorOfScope(who), z)
            expect(place, name).toEqual(anchor)
          }
        }
      }
    }
    expect(small).toBeGreaterThan(0)
  })

  test('nothing is drawn when the whole scope has fewer than ten', async () => {
    const asked = { supportNeed: ['high'], status: ['suspended'], ageBand: ['50+'] }
    const people = located(asked, PROVINCE)
    expect(people.length).toBeLessThan(10)
    for (const z of [0, 5, 9]) {
      expect(await marksOf(tilesCovering(extent(PROVINCE), z), asked, PROVINCE)).toEqual([])
    }
  })

  test('large cells are drawn within the area of the scope', async () => {
    const [west, south, east, north] = extent(NATIONAL)
    const marks = await marksOf(tilesCovering(extent(NATIONAL), 10), { supportNeed: ['medium'] }, NATIONAL)
    const cell = 360 / 2 ** 13
    for (const { lon, lat } of marks) {
      expect(lon > west - cell && lon < east + cell && lat > south - cell && lat < north + cell).toBe(true)
    }
  })

  let anchors: Record<string, [number, number]>
  beforeAll(async () => {
    const { rows } = await asAdministrator(
      server.db,
      `select u.code, st_x(b.inner_point) as lon, st_y(b.inner_point) as lat
       from unit u join unit_boundary b on b.unit_id = u.id where u.level = 'commune' and u.valid @> current_date
       order by u.code limit 1`,
    )
    const place: [number, number] = [Number(rows[0]?.lon), Number(rows[0]?.lat)]
    anchors = { [NATIONAL]: place, [PROVINCE]: place, [COMMUNE]: place }
  })
  /** Provinces have no boundary here, so that the first commune stands for every scope. */
  const anchorOfScope = (who: string) => anchors[who] ?? [0, 0]
  function withAnchor(tiles: readonly Tile[], who: string): Tile[] {
    const anchor = tileOf(...anchorOfScope(who), tiles[0]?.z ?? 0)
    return [anchor, ...tiles.filter(({ x, y }) => x !== anchor.x || y !== anchor.y)]
  }
})

describe('who may ask, and for what', () => {
  test('social officers only', async () => {
    for (const who of [
      'city_official',
      'planner',
      'police_officer',
      'employment_officer',
      'clinician',
      'auditor',
      'admin',
    ]) // prettier-ignore
      expect((await (await server.as(who)).get('/tiles/cases/0/0/0.mvt')).status).toBe(403)
    expect((await server.stranger().get('/tiles/cases/0/0/0.mvt')).status).toBe(401)
  })

  test.each([
    ['0/1/0', 404, 'x, y'],
    ['18/0/0', 404, 'z'],
    ['5/1.5/0', 404, 'x'],
    ['a/0/0', 404, 'z'],
    ['0/0/0?status=x', 400, 'status'],
    ['0/0/0?unit=77777', 400, 'unit'],
    ['0/0/0?from=2026-01-02&to=2026-01-01', 400, 'to'],
    ['0/0/0?name=x', 400, 'name'],
  ])('%s is %i naming %s', async (path, status, named) => {
    const [place, query = ''] = path.split('?')
    const answer = await (await server.as(PROVINCE)).get(`/tiles/cases/${place}.mvt?${query}`)
    expect([answer.status, answer.body.errors[0].path]).toEqual([status, named])
  })

  test('tiles are never stored', async () => {
    const { x, y } = tileOf(107.3, 13.7, 6)
    const { headers } = await (await server.as(PROVINCE)).get(`/tiles/cases/6/${x}/${y}.mvt`)
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null])
  })

  test('a session that ended sees nothing on the next tile', async () => {
    const client = server.stranger()
    await client.signIn(PROVINCE)
    const { cookie } = client
    expect((await client.get('/tiles/cases/0/0/0.mvt')).status).toBe(200)
    await client.delete('/session')
    client.cookie = cookie
    expect((await client.get('/tiles/cases/0/0/0.mvt')).status).toBe(401)
  })
})

test('the log has one line per session, view and minute, however many tiles', async () => {
  const client = server.stranger()
  await client.signIn(COMMUNE)
  // A day that no other test asks for: its looks stand in lines of their own.
  const lines = async () => {
    const { rows } = await asAdministrator(
      server.db,
      `select detail->'view' as view from audit_entry
         where route = 'GET /tiles/cases/:z/:x/:y.mvt' and outcome = 'done' and detail::text like '%1999-01-05%'`,
    )
    return rows.map(({ view }) => view)
  }
  const query = 'sex=male&from=1999-01-05&status=ost&status=absconded'
  await Promise.all(Array.from({ length: 8 }, (_, z) => client.get(`/tiles/cases/${z}/0/0.mvt?${query}`)))
  await client.get('/tiles/cases/1/1/0.mvt?status=absconded&sex=male&status=ost&from=1999-01-05')
  const asked = { from: '1999-01-05', sex: ['male'], status: ['absconded', 'ost'] }
  // a minute may have ended meanwhile
  expect([[asked], [asked, asked]]).toContainEqual(await lines())
})
