import { NO_CATEGORY, NO_NUMBER, NO_PART, NUMBER_END, type Row, type StoreSchema } from './schema.ts'

/** Rows as columns, in any order. Lists of columns are in the order of the schema. */
export interface RowBatch {
  count: number
  id: Uint32Array
  /** Index of the unit in the schema. */
  unit: Uint16Array
  /** 1 where there is a place; elsewhere x and y say nothing. */
  located: Uint8Array
  x: Uint32Array
  y: Uint32Array
  /** Numbers of values, or `NO_CATEGORY`. */
  categories: Uint8Array[]
  /** Whole numbers, or `NO_NUMBER`. */
  numbers: Int32Array[]
  /** Numbers of parts, or `NO_PART`. */
  parts: Uint16Array[]
}

/** Empty columns for so many rows. */
export function emptyBatch(schema: StoreSchema, capacity: number): RowBatch {
  return {
    count: 0,
    id: new Uint32Array(capacity),
    unit: new Uint16Array(capacity),
    located: new Uint8Array(capacity),
    x: new Uint32Array(capacity),
    y: new Uint32Array(capacity),
    categories: schema.categories.map(() => new Uint8Array(capacity).fill(NO_CATEGORY)),
    numbers: schema.numbers.map(() => new Int32Array(capacity).fill(NO_NUMBER)),
    parts: schema.partitions.map(() => new Uint16Array(capacity).fill(NO_PART)),
  }
}

const FIRST_CAPACITY = 256

/** Gathers rows one by one into columns that grow as needed. */
export class RowCollector {
  private rows: RowBatch
  private readonly units: ReadonlyMap<number, number>

  constructor(
    private readonly schema: StoreSchema,
    capacity = FIRST_CAPACITY,
  ) {
    this.rows = emptyBatch(schema, capacity)
    this.units = unitIndices(schema)
  }

  /** @throws RangeError as `checkRow` */
  add(row: Row): void {
    const fault = faultOf(this.schema, this.units, row)
    if (fault) throw new RangeError(`row ${row.id}: ${fault}`)
    if (this.rows.count === this.rows.id.length) this.rows = grown(this.schema, this.rows)
    writeRow(this.rows, this.rows.count++, row, this.units.get(row.unit) as number)
  }

  /** What has been gathered. The collector must not be used afterwards. */
  batch(): RowBatch {
    return this.rows
  }
}

const indicesOfSchema = new WeakMap<StoreSchema, ReadonlyMap<number, number>>()

/** Index in the schema by id of the unit; reckoned once for each schema. */
export function unitIndices(schema: StoreSchema): ReadonlyMap<number, number> {
  const known = indicesOfSchema.get(schema)
  if (known) return known
  const indices = new Map(schema.units.map((id, index) => [id, index]))
  indicesOfSchema.set(schema, indices)
  return indices
}

function grown(schema: StoreSchema, rows: RowBatch): RowBatch {
  const larger = emptyBatch(schema, 2 * rows.id.length)
  appendRows(larger, rows)
  return larger
}

/** Appends all rows of a batch to one that has room for them. */
export function appendRows(to: RowBatch, from: RowBatch): void {
  const sources = columnArrays(from)
  for (const [index, column] of columnArrays(to).entries())
    column.set((sources[index] as ColumnArray).subarray(0, from.count), to.count)
  to.count += from.count
}

function columnArrays({ id, unit, located, x, y, categories, numbers, parts }: RowBatch): ColumnArray[] {
  return [id, unit, located, x, y, ...categories, ...numbers, ...parts]
}

type ColumnArray = Uint8Array | Uint16Array | Uint32Array | Int32Array

function writeRow(rows: RowBatch, index: number, row: Row, unitIndex: number): void {
  rows.id[index] = row.id
  rows.unit[index] = unitIndex
  rows.located[index] = row.place ? 1 : 0
  rows.x[index] = row.place?.x ?? 0
  rows.y[index] = row.place?.y ?? 0
  writeValues(rows.categories, index, row.categories, NO_CATEGORY)
  writeValues(rows.numbers, index, row.numbers, NO_NUMBER)
  writeValues(rows.parts, index, row.parts, NO_PART)
}

function writeValues(
  columns: readonly ColumnArray[],
  index: number,
  values: readonly (number | null)[],
  none: number,
): void {
  for (let column = 0; column < columns.length; column++)
    (columns[column] as ColumnArray)[index] = values[column] ?? none
}

/** @throws RangeError naming the row and what the schema has no room for */
export function checkRow(schema: StoreSchema, row: Row): void {
  const fault = faultOf(schema, unitIndices(schema), row)
  if (fault) throw new RangeError(`row ${row.id}: ${fault}`)
}

function faultOf(
  { categories, numbers, partitions }: StoreSchema,
  units: ReadonlyMap<number, number>,
  row: Row,
): string | null {
  if (!isWhole(row.id, 0, 2 ** 32)) return 'the id is no number from 0 to 2^32 - 1'
  if (!units.has(row.unit)) return `the schema has no unit ${row.unit}`
  if (row.place && !(isWhole(row.place.x, 0, 2 ** 32) && isWhole(row.place.y, 0, 2 ** 32)))
    return 'the place lies outside the world'
  if (row.categories.length !== categories.length) return 'a category too few or too many'
  for (let column = 0; column < categories.length; column++)
    if (!isNullOr(row.categories[column], 0, categories[column]?.values)) return 'an unknown category'
  if (row.numbers.length !== numbers.length) return 'a number too few or too many'
  for (const number of row.numbers)
    if (!isNullOr(number, 1 - NUMBER_END, NUMBER_END)) return 'a number out of range'
  if (row.parts.length !== partitions.length) return 'a part too few or too many'
  for (let column = 0; column < partitions.length; column++)
    if (!isNullOr(row.parts[column], 0, partitions[column]?.parts)) return 'an unknown part'
  return null
}

function isNullOr(value: number | null | undefined, least: number, end: number | undefined): boolean {
  return value === null || (value !== undefined && isWhole(value, least, end ?? least))
}

function isWhole(value: number, least: number, end: number): boolean {
  return Number.isInteger(value) && value >= least && value < end
}
