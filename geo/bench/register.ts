import { among, between, type Condition } from '../point-store/conditions.ts'
import { emptyBatch, type RowBatch } from '../point-store/rows.ts'
import type { StoreSchema } from '../point-store/schema.ts'
import { worldPoint } from '../point-store/world-point.ts'
import { integerBetween, normal, type Random, shuffle, weightedIndex } from '../random.ts'
import type { LonLat } from '../units.ts'
import { pointsOfCountry } from './country.ts'
import { COMMUNES, FORMER_COMMUNES } from './national.ts'

/** A register of a whole country with the columns of the real one, for as many people as are asked for. */

export const DAYS = 1826
const BORN = { first: 1950, last: 2008 }
/** Shares in per cent or so: some values are common and most are not. */
const WEIGHTS = {
  status: [9, 3, 2, 16, 7, 18, 4, 9, 1, 1, 2, 17, 3, 2, 2, 1, 1, 1, 1],
  programme: [76, 19, 5],
  sex: [8, 92],
  need: [9, 21, 34, 36],
  work: [24, 17, 19, 8, 6, 13, 11, 2],
  trade: Array.from({ length: 21 }, (_none, index) => (index === 20 ? 40 : 3)),
} as const
const NAMES = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]
const SHARE_WITHOUT_PLACE = 0.05

export const REGISTER: StoreSchema = {
  units: Array.from({ length: COMMUNES }, (_none, index) => 10_000 + index),
  categories: NAMES.map((name) => ({ name, values: WEIGHTS[name].length })),
  numbers: [{ name: 'opened' }, { name: 'needExpires' }, { name: 'born' }],
  partitions: [{ name: 'former', parts: FORMER_COMMUNES }],
}

/** People scattered around the middles of communes; a small part of these holds a large part of the people, closely. */
export function generatedPeople(random: Random, count: number): RowBatch {
  const rows = emptyBatch(REGISTER, count)
  const communes = generatedCommunes(random)
  const communeOf = drawer(
    random,
    communes.map(({ weight }) => weight),
  )
  const draws = NAMES.map((name) => drawer(random, WEIGHTS[name]))
  for (let row = 0; row < count; row++) {
    const index = communeOf()
    rows.id[row] = row + 1
    rows.unit[row] = index
    setPlace(rows, row, communes[index] as Commune, random)
    for (const [column, draw] of draws.entries()) (rows.categories[column] as Uint8Array)[row] = draw()
    const [opened, expires, born] = rows.numbers as [Int32Array, Int32Array, Int32Array]
    opened[row] = integerBetween(random, 0, DAYS - 1)
    if (random() < 0.7) expires[row] = integerBetween(random, DAYS - 300, DAYS + 90)
    born[row] = integerBetween(random, BORN.first, BORN.last)
    ;(rows.parts[0] as Uint16Array)[row] = 3 * index + integerBetween(random, 0, 2)
  }
  rows.count = count
  return rows
}

interface Commune {
  centre: LonLat
  spreadDegrees: number
  weight: number
}

function generatedCommunes(random: Random): Commune[] {
  return pointsOfCountry(random)(COMMUNES).map((centre): Commune => {
    const size = random()
    return { centre, spreadDegrees: 0.004 + 0.03 * size, weight: 1 / (0.05 + size * size) }
  })
}

function setPlace(rows: RowBatch, row: number, { centre, spreadDegrees }: Commune, random: Random): void {
  if (random() < SHARE_WITHOUT_PLACE) return
  const spread = () => spreadDegrees * normal(random)
  const { x, y } = worldPoint(centre[0] + spread(), centre[1] + spread())
  rows.located[row] = 1
  rows.x[row] = x
  rows.y[row] = y
}

const STEPS = 4096

/** Draws indices in proportion to their weights, from a table. */
function drawer(random: Random, weights: readonly number[]): () => number {
  const table = Uint16Array.from({ length: STEPS }, () => weightedIndex(random, weights))
  return () => table[Math.floor(random() * STEPS)] as number
}

/** A filter as it is asked of the store and, column by column, of a database. */
export interface BenchFilter {
  among: { column: string; values: number[] }[]
  between: { column: string; from: number; before: number }[]
}

export type FilterKind = 'narrow' | 'broad' | 'five'
export const FILTER_KINDS: readonly FilterKind[] = ['narrow', 'broad', 'five']

/** Two columns with few of the people, two with half of them, or four and a range of days. None is drawn twice. */
export function newFilters(random: Random): (kind: FilterKind) => BenchFilter {
  const drawn = new Set<string>()
  const draw = (kind: FilterKind): BenchFilter => {
    const filter = FILTERS[kind](random)
    const text = JSON.stringify(filter)
    if (drawn.has(text)) return draw(kind)
    drawn.add(text)
    return filter
  }
  return draw
}

const FILTERS: Record<FilterKind, (random: Random) => BenchFilter> = {
  narrow: (random) => ({
    among: [someOf(random, 'status', 2), someOf(random, 'trade', 6)],
    between: [],
  }),
  broad: (random) => ({ among: [someOf(random, 'status', 15), someOf(random, 'work', 7)], between: [] }),
  five: (random) => ({
    among: [
      someOf(random, 'status', 8),
      someOf(random, 'work', 5),
      someOf(random, 'need', 3),
      someOf(random, 'trade', 14),
    ],
    between: [daysOf(random)],
  }),
}

function someOf(random: Random, column: keyof typeof WEIGHTS, count: number) {
  const values = shuffle(
    random,
    WEIGHTS[column].map((_weight, value) => value),
  )
  return { column, values: values.slice(0, count).sort((a, b) => a - b) }
}

function daysOf(random: Random) {
  const from = integerBetween(random, 0, 900)
  return { column: 'opened', from, before: from + integerBetween(random, 600, 900) }
}

export function conditionsOf(filter: BenchFilter): Condition[] {
  return [
    ...filter.among.map(({ column, values }) => among(column, values)),
    ...filter.between.map(({ column, from, before }) => between(column, from, before)),
  ]
}
