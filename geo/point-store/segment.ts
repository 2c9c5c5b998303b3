import { setBits, wordsFor } from './bits.ts'
import { MOST_BITMAPS, type StoreSchema } from './schema.ts'

/**
 * Rows in two orders over one shared buffer, which never changes; which rows are alive is kept beside it. In place order
 * rows with a place lie by Morton key and those without at the end, in unit order by unit and then by place order.
 */
export interface Segment {
  schema: StoreSchema
  buffers: SegmentBuffers
  place: PlaceOrder
  unit: UnitOrder
  /** Rows of the place order from the lowest id on. */
  byId: Uint32Array
}

/** A segment as it travels between threads. */
export interface SegmentBuffers {
  rows: number
  /** How many of them have a place. */
  located: number
  /** Of the categories, then of the numbers. */
  shapes: readonly ColumnShape[]
  buffer: SharedArrayBuffer
}

/** Numbers are kept as codes of so many bits: 0 where there is none, else what they are above the least, and 1. */
export interface ColumnShape {
  least: number
  bits: number
  /** Whether every row has a value. */
  isComplete: boolean
}

/** A bitmap of `stride` words for every value, one after the other. */
export interface BitmapColumn {
  kind: 'bitmaps'
  words: Uint32Array
  stride: number
  values: number
  isComplete: boolean
}

/** Bit-sliced codes (O'Neil and Quass 1997): the words of 32 rows lie together, the lowest bit first. */
export interface SliceColumn extends ColumnShape {
  kind: 'slices'
  words: Uint32Array
  /** How many values a category has; infinite for numbers. */
  values: number
}

export type Column = BitmapColumn | SliceColumn

interface Columns {
  rows: number
  alive: Uint32Array
  /** The categories, then the numbers. */
  columns: readonly Column[]
  indexOfColumn: ReadonlyMap<string, number>
}

export interface PlaceOrder extends Columns {
  kind: 'place'
  /** Rows before this one have a place. */
  located: number
  id: Uint32Array
  unit: Uint16Array
  x: Uint32Array
  y: Uint32Array
}

export interface UnitOrder extends Columns {
  kind: 'unit'
  /** The first row of every unit, and the end. */
  starts: Uint32Array
  /** Where the rows of a unit that have a place end. */
  locatedEnds: Uint32Array
  placeRow: Uint32Array
  parts: readonly Uint16Array[]
}

export type Order = PlaceOrder | UnitOrder

/** Cuts arrays out of a buffer one after the other; without one, it only adds up how large it has to be. */
class Cutter {
  bytes = 0
  constructor(private readonly buffer: SharedArrayBuffer | null) {}

  words(length: number): Uint32Array {
    const at = this.advance(4 * length)
    return this.buffer ? new Uint32Array(this.buffer, at, length) : NO_WORDS
  }

  shorts(length: number): Uint16Array {
    const at = this.advance(2 * length)
    return this.buffer ? new Uint16Array(this.buffer, at, length) : NO_SHORTS
  }

  private advance(bytes: number): number {
    const at = this.bytes
    this.bytes += 4 * Math.ceil(bytes / 4)
    return at
  }
}

const NO_WORDS = new Uint32Array()
const NO_SHORTS = new Uint16Array()
const NO_BUFFER = new SharedArrayBuffer(0)

/** A segment over a buffer that is made for it; all its rows are alive and everything else is 0. */
export function newSegment(schema: StoreSchema, shape: Omit<SegmentBuffers, 'buffer'>): Segment {
  const measure = new Cutter(null)
  cutSegment(schema, { ...shape, buffer: NO_BUFFER }, measure)
  return openSegment(schema, { ...shape, buffer: new SharedArrayBuffer(measure.bytes) })
}

/** A segment that was built, perhaps by another thread; all its rows are alive. */
export function openSegment(schema: StoreSchema, buffers: SegmentBuffers): Segment {
  return cutSegment(schema, buffers, new Cutter(buffers.buffer))
}

function cutSegment(schema: StoreSchema, buffers: SegmentBuffers, cut: Cutter): Segment {
  const place = cutPlaceOrder(schema, buffers, cut)
  const unit = cutUnitOrder(schema, buffers, cut)
  return { schema, buffers, place, unit, byId: cut.words(buffers.rows) }
}

function cutPlaceOrder(schema: StoreSchema, buffers: SegmentBuffers, cut: Cutter): PlaceOrder {
  const { rows, located } = buffers
  return {
    kind: 'place',
    rows,
    located,
    alive: allBits(rows),
    id: cut.words(rows),
    unit: cut.shorts(rows),
    x: cut.words(located),
    y: cut.words(located),
    columns: cutColumns(schema, buffers, cut),
    indexOfColumn: columnIndices(schema),
  }
}

function cutUnitOrder(schema: StoreSchema, buffers: SegmentBuffers, cut: Cutter): UnitOrder {
  const { rows } = buffers
  const units = schema.units.length
  return {
    kind: 'unit',
    rows,
    alive: allBits(rows),
    starts: cut.words(units + 1),
    locatedEnds: cut.words(units),
    placeRow: cut.words(rows),
    parts: schema.partitions.map(() => cut.shorts(rows)),
    columns: cutColumns(schema, buffers, cut),
    indexOfColumn: columnIndices(schema),
  }
}

function cutColumns(schema: StoreSchema, { rows, shapes }: SegmentBuffers, cut: Cutter): Column[] {
  const stride = wordsFor(rows)
  return columnsOf(schema).map(({ values }, index): Column => {
    const shape = shapes[index] as ColumnShape
    if (!hasBitmaps(values))
      return { kind: 'slices', ...shape, values, words: cut.words(stride * shape.bits) }
    const words = cut.words(stride * values)
    return { kind: 'bitmaps', words, stride, values, isComplete: shape.isComplete }
  })
}

export function hasBitmaps(values: number): boolean {
  return values <= MOST_BITMAPS
}

/** All columns but the partitions, with how many values they have. */
export function columnsOf({ categories, numbers }: StoreSchema): { name: string; values: number }[] {
  return [...categories, ...numbers.map(({ name }) => ({ name, values: Infinity }))]
}

const indicesOfSchema = new WeakMap<StoreSchema, ReadonlyMap<string, number>>()

function columnIndices(schema: StoreSchema): ReadonlyMap<string, number> {
  const known = indicesOfSchema.get(schema)
  if (known) return known
  const indices = new Map(columnsOf(schema).map(({ name }, index) => [name, index]))
  indicesOfSchema.set(schema, indices)
  return indices
}

function allBits(rows: number): Uint32Array {
  const words = new Uint32Array(wordsFor(rows))
  setBits(words, 0, rows)
  return words
}
