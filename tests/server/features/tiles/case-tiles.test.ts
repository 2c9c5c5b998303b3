import { seededRandom } from '@hoanhap/geo/random.ts'
import { FINEST_DRAWN_ZOOM } from '@hoanhap/geo/tiles/cells.ts'
import { tileBounds, tileOf, tilesCovering, worldPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomFilters, toQuery } from '../caseload/register-oracle.ts'
import { type RegisterServer, registerServer } from '../caseload/register-server.ts'
import {
  COMMUNE,
  extent,
  located,
  marksOf,
  NATIONAL,
  PROVINCE,
  sumOf,
  tilesOfInterest,
} from './case-marks.ts'

let server: RegisterServer
beforeAll(async () => {
  server = await registerServer('case-tiles', 400)
})
afterAll(() => server?.close())

describe('the marks of all tiles of a zoom', () => {
  test('sum to everybody whose place is known, at every zoom and under any filters', async () => {
    const random = seededRandom('tiles')
    for (let z = 0; z <= FINEST_DRAWN_ZOOM; z++) {
      const { supportNeed: _other, ...asked } = z === 3 ? {} : randomFilters(random, server.today)
      for (const who of z <= 11 ? [NATIONAL] : [PROVINCE]) {
        const people = located(server, asked, who)
        const tiles =
          z <= 11 ? tilesCovering(extent(server, who), z) : tilesOfInterest(server, people, z, who)
        const marks = await marksOf(server, tiles, asked, who)
        expect(sumOf(marks), `zoom ${z} under ${toQuery(asked)}`).toBe(people.length)
        for (const { count, id } of marks) expect([typeof count, id]).toEqual(['number', undefined])
      }
    }
  })

  test('are what the list and the caseload count', async () => {
    const asked = { sex: ['male'], status: ['ost', 'use_management', 'voluntary_home'] }
    const marks = await marksOf(server, tilesCovering(extent(server, PROVINCE), 9), asked, PROVINCE)
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
      const people = located(server, {}, PROVINCE)
      const marks = await marksOf(
        server,
        tilesOfInterest(server, people, z, PROVINCE).slice(0, 40),
        {},
        PROVINCE,
      )
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
    const people = located(server, {}, COMMUNE)
    expect(people.length).toBeGreaterThan(5)
    for (const z of [14, 16, 17]) {
      const marks = await marksOf(server, tilesOfInterest(server, people, z, COMMUNE), {}, COMMUNE)
      expect(marks.map(({ id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted())
      for (const { id, lon, lat } of marks) {
        const [ownLon, ownLat] = people.find((person) => person.id === id)?.point ?? [0, 0]
        expect(Math.abs(lon - ownLon)).toBeLessThan(360 / 2 ** z / 4096)
        expect(Math.abs(lat - ownLat)).toBeLessThan(360 / 2 ** z / 4096)
      }
    }
    for (const z of [0, 9, 13]) {
      const marks = await marksOf(server, tilesCovering(extent(server, COMMUNE), z), {}, COMMUNE)
      expect(sumOf(marks)).toBe(people.length)
      for (const { id } of marks) expect(id).toBeUndefined()
    }
  })

  test('that is chosen by a wider scope shows groups only', async () => {
    const code = server.communeKey.replace(/\D/g, '')
    const asked = { unit: [code] }
    const people = located(server, {}, COMMUNE)
    const marks = await marksOf(server, tilesOfInterest(server, people, 15, PROVINCE), asked, PROVINCE)
    expect(sumOf(marks)).toBe(people.length)
    for (const { id } of marks) expect(id).toBeUndefined()
  })
})
