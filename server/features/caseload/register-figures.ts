import type { RegisterPlaces } from './register-places.ts'
import type { CountColumn, PlacedCount, RegisterCounts } from './register-queries.ts'

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
  { keepers, columns, placed }: RegisterCounts,
  places: RegisterPlaces,
  rows: Rows,
): RegisterFigures {
  const placing = placingOf(places, rows, keepers)
  const figures = noFigures(rows.length)
  for (const column of columns) addColumn(figures, column, placing)
  for (const count of placed) {
    const unit = places.unitOfLeaf.get(count.leafId)
    if (unit !== undefined) addPlaced(figures, count, placing.rowOf.get(unit))
  }
  return figures
}

/** Everybody who was counted, wherever they live. */
export function everybody(
  { keepers, columns, placed }: RegisterCounts,
  { queues }: RegisterPlaces,
): RegisterTotal {
  const total = { people: 0, noUnit: 0, noPoint: 0, estimated: false }
  for (const { people, located } of columns)
    for (let index = 0; index < keepers.length; index++) {
      const count = people[index] as number
      total.people += count
      total.noPoint += count - (located[index] as number)
      if (count > 0 && queues.has(keepers[index] as number)) total.noUnit += count
    }
  for (const { people, located } of placed) {
    total.people += people
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

const ROUNDING_ERROR = 1e-9

function addColumn(figures: Adding, { value, people, located }: CountColumn, placing: Placing): void {
  const ofValue = value === null ? null : columnOf(figures, value)
  const { starts, rows, weights, isQueue } = placing
  for (let keeper = 0; keeper < people.length; keeper++) {
    const count = people[keeper] as number
    if (count === 0) continue
    for (let share = starts[keeper] as number; share < (starts[keeper + 1] as number); share++) {
      const [row, weight] = [rows[share] as number, weights[share] as number]
      increase(figures.people, row, weight * count)
      increase(figures.noPoint, row, weight * (count - (located[keeper] as number)))
      if (isQueue[keeper] === 1) increase(figures.noUnit, row, weight * count)
      if (weight < 1 - ROUNDING_ERROR) figures.estimated[row] = 1
      if (ofValue) increase(ofValue, row, weight * count)
    }
  }
}

function addPlaced(figures: Adding, { value, people, located }: PlacedCount, row: number | undefined): void {
  if (row === undefined) return
  increase(figures.people, row, people)
  increase(figures.noPoint, row, people - located)
  if (value !== null) increase(columnOf(figures, value), row, people)
}

function increase(column: Float64Array, row: number, by: number): void {
  column[row] = (column[row] as number) + by
}

function columnOf({ byValue, people }: Adding, value: string): Float64Array {
  const column = byValue.get(value) ?? new Float64Array(people.length)
  byValue.set(value, column)
  return column
}

/** Where counts go among the rows of an answer. The shares of all keepers lie one after the other. */
interface Placing {
  rowOf: ReadonlyMap<number, number>
  /** The first share of every keeper, and the end. */
  starts: Uint32Array
  /** The row of each share, and how much of what the keeper has belongs to it. */
  rows: Uint32Array
  weights: Float64Array
  /** 1 where a keeper keeps the queue of a province. */
  isQueue: Uint8Array
}

type Keepers = readonly number[]

const known = new WeakMap<RegisterPlaces, WeakMap<Rows, WeakMap<Keepers, Placing>>>()

/** Looked up once for as long as places, rows and keepers are remembered. */
function placingOf(places: RegisterPlaces, rows: Rows, keepers: Keepers): Placing {
  const ofPlaces = known.get(places) ?? new WeakMap<Rows, WeakMap<Keepers, Placing>>()
  known.set(places, ofPlaces)
  const ofRows = ofPlaces.get(rows) ?? new WeakMap<Keepers, Placing>()
  ofPlaces.set(rows, ofRows)
  const placing = ofRows.get(keepers) ?? newPlacing(places, rows, keepers)
  ofRows.set(keepers, placing)
  return placing
}

function newPlacing({ sharesOf, queues }: RegisterPlaces, rows: Rows, keepers: Keepers): Placing {
  const rowOf = new Map(rows.map(({ unitId }, row) => [unitId, row]))
  const shares = keepers.map((keeper) =>
    (sharesOf.get(keeper) ?? []).flatMap(({ targetId, weight }) => {
      const row = rowOf.get(targetId)
      return row === undefined ? [] : [{ row, weight }]
    }),
  )
  const starts = new Uint32Array(keepers.length + 1)
  for (const [index, own] of shares.entries()) starts[index + 1] = (starts[index] as number) + own.length
  return {
    rowOf,
    starts,
    rows: Uint32Array.from(shares.flat(), ({ row }) => row),
    weights: Float64Array.from(shares.flat(), ({ weight }) => weight),
    isQueue: Uint8Array.from(keepers, (keeper) => (queues.has(keeper) ? 1 : 0)),
  }
}
