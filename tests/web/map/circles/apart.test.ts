import { cellAnchor, cellTile, cellZoomOf, mortonKey } from '@hoanhap/geo/tiles/cells.ts'
import { type Tile, tileOfPlace } from '@hoanhap/geo/tiles/tile-math.ts'
import { describe, expect, test, vi } from 'vitest'
import { casesApart, fallApart } from '../../../../web/src/map/circles/apart.ts'
import type { Circle } from '../../../../web/src/map/circles/circle.ts'

type Place = readonly [number, number]

/** Tiles over some people, as the server draws them: cells, or single cases from zoom 14 on in the own commune. */
function tilesOver(people: readonly Place[], ownCommune: boolean) {
  return vi.fn(async (tile: Tile): Promise<Circle[]> => {
    const inside = people.flatMap((place, id) => {
      const own = tileOfPlace(place, tile.z)
      return own.x === tile.x && own.y === tile.y ? [{ place, id }] : []
    })
    if (ownCommune && tile.z >= 14)
      return inside.map(({ place, id }) => ({
        key: `case ${id}`,
        place,
        stand: place,
        cellZoom: 22,
        count: 1,
        caseId: id,
      }))
    const zoom = cellZoomOf(tile.z)
    const counts = new Map<number, number>()
    for (const { place } of inside) {
      const { x, y } = tileOfPlace(place, zoom)
      counts.set(mortonKey(x, y), (counts.get(mortonKey(x, y)) ?? 0) + 1)
    }
    return [...counts].map(([key, count]) => {
      const { x, y } = cellTile({ zoom, key })
      const place = cellAnchor({ zoom, key }, null)
      return {
        key: `${zoom} ${x} ${y}`,
        place,
        stand: place,
        cellZoom: zoom,
        count,
        caseId: null,
      }
    })
  })
}

async function circleAround(people: readonly Place[], tileZoom: number): Promise<Circle> {
  const [circle] = await tilesOver(people, false)(tileOfPlace(people[0] as Place, tileZoom))
  if (!circle) throw new Error('nobody is there')
  return circle
}

const here: Place = [0.8, 0.45]
const away = (pixels: number, zoom: number): Place => [here[0] + pixels / (512 * 2 ** zoom), here[1]]

describe('a circle of a wide scope', () => {
  test('comes as close as its first two cells need, in one look', async () => {
    const people = [here, away(70, 10)]
    const ask = tilesOver(people, false)
    const found = await fallApart(await circleAround(people, 7), ask)
    expect(found).toMatchObject({ zoom: expect.any(Number) })
    const { zoom } = found as { zoom: number }
    const drawn = async (z: number) => {
      const tiles = new Map(
        people.map((place) => tileOfPlace(place, z)).map((tile) => [JSON.stringify(tile), tile]),
      )
      const all = await Promise.all([...tiles.values()].map(tilesOver(people, false)))
      return all.flat().length
    }
    expect([await drawn(zoom - 1), await drawn(zoom)]).toEqual([1, 2])
    expect(ask).toHaveBeenCalledTimes(1)
  })

  test('is listed where the finest cells hold it together, and nobody in it has a name or a number', async () => {
    const people = [here, away(1, 16)]
    expect(await fallApart(await circleAround(people, 9), tilesOver(people, false))).toEqual({ caseIds: [] })
  })
})

describe('a circle of the own commune', () => {
  test('falls apart into points', async () => {
    const people = [here, away(30, 14)]
    const found = await fallApart(await circleAround(people, 12), tilesOver(people, true))
    expect(found).toEqual({ zoom: 14, middle: [expect.closeTo((here[0] + away(30, 14)[0]) / 2, 9), here[1]] })
  })

  test('is listed by case where everybody lives at one place', async () => {
    const people = [here, here, here]
    expect(await fallApart(await circleAround(people, 12), tilesOver(people, true))).toEqual({
      caseIds: [0, 1, 2],
    })
  })
})

test('points come closer until they are told apart', () => {
  const point = (caseId: number, place: Place): Circle => ({
    key: `case ${caseId}`,
    place,
    stand: place,
    cellZoom: 22,
    count: 1,
    caseId,
  })
  expect(casesApart([point(1, here), point(2, away(13, 15))])).toMatchObject({ zoom: 15 })
  expect(casesApart([point(1, here), point(2, away(11, 16))])).toEqual({ caseIds: [1, 2] })
})
