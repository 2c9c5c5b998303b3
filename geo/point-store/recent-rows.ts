import { filledSegment } from './build-segment.ts'
import { mergedRows } from './fold-store.ts'
import { RowCollector } from './rows.ts'
import type { Row, StoreSchema } from './schema.ts'
import type { Segment } from './segment.ts'
import { findRow, killRow, readRow } from './segment-rows.ts'

/** So many rows are sorted anew when they are looked at after a change: a tenth of a millisecond. */
const TAIL_ROWS = 256
/** Segments are merged four by four (O'Neil et al. 1996) up to this size: some milliseconds. */
const MERGED_AT_ONCE = 4
const MOST_MERGED_ROWS = 16_384

/** Rows that came after the base was built: a tail of the newest, and segments that grow by merging. */
export class RecentRows {
  private readonly layers: Segment[] = []
  private readonly tail = new Map<number, Row>()
  private sortedTail: Segment | null = null

  constructor(private readonly schema: StoreSchema) {}

  /** A row of which there is no other with this id. */
  add(row: Row): void {
    this.tail.set(row.id, row)
    this.sortedTail = null
    if (this.tail.size >= TAIL_ROWS) this.seal()
  }

  /** Whether there was such a row. */
  remove(id: number): boolean {
    if (this.tail.delete(id)) {
      this.sortedTail = null
      return true
    }
    return this.layers.some((layer) => killId(layer, id))
  }

  find(id: number): Row | null {
    return this.tail.get(id) ?? firstFound(this.layers, id)
  }

  /** All rows, the newest included. */
  segments(): Segment[] {
    if (this.tail.size === 0) return [...this.layers]
    this.sortedTail ??= this.sorted()
    return [...this.layers, this.sortedTail]
  }

  /** Rows that a fold would take up, with those that are no more. */
  get size(): number {
    return this.layers.reduce((sum, { place }) => sum + place.rows, this.tail.size)
  }

  /** Moves the tail into a segment that does not change any more. */
  seal(): void {
    if (this.tail.size === 0) return
    this.layers.push(this.sortedTail ?? this.sorted())
    this.tail.clear()
    this.sortedTail = null
    while (this.isMergeDue()) {
      const merged = mergedRows(this.schema, this.layers.splice(-MERGED_AT_ONCE))
      this.layers.push(filledSegment(this.schema, merged))
    }
  }

  private isMergeDue(): boolean {
    const sizes = this.layers.slice(-MERGED_AT_ONCE).map(({ place }) => place.rows)
    const [largest = 0] = sizes
    const sum = sizes.reduce((total, size) => total + size, 0)
    return (
      sizes.length === MERGED_AT_ONCE &&
      sum <= MOST_MERGED_ROWS &&
      largest < MERGED_AT_ONCE * (sizes.at(-1) as number)
    )
  }

  private sorted(): Segment {
    const rows = new RowCollector(this.schema, this.tail.size)
    for (const row of this.tail.values()) rows.add(row)
    return filledSegment(this.schema, rows.batch())
  }
}

/** Takes the row of an id out of a segment; whether there was one. */
export function killId(segment: Segment, id: number): boolean {
  const row = findRow(segment, id)
  if (row >= 0) killRow(segment, row)
  return row >= 0
}

/** The row of an id in the first segment that has it. */
export function firstFound(segments: readonly Segment[], id: number): Row | null {
  for (const segment of segments) {
    const row = findRow(segment, id)
    if (row >= 0) return readRow(segment, row)
  }
  return null
}
