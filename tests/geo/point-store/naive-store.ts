import {
  ANYBODY,
  all,
  among,
  any,
  between,
  type Condition,
  inUnits,
  LOCATED,
  not,
  type Scope,
  type UnitSet,
} from '@hoanhap/geo/point-store/conditions.ts'
import type { CellCounts } from '@hoanhap/geo/point-store/count-cells.ts'
import type { Facet, FacetQuestion } from '@hoanhap/geo/point-store/count-facets.ts'
import type { PartCounts } from '@hoanhap/geo/point-store/count-units.ts'
import type { PointList } from '@hoanhap/geo/point-store/list-points.ts'
import type { Question } from '@hoanhap/geo/point-store/point-store.ts'
import type { Row, StoreSchema, WorldPoint } from '@hoanhap/geo/point-store/schema.ts'
import { mortonKey } from '@hoanhap/geo/tiles/cells.ts'
import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import fc from 'fast-check'

/** What a store must answer, by looking at every row. */

export const SCHEMA: StoreSchema = {
  units: [40, 7, 300, 12, 9, 55],
  categories: [
    { name: 'status', values: 5 },
    { name: 'trade', values: 40 },
  ],
  numbers: [{ name: 'opened' }, { name: 'born' }],
  partitions: [{ name: 'former', parts: 4 }],
}

const columnIndex = (columns: readonly { name: string }[], name: string) =>
  columns.findIndex((column) => column.name === name)

export function fits(row: Row, condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => fits(row, part))
    case 'any':
      return condition.of.some((part) => fits(row, part))
    case 'not':
      return !fits(row, condition.of)
    case 'located':
      return row.place !== null
    case 'units':
      return isInUnits(row, condition.units)
    case 'among':
      return condition.values.some(
        (value) => value === row.categories[columnIndex(SCHEMA.categories, condition.column)],
      )
    case 'between': {
      const number = row.numbers[columnIndex(SCHEMA.numbers, condition.column)] ?? null
      return number !== null && number >= condition.from && number < condition.before
    }
  }
}

const isInUnits = (row: Row, units: UnitSet) => units[SCHEMA.units.indexOf(row.unit)] === 1

export function asked(rows: readonly Row[], { scope, filter }: Question): Row[] {
  return rows.filter((row) => (scope === 'everywhere' || isInUnits(row, scope)) && fits(row, filter))
}

type Located = Row & { place: WorldPoint }
export function located(rows: readonly Row[]): Located[] {
  return rows.filter((row): row is Located => row.place !== null)
}

/** The square of a zoom that holds a place. */
export function squareOf({ x, y }: WorldPoint, z: number): Tile {
  return { z, x: Math.floor(x / 2 ** (32 - z)), y: Math.floor(y / 2 ** (32 - z)) }
}

export function inTile(rows: readonly Row[], tile: Tile): Located[] {
  return located(rows).filter(({ place }) => {
    const { x, y } = squareOf(place, tile.z)
    return x === tile.x && y === tile.y
  })
}

