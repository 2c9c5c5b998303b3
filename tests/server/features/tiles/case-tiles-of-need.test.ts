import { type Tile, tileOf, tilesCovering } from '@hoanhap/geo/tiles/tile-math.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asAdministrator } from '../../../support/database.ts'
import { type Asked, toQuery } from '../caseload/register-oracle.ts'
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
        const people = located(server, asked, who)
        for (const z of [0, 5, 8, 10, ...(n === 0 && who !== NATIONAL ? [13, 14, 17] : [])]) {
          const all =
            z <= 10
              ? tilesCovering(extent(server, who), z)
              : withAnchor(tilesOfInterest(server, people, z, who), who)
          const marks = await marksOf(server, all, asked, who)
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
    const people = located(server, asked, PROVINCE)
    expect(people.length).toBeLessThan(10)
    for (const z of [0, 5, 9]) {
      expect(await marksOf(server, tilesCovering(extent(server, PROVINCE), z), asked, PROVINCE)).toEqual([])
    }
  })

  test('large cells are drawn within the area of the scope', async () => {
    const [west, south, east, north] = extent(server, NATIONAL)
    const marks = await marksOf(
      server,
      tilesCovering(extent(server, NATIONAL), 10),
      { supportNeed: ['medium'] },
      NATIONAL,
    )
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
