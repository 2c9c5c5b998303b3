import type { RegisterPlaces } from './register-places.ts'
import type { RegisterCount } from './register-queries.ts'

/**
 * People with an open case by row of an answer, from records. Shares of people make parts of a whole number. In columns,
 * because a country has thousands of rows and an answer some milliseconds.
 */
export interface RegisterFigures {
  people: Float64Array
  noUnit: Float64Array
  noPoint: Float64Array
  /** 1 where some of them are known only to a commune that lies in several units. */
  estimated: Uint8Array
  byValue: ReadonlyMap<string, Float64Array>
}

/** People of several rows, or of all. */
export interface RegisterTotal {
  people: number
  noUnit: number
  noPoint: number
  estimated: boolean
}

type Rows = readonly { unitId: number }[]

/**
 * Counted records on the units of a level and a date: by the commune where that lies in one unit, else by the point,
 * else by the share of the commune's people that lives in each.
 */
export function registerFigures(
  counts: readonly RegisterCount[],
  places: RegisterPlaces,
  rows: Rows,
): RegisterFigures {
  const placing = placingOf(places, rows)
  const figures = noFigures(rows.length)
  for (const count of counts) {
    const unit = count.leafId === null ? undefined : places.unitOfLeaf.get(count.leafId)
    if (unit === undefined) addShares(figures, count, placing.sharesOf.get(count.unitId))
    else add(figures, count, { row: placing.rowOf.get(unit), weight: 1, inQueue: false })
  }
  return figures
}

/** Everybody who was counted, wherever they live. */
export function everybody(counts: readonly RegisterCount[], { queues }: RegisterPlaces): RegisterTotal {
  const total = { people: 0, noUnit: 0, noPoint: 0, estimated: false }
  for (const { unitId, people, located } of counts) {
    total.people += people
    total.noUnit += queues.has(unitId) ? people : 0
    total.noPoint += people - located
  }
  return total
}

/** The people of several rows together. */
export function together(figures: RegisterFigures, rows: readonly number[]): RegisterTotal {
  const sumOf = (column: Float64Array) => rows.reduce((sum, row) => sum + (column[row] ?? 0), 0)
  return {
    people: sumOf(figures.people),
    noUnit: sumOf(figures.noUnit),
    noPoint: sumOf(figures.noPoint),
    estimated: rows.some((row) => figures.estimated[row] === 1),
  }
}

function noFigures(rows: number): Adding {
  const [people, noUnit, noPoint] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  return { people, noUnit, noPoint, estimated: new Uint8Array(rows), byValue: new Map() }
}

interface Adding extends RegisterFigures {
  byValue: Map<string, Float64Array>
}

/** How much of what a unit keeps belongs to a row; none where the answer has no such row. */
interface Share {
  row: number | undefined
  weight: number
  /** Whether it keeps the queue of a province. */
  inQueue: boolean
}

const ROUNDING_ERROR = 1e-9

function addShares(figures: Adding, count: RegisterCount, shares: readonly Share[] = []): void {
  for (const share of shares) add(figures, count, share)
}

function add(figures: Adding, { people, located, value }: RegisterCount, share: Share): void {
  const { row, weight, inQueue } = share
  if (row === undefined) return
  increase(figures.people, row, weight * people)
  increase(figures.noPoint, row, weight * (people - located))
  if (inQueue) increase(figures.noUnit, row, weight * people)
  if (weight < 1 - ROUNDING_ERROR) figures.estimated[row] = 1
  if (value !== null) increase(columnOf(figures, value), row, weight * people)
}

function increase(column: Float64Array, row: number, by: number): void {
  column[row] = (column[row] as number) + by
}

function columnOf({ byValue, people }: Adding, value: string): Float64Array {
  const column = byValue.get(value) ?? new Float64Array(people.length)
  byValue.set(value, column)
  return column
}

interface Placing {
  rowOf: ReadonlyMap<number, number>
  /** By the unit that keeps the records. */
  sharesOf: ReadonlyMap<number, readonly Share[]>
}

const known = new WeakMap<RegisterPlaces, WeakMap<Rows, Placing>>()

/** Where counts go among the rows of an answer; looked up once for as long as places and rows are remembered. */
function placingOf(places: RegisterPlaces, rows: Rows): Placing {
  const ofPlaces = known.get(places) ?? new WeakMap<Rows, Placing>()
  known.set(places, ofPlaces)
  const placing = ofPlaces.get(rows) ?? newPlacing(places, rows)
  ofPlaces.set(rows, placing)
  return placing
}

function newPlacing({ sharesOf, queues }: RegisterPlaces, rows: Rows): Placing {
  const rowOf = new Map(rows.map(({ unitId }, row) => [unitId, row]))
  const shares = [...sharesOf].map(([keeper, into]): [number, Share[]] => [
    keeper,
    into.map(({ targetId, weight }) => ({ row: rowOf.get(targetId), weight, inQueue: queues.has(keeper) })),
  ])
  return { rowOf, sharesOf: new Map(shares) }
}
