import { buildSegment } from '@hoanhap/geo/point-store/build-segment.ts'
import { ANYBODY, all, among, between } from '@hoanhap/geo/point-store/conditions.ts'
import { PointStore } from '@hoanhap/geo/point-store/point-store.ts'
import { RowCollector } from '@hoanhap/geo/point-store/rows.ts'
import type { Row } from '@hoanhap/geo/point-store/schema.ts'
import { atOnce } from '@hoanhap/geo/point-store/steps.ts'
import { integerBetween, pick, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { cellTile, mortonKey } from '@hoanhap/geo/tiles/cells.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asked,
  facetQuestion,
  inTile,
  located,
  naiveCells,
  naiveFacets,
  naiveParts,
  naivePoints,
  naiveUnits,
  pairsOf,
  question,
  rows,
  SCHEMA,
  squareOf,
} from './naive-store.ts'

/** A store of which some rows are in the base and the others came later. */
function storeOf(all: readonly Row[], inBase: number): PointStore {
  const collector = new RowCollector(SCHEMA)
  for (const row of all.slice(0, inBase)) collector.add(row)
  const store = new PointStore(SCHEMA, buildSegment(SCHEMA, collector.batch()))
  store.apply(all.slice(inBase).map((row) => ({ kind: 'put', row })))
  return store
}

const split = fc.tuple(rows, fc.nat(120))
/** The squares in which people are, and those beside them. */
function tilesAround(people: readonly Row[], z: number): Tile[] {
  const side = 2 ** z
  const around = located(people)
    .slice(0, 12)
    .flatMap(({ place }) => {
      const { x, y } = squareOf(place, z)
      return [-1, 0, 1].map((step) => ({ z, x: (x + step + side) % side, y: (y + step + side) % side }))
    })
  return [...new Map(around.map((tile) => [mortonKey(tile.x, tile.y), tile])).values()]
}

/** All squares of a zoom in which somebody is. */
function occupiedTiles(people: readonly Row[], z: number): Tile[] {
  const tiles = located(people).map(({ place }) => squareOf(place, z))
  return [...new Map(tiles.map((tile) => [mortonKey(tile.x, tile.y), tile])).values()]
}

