import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Feature, MultiPolygon } from 'geojson'
import { beforeAll, describe, expect, test } from 'vitest'
import { LEVELS_OF_DETAIL } from '../../../../server/features/tiles/levels-of-detail.ts'
import { dissolve, type Shapes, simplifyTogether } from '../../../../server/features/tiles/shapes.ts'
import { requireRealPack } from '../../../support/real-pack.ts'

let communes: Shapes

beforeAll(() => {
  const file = join(requireRealPack(), 'boundaries-2025-hanoi.geojson.gz')
  const { features } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    features: Feature<MultiPolygon>[]
  }
  const drawn = features.filter((feature) => feature.properties?.level === 'commune')
  communes = new Map(drawn.map((feature) => [String(feature.properties?.code), feature.geometry]))
})

/** How often every edge is used, whatever its direction. */
function edgeUses(shapes: Shapes): Map<string, number> {
  const uses = new Map<string, number>()
  for (const { coordinates } of shapes.values()) {
    for (const ring of coordinates.flat()) {
      for (let i = 1; i < ring.length; i++) {
        const edge = [String(ring[i - 1]), String(ring[i])].sort().join(' ')
        uses.set(edge, (uses.get(edge) ?? 0) + 1)
      }
    }
  }
  return uses
}

function area({ coordinates }: MultiPolygon): number {
  const ringArea = (ring: number[][]) =>
    Math.abs(
      ring.slice(1).reduce((sum, [x = 0, y = 0], index) => {
        const [px = 0, py = 0] = ring[index] ?? []
        return sum + (px * y - x * py) / 2
      }, 0),
    )
  return coordinates.reduce(
    (sum, [outer = [], ...holes]) =>
      sum + ringArea(outer) - holes.reduce((all, hole) => all + ringArea(hole), 0),
    0,
  )
}

describe.each(LEVELS_OF_DETAIL)('simplified by $intervalMeters m', ({ intervalMeters }) => {
  let simplified: Shapes
  beforeAll(async () => {
    simplified = await simplifyTogether(communes, intervalMeters)
  })

  test('every commune survives', () => {
    expect([...simplified.keys()].sort()).toEqual([...communes.keys()].sort())
  })

  test('borders stay shared: the city has no seam inside, so its outline is all that is used once', async () => {
    const single = [...edgeUses(simplified).values()].filter((uses) => uses === 1).length
    expect([...edgeUses(simplified).values()].every((uses) => uses <= 2)).toBe(true)
    const outline = await dissolve(new Map([['city', [...simplified.values()]]]))
    expect(single).toBe([...edgeUses(outline).values()].length)
  })

  test('the city keeps its size', async () => {
    const outline = await dissolve(new Map([['city', [...simplified.values()]]]))
    const before = [...communes.values()].reduce((sum, commune) => sum + area(commune), 0)
    expect(area(outline.get('city') as MultiPolygon) / before).toBeCloseTo(1, 1)
  })
})

test('members that cover each other are not joined in silence', async () => {
  const [commune] = [...communes.values()] as [MultiPolygon]
  await expect(
    dissolve(
      new Map([
        ['a', [commune]],
        ['b', [commune]],
      ]),
    ),
  ).rejects.toThrow(/overlap/)
})