export function naiveCells(rows: readonly Row[], tile: Tile, zoom: number): [key: number, count: number][] {
  const counts = new Map<number, number>()
  for (const { place } of inTile(rows, tile)) {
    const { x, y } = squareOf(place, zoom)
    counts.set(mortonKey(x, y), (counts.get(mortonKey(x, y)) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a - b)
}

export function pairsOf({ keys, counts }: CellCounts): [key: number, count: number][] {
  return [...keys].map((key, index) => [key, counts[index] ?? -1])
}

export function naivePoints(rows: readonly Row[], tile: Tile, most: number): PointList {
  const found = inTile(rows, tile).sort((a, b) => a.id - b.id)
  const listed = found.slice(0, most)
  return {
    ids: listed.map(({ id }) => id),
    x: listed.map(({ place }) => place.x),
    y: listed.map(({ place }) => place.y),
    more: found.length - listed.length,
  }
}

export function naiveUnits(rows: readonly Row[]): { people: number[]; located: number[] } {
  const count = (some: readonly Row[]) =>
    SCHEMA.units.map((unit) => some.filter((row) => row.unit === unit).length)
  return { people: count(rows), located: count(located(rows)) }
}

export function naiveParts(rows: readonly Row[]): PartCounts {
  const counts: PartCounts = { unit: [], part: [], people: [], located: [] }
  for (const unit of SCHEMA.units)
    for (const part of [0, 1, 2, 3, null]) {
      const some = rows.filter((row) => row.unit === unit && row.parts[0] === part)
      if (some.length === 0) continue
      counts.unit.push(unit)
      counts.part.push(part)
      counts.people.push(some.length)
      counts.located.push(located(some).length)
    }
  return counts
}

export function naiveFacets(rows: readonly Row[], { scope, fixed, facets, units }: FacetQuestion) {
  const choice = ({ values, chosen }: Facet) =>
    chosen === null ? ANYBODY : any(chosen.map((index) => values[index] as Condition))
  const unitChoice = units === null ? ANYBODY : inUnits(units)
  const under = (conditions: Condition[]) => asked(rows, { scope, filter: all([fixed, ...conditions]) })
  return {
    counts: facets.map((facet) => {
      const others = facets.filter((other) => other !== facet).map(choice)
      const people = under([...others, unitChoice])
      return facet.values.map((value) => people.filter((row) => fits(row, value)).length)
    }),
    units: naiveUnits(under(facets.map(choice))),
    total: naiveUnits(under([...facets.map(choice), unitChoice])),
  }
}

/** Places anywhere, many in a few spots, and many on the edges of squares or one step beside them. */
const coordinate = fc.oneof(
  fc.nat(2 ** 32 - 1),
  fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1),
  fc
    .tuple(fc.integer({ min: 1, max: 16 }), fc.nat(1000), fc.constantFrom(-1, 0, 1))
    .map(([zoom, step, beside]) => Math.max(0, (step % 2 ** zoom) * 2 ** (32 - zoom) + beside)),
)
export const place = fc.record({ x: coordinate, y: coordinate })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 6 })
const day = fc.integer({ min: -400, max: 400 })

export const rowWith = (id: fc.Arbitrary<number>): fc.Arbitrary<Row> =>
  fc.record({
    id,
    unit: fc.constantFrom(...SCHEMA.units),
    place: maybe(place),
    categories: fc.tuple(maybe(fc.nat(4)), maybe(fc.nat(39))),
    numbers: fc.tuple(maybe(day), maybe(fc.constantFrom(1980, 1990, 2001))),
    parts: fc.tuple(maybe(fc.nat(3))),
  })

export const rows = fc.uniqueArray(rowWith(fc.oneof(fc.nat(400), fc.nat(2 ** 32 - 1))), {
  selector: ({ id }) => id,
  maxLength: 120,
  size: 'max',
})

const unitSet = fc
  .array(fc.nat(1), { minLength: SCHEMA.units.length, maxLength: SCHEMA.units.length })
  .map((units) => Uint8Array.from(units))

const bound = fc.oneof(day, fc.constantFrom(-Infinity, Infinity, 1990, 2001.5))

export const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.array(fc.nat(4), { maxLength: 5 }).map((values) => among('status', values)),
    fc.array(fc.nat(39), { maxLength: 5 }).map((values) => among('trade', values)),
    fc
      .tuple(fc.constantFrom('opened', 'born'), bound, bound)
      .map(([column, from, before]) => between(column, from, before)),
    fc.constant(LOCATED),
    unitSet.map(inUnits),
    fc.array(tie('condition'), { maxLength: 3 }).map(all),
    fc.array(tie('condition'), { maxLength: 3 }).map(any),
    tie('condition').map(not),
  ),
}))

export const scope: fc.Arbitrary<Scope> = fc.oneof(fc.constant('everywhere' as const), unitSet)
export const question: fc.Arbitrary<Question> = fc.record({ scope, filter: condition })

const facet: fc.Arbitrary<Facet> = fc
  .array(
    fc.oneof(
      fc.nat(4).map((value) => among('status', [value])),
      condition,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((values) =>
    fc.record({
      values: fc.constant(values),
      chosen: fc.option(fc.uniqueArray(fc.nat(values.length - 1))),
    }),
  )
export const facetQuestion: fc.Arbitrary<FacetQuestion> = fc.record({
  scope,
  fixed: condition,
  facets: fc.array(facet, { maxLength: 4 }),
  units: fc.option(unitSet),
})