describe('for any rows, scope and filter', () => {
  test('people by unit, by part and together are who fits', () => {
    fc.assert(
      fc.property(split, question, ([people, inBase], wish) => {
        const store = storeOf(people, inBase)
        const fitting = asked(people, wish)
        const counts = store.unitCounts(wish)
        expect({ people: [...counts.people], located: [...counts.located] }).toEqual(naiveUnits(fitting))
        expect(store.count(wish)).toEqual({ people: fitting.length, located: located(fitting).length })
        expect(store.partCounts(wish, 'former')).toEqual(naiveParts(fitting))
      }),
      { numRuns: 120 },
    )
  })

  test('cells of every zoom in every tile are who lives there', () => {
    fc.assert(
      fc.property(split, question, fc.nat(20), fc.nat(12), ([people, inBase], wish, z, deeper) => {
        const store = storeOf(people, inBase)
        const fitting = asked(people, wish)
        const cellZoom = Math.min(26, z + deeper)
        for (const tile of tilesAround(people, z))
          expect(pairsOf(store.cells(wish, tile, cellZoom))).toEqual(naiveCells(fitting, tile, cellZoom))
      }),
      { numRuns: 60 },
    )
  })

  test('the tiles of a zoom sum to everybody with a place, and with those not mapped to the units', () => {
    fc.assert(
      fc.property(split, question, fc.nat(17), ([people, inBase], wish, z) => {
        const store = storeOf(people, inBase)
        const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0)
        const inTiles = occupiedTiles(people, z).map((tile) => sum(store.cells(wish, tile, z + 3).counts))
        const { people: all, located: mapped } = store.count(wish)
        expect(sum(inTiles)).toBe(mapped)
        expect(all).toBe(asked(people, wish).length)
        const byUnit = store.unitCounts(wish)
        expect([sum(byUnit.people), sum(byUnit.located)]).toEqual([all, mapped])
      }),
      { numRuns: 80 },
    )
  })

  test('clusters stand at the mean of those they count', () => {
    fc.assert(
      fc.property(
        split,
        question,
        fc.nat(20),
        fc.integer({ min: 1, max: 5 }),
        ([people, inBase], wish, z, deeper) => {
          const store = storeOf(people, inBase)
          const fitting = asked(people, wish)
          for (const tile of tilesAround(people, z).slice(0, 4)) {
            const clusters = store.clusters(wish, tile, z + deeper)
            expect(pairsOf(clusters)).toEqual(naiveCells(fitting, tile, z + deeper))
            for (const [index, key] of clusters.keys.entries()) {
              const inCell = inTile(fitting, cellTile({ zoom: z + deeper, key }))
              const mean = (axis: 'x' | 'y') =>
                inCell.reduce((total, { place }) => total + place[axis], 0) / inCell.length / 2 ** 32
              expect(clusters.x[index]).toBeCloseTo(mean('x'), 12)
              expect(clusters.y[index]).toBeCloseTo(mean('y'), 12)
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('points are those with the lowest ids, and how many more there are', () => {
    fc.assert(
      fc.property(split, question, fc.nat(20), fc.nat(12), ([people, inBase], wish, z, most) => {
        const store = storeOf(people, inBase)
        for (const tile of tilesAround(people, z))
          expect(store.points(wish, tile, most)).toEqual(naivePoints(asked(people, wish), tile, most))
      }),
      { numRuns: 80 },
    )
  })

  test('facets are counted under all choices but their own', () => {
    fc.assert(
      fc.property(split, facetQuestion, ([people, inBase], wish) => {
        const { counts, units, total } = atOnce(storeOf(people, inBase).facets(wish))
        const plain = (by: { people: Uint32Array; located: Uint32Array }) => ({
          people: [...by.people],
          located: [...by.located],
        })
        expect({
          counts: counts.map((values) => [...values]),
          units: plain(units),
          total: plain(total),
        }).toEqual(naiveFacets(people, wish))
      }),
      { numRuns: 120 },
    )
  })

  test('nobody outside the scope is ever told of', () => {
    fc.assert(
      fc.property(split, question, facetQuestion, ([people, inBase], { filter }, facets) => {
        const own = SCHEMA.units[0] as number
        const store = storeOf(people, inBase)
        const alone = storeOf(
          people.filter(({ unit }) => unit === own),
          inBase,
        )
        const scope = store.unitSet([own])
        const wish = { scope, filter }
        expect(store.unitCounts(wish)).toEqual(alone.unitCounts({ scope: 'everywhere', filter }))
        expect(atOnce(store.facets({ ...facets, scope }))).toEqual(
          atOnce(alone.facets({ ...facets, scope: 'everywhere' })),
        )
        for (const tile of tilesAround(people, 3)) {
          expect(store.cells(wish, tile, 6)).toEqual(alone.cells({ scope: 'everywhere', filter }, tile, 6))
          expect(store.points(wish, tile, 5)).toEqual(alone.points({ scope: 'everywhere', filter }, tile, 5))
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('rows come back as they were put in', () => {
  fc.assert(
    fc.property(split, ([people, inBase]) => {
      const store = storeOf(people, inBase)
      for (const row of people) expect(store.row(row.id)).toEqual(row)
      expect(store.row(2 ** 32 - 1)).toEqual(people.find(({ id }) => id === 2 ** 32 - 1) ?? null)
    }),
    { numRuns: 60 },
  )
})

test('the order in which rows come makes no difference to any byte', () => {
  fc.assert(
    fc.property(rows, fc.integer(), (people, seed) => {
      const random = seededRandom(seed)
      const bytesOf = (some: readonly Row[]) => {
        const collector = new RowCollector(SCHEMA)
        for (const row of some) collector.add(row)
        return Buffer.from(new Uint8Array(buildSegment(SCHEMA, collector.batch()).buffer))
      }
      const shuffled = people.toSorted(() => random() - 0.5)
      expect(bytesOf(shuffled).equals(bytesOf(people))).toBe(true)
    }),
    { numRuns: 50 },
  )
})

/** Many rows, so that bitmaps have more words than are worked through at once. */
function manyRows(random: Random, count: number): Row[] {
  return Array.from({ length: count }, (_none, id) => ({
    id: 3 * id + 1,
    unit: pick(random, SCHEMA.units),
    place:
      random() < 0.9
        ? { x: integerBetween(random, 0, 2 ** 32 - 1), y: integerBetween(random, 0, 2 ** 28) }
        : null,
    categories: [integerBetween(random, 0, 4), integerBetween(random, 0, 39)],
    numbers: [integerBetween(random, -400, 400), random() < 0.5 ? 1990 : null],
    parts: [integerBetween(random, 0, 3)],
  })) // prettier-ignore
}

test('with many rows and few that fit, in all tiles of a zoom', () => {
  const people = manyRows(seededRandom('many'), 70_000)
  const store = storeOf(people, 69_000)
  const wish = {
    scope: store.unitSet([7, 9, 55]),
    filter: all([among('status', [1, 3]), between('opened', -390, -350), among('trade', [2, 3, 5, 7, 11])]),
  }
  const fitting = asked(people, wish)
  expect(fitting.length).toBeGreaterThan(50)
  expect(store.count(wish)).toEqual({ people: fitting.length, located: located(fitting).length })
  for (let x = 0; x < 16; x++)
    expect(pairsOf(store.cells(wish, { z: 4, x, y: 0 }, 8))).toEqual(
      naiveCells(fitting, { z: 4, x, y: 0 }, 8),
    )
  const whole = { z: 0, x: 0, y: 0 }
  expect(pairsOf(store.cells({ scope: 'everywhere', filter: ANYBODY }, whole, 9))).toEqual(
    naiveCells(people, whole, 9),
  )
})

describe('what a store refuses', () => {
  const row: Row = { id: 1, unit: 7, place: null, categories: [0, 0], numbers: [1, 1], parts: [0] }
  const everybody = { scope: 'everywhere', filter: ANYBODY } as const

  test.each([
    ['an id below 0', { ...row, id: -1 }],
    ['an unknown unit', { ...row, unit: 8 }],
    ['a place outside the world', { ...row, place: { x: 2 ** 32, y: 0 } }],
    ['an unknown value', { ...row, categories: [5, 0] }],
    ['a column too few', { ...row, numbers: [1] }],
    ['a number out of range', { ...row, numbers: [2 ** 30, 1] }],
    ['an unknown part', { ...row, parts: [4] }],
  ])('%s, and nothing of what came with it is applied', (_what, wrong) => {
    const store = new PointStore(SCHEMA)
    expect(() =>
      store.apply([
        { kind: 'put', row },
        { kind: 'put', row: wrong },
      ]),
    ).toThrow(RangeError)
    expect([store.count(everybody).people, store.version]).toEqual([0, 0])
  })

  test('an id that stands twice', () => {
    const collector = new RowCollector(SCHEMA)
    collector.add(row)
    collector.add({ ...row, unit: 9 })
    expect(() => buildSegment(SCHEMA, collector.batch())).toThrow('the id 1 stands twice')
  })

  test('questions about what the schema does not have', () => {
    const store = storeOf([row], 1)
    const ask = (filter: Parameters<typeof among>) => () =>
      store.count({ scope: 'everywhere', filter: among(...filter) })
    expect(ask(['name', [0]])).toThrow('no column name')
    expect(ask(['status', [5]])).toThrow('no value 5')
    expect(() => store.partCounts(everybody, 'later')).toThrow('no partition later')
    expect(() => store.cells(everybody, { z: 5, x: 0, y: 0 }, 4)).toThrow(RangeError)
  })

  test('a schema that names a column or unit twice', () => {
    expect(() => new PointStore({ ...SCHEMA, units: [1, 2, 1] })).toThrow('unit 1 stands twice')
    expect(() => new PointStore({ ...SCHEMA, numbers: [{ name: 'status' }] })).toThrow('status stands twice')
  })
})
