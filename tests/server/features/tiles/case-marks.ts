import { cellAnchor, cellsAround, mortonKey } from '@hoanhap/geo/tiles/cells.ts'
import { type Tile, tileOf, worldPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect } from 'vitest'
import { drawCountry, type RandomPerson } from '../caseload/random-register.ts'
import { type Asked, fits, provinceOf, toQuery } from '../caseload/register-oracle.ts'
import type { RegisterServer } from '../caseload/register-server.ts'

export const NATIONAL = 'social_officer_national'
export const PROVINCE = 'social_officer'
export const COMMUNE = 'social_officer_commune'

/** A mark as it is drawn, with its place in degrees. */
interface Mark {
  count?: number
  id?: number
  lon: number
  lat: number
}

async function tile(server: RegisterServer, { z, x, y }: Tile, asked: Asked, who: string): Promise<Mark[]> {
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

/** What tiles show of whom somebody asks for. */
export async function marksOf(
  server: RegisterServer,
  tiles: readonly Tile[],
  asked: Asked,
  who: string,
): Promise<Mark[]> {
  const marks: Mark[] = []
  for (let n = 0; n < tiles.length; n += 8) {
    const some = await Promise.all(tiles.slice(n, n + 8).map((one) => tile(server, one, asked, who)))
    marks.push(...some.flat())
  }
  return marks
}

type Placed = RandomPerson & { point: [number, number] }

/** Those in the scope who are asked for and have a point. */
export function located(server: RegisterServer, asked: Asked, who: string): Placed[] {
  return server.people.filter(
    (person): person is Placed =>
      person.point !== null &&
      fits(person, asked, server.today) &&
      (who === NATIONAL ||
        (who === PROVINCE ? provinceOf(person.unitKey) === '1' : person.unitKey === server.communeKey)),
  )
}

/** West, south, east, north of all communes of an officer. */
export function extent(server: RegisterServer, who: string): [number, number, number, number] {
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

/** How many people marks stand for. */
export const sumOf = (marks: readonly Mark[]) =>
  marks.reduce((sum, { count, id }) => sum + (id === undefined ? (count ?? 0) : 1), 0)

/** The tiles of a zoom in which people live, and those in which a larger cell around them could be drawn. */
export function tilesOfInterest(
  server: RegisterServer,
  people: readonly Placed[],
  z: number,
  who: string,
): Tile[] {
  const [west, south, east, north] = extent(server, who)
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
