/**
 * What a store holds of each person: an id, the unit that keeps the record, a place or none, and columns. No identity.
 * Plain data, so that it travels to a worker thread as it is.
 */
export interface StoreSchema {
  /**
   * Ids of all units that may keep a record, at most 65,535. Rows lie in this order: put the communes of a province, and
   * the province for its own queue, beside each other, and a scope is a few runs of rows.
   */
  units: readonly number[]
  /** Columns with a closed list of values, counted from 0. Up to 32 values are fast, 255 are possible. */
  categories: readonly CategoryColumn[]
  /** Columns of whole numbers that are asked for by range, such as days or years of birth. */
  numbers: readonly NumberColumn[]
  /** Columns that say in which unit of another date each point lies, numbered from 0. */
  partitions: readonly PartitionColumn[]
}

export interface CategoryColumn {
  name: string
  /** How many values there are. */
  values: number
}

export interface NumberColumn {
  name: string
}

export interface PartitionColumn {
  name: string
  /** How many parts there are, at most 65,535. */
  parts: number
}

/** A place in the square Web Mercator world, in 2^-32 of its width and height from the north-west. */
export interface WorldPoint {
  x: number
  y: number
}

/** One person. Lists are in the order of the schema's columns. */
export interface Row {
  /** From 0 to 2^32 - 1. */
  id: number
  /** Id of the unit that keeps the record, one of the schema's. */
  unit: number
  /** Null: not mapped. Counted in the unit, never in a tile. */
  place: WorldPoint | null
  /** The number of a value, or null where there is none. */
  categories: readonly (number | null)[]
  /** A whole number between -2^30 and 2^30, both excluded, or null where there is none. */
  numbers: readonly (number | null)[]
  /** The number of a part, or null where the point lies in none. */
  parts: readonly (number | null)[]
}

/** What happened to a row: it is now this one, whether it was there before or not, or it is no more. */
export type Change = { kind: 'put'; row: Row } | { kind: 'remove'; id: number }

/** A category that has no value. */
export const NO_CATEGORY = 255
/** Numbers lie between this and its opposite, both excluded. */
export const NUMBER_END = 2 ** 30
/** A number that has no value. */
export const NO_NUMBER = -(2 ** 31)
/** A point that lies in no part. */
export const NO_PART = 65_535
/** Categories of more values have no bitmap for each. */
export const MOST_BITMAPS = 32

const MOST_VALUES = 255
const MOST_UNITS = 65_535

/** @throws RangeError naming what a store cannot hold */
export function checkSchema({ units, categories, numbers, partitions }: StoreSchema): void {
  refuseRepeated('unit', units)
  refuseRepeated(
    'column',
    [...categories, ...numbers, ...partitions].map(({ name }) => name),
  )
  if (units.length > MOST_UNITS)
    throw new RangeError(`a store holds ${MOST_UNITS} units, not ${units.length}`)
  for (const { name, values } of categories) refuseSize(name, values, MOST_VALUES)
  for (const { name, parts } of partitions) refuseSize(name, parts, NO_PART)
}

function refuseRepeated(what: string, names: readonly (number | string)[]): void {
  const seen = new Set<number | string>()
  for (const name of names) {
    if (seen.has(name)) throw new RangeError(`the ${what} ${name} stands twice in the schema`)
    seen.add(name)
  }
}

function refuseSize(name: string, size: number, most: number): void {
  if (!(Number.isInteger(size) && size >= 0 && size <= most))
    throw new RangeError(`column ${name}: ${size} is not between 0 and ${most}`)
}
