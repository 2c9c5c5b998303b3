import type { Tile } from '../tiles/tile-math.ts'
import { buildSegment } from './build-segment.ts'
import { addToGrid, type CellGrid, cellsOfGrid, clustersOfGrid, emptyGrid, fitsGrid } from './cell-grid.ts'
import { all, type Condition, inUnits, type Scope, type UnitSet } from './conditions.ts'
import { type CellCounts, type Clusters, countOccupied, mergeCells } from './count-cells.ts'
import { addFacets, type FacetCounts, type FacetQuestion, noFacets } from './count-facets.ts'
import {
  addUnits,
  addUnitsByValue,
  areAllOf,
  countPairs,
  mergePairs,
  noCounts,
  noPairs,
  type PartCounts,
  partCounts,
  piecesOf,
  runsOf,
  type UnitCounts,
} from './count-units.ts'
import type { FoldSnapshot } from './fold-store.ts'
import { LowestIds, type PointList } from './list-points.ts'
import { firstFound, killId, RecentRows } from './recent-rows.ts'
import { checkRow, emptyBatch, unitIndices } from './rows.ts'
import { type Change, checkSchema, type Row, type StoreSchema } from './schema.ts'
import { scratch } from './scratch.ts'
import { openSegment, type PlaceOrder, type Segment, type SegmentBuffers, type UnitOrder } from './segment.ts'
import { type RowRange, select } from './select.ts'
import type { Steps } from './steps.ts'
import { rowsInTile } from './tile-rows.ts'

/** Who is asked for: nobody outside the scope, and of those inside who fits the filter. */
export interface Question {
  scope: Scope
  filter: Condition
}

export interface PeopleCount {
  people: number
  /** How many of them have a place. */
  located: number
}

const WORDS = 0
/** So many rows are counted in well under a millisecond under any question, in words that stay in a near cache. */
const PIECE_ROWS = 65_536

/**
 * People as points with categories and days, held in memory and asked by tile, by unit or by facet under any filter. Every
 * answer is exact, is worked out from the rows that the question touches, and remembers nothing: a filter that was never
 * asked costs what any other costs. A change is part of the next answer.
 */
export class PointStore {
  private base: Segment
  private recent: RecentRows
  /** The fold that is under way, with the ids that were changed since it began; null while there is none. */
  private fold: { snapshot: FoldSnapshot; changed: Set<number> } | null = null
  private changes = 0

  /** @throws RangeError as `checkSchema` */
  constructor(
    readonly schema: StoreSchema,
    base: SegmentBuffers = buildSegment(schema, emptyBatch(schema, 0)),
  ) {
    checkSchema(schema)
    this.base = openSegment(schema, base)
    this.recent = new RecentRows(schema)
  }

  /** How many changes have been applied. */
  get version(): number {
    return this.changes
  }

  /** Rows outside the base: with some thousands of them answers get slower, and a fold is due. */
  get recentRows(): number {
    return this.recent.size
  }

  /** Bytes that the base takes. */
  get bytes(): number {
    return (
      this.base.buffers.buffer.byteLength + 4 * (this.base.place.alive.length + this.base.unit.alive.length)
    )
  }

  /** Units as a scope or as a condition. Ids that the schema does not have hold nobody. */
  unitSet(ids: Iterable<number>): UnitSet {
    const units = new Uint8Array(this.schema.units.length)
    for (const id of ids) {
      const index = unitIndices(this.schema).get(id)
      if (index !== undefined) units[index] = 1
    }
    return units
  }

  /**
   * Takes in all of these changes, in their order, or none. Up to some 1,000 at once take less than 10 ms.
   * @throws RangeError for a row that the schema has no room for
   */
  apply(changes: readonly Change[]): void {
    for (const change of changes) if (change.kind === 'put') checkRow(this.schema, change.row)
    for (const change of changes) {
      const id = change.kind === 'put' ? change.row.id : change.id
      this.replace(id, change.kind === 'put' ? change.row : null)
      this.fold?.changed.add(id)
      this.changes++
    }
  }

  /** What is known of an id; null when it is not there. */
  row(id: number): Row | null {
    return this.recent.find(id) ?? firstFound([this.base], id)
  }

  count(question: Question): PeopleCount {
    const { people, located } = this.unitCounts(question)
    const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0)
    return { people: sum(people), located: sum(located) }
  }

  /** People with a place by cell of a tile. Over all tiles of a zoom they sum to everybody who has a place. */
  cells(question: Question, tile: Tile, cellZoom: number): CellCounts {
    checkCellZoom(tile, cellZoom)
    if (fitsGrid(tile, cellZoom)) return cellsOfGrid(this.grid(question, emptyGrid(tile, cellZoom, false)))
    let cells: CellCounts = { zoom: cellZoom, keys: new Float64Array(), counts: new Uint32Array() }
    this.eachInTile(question, tile, (order, range, words) => {
      cells = mergeCells(cells, countOccupied(order, range, words, cellZoom))
    })
    return cells
  }

  /** The same with the mean place of those in each cell, which may be up to 5 zooms below the tile, from zoom 1 on. */
  clusters(question: Question, tile: Tile, cellZoom: number): Clusters {
    checkCellZoom(tile, cellZoom)
    if (!fitsGrid(tile, cellZoom) || cellZoom === 0)
      throw new RangeError(`no clusters by cells of zoom ${cellZoom} in a tile of zoom ${tile.z}`)
    return clustersOfGrid(this.grid(question, emptyGrid(tile, cellZoom, true)))
  }

  /** The people of a tile with the lowest ids, at most so many, and how many more there are. */
  points(question: Question, tile: Tile, most: number): PointList {
    const lowest = new LowestIds(most)
    this.eachInTile(question, tile, (order, range, words) => lowest.add(order, range, words))
    return lowest.list()
  }

  unitCounts({ scope, filter }: Question): UnitCounts {
    const counts = noCounts(this.schema.units.length)
    for (const { unit } of this.segments())
      for (const run of runsOf(unit, scope)) addUnits(counts, unit, run, filter)
    return counts
  }

  /** The same of those who have a value as well, for every value. */
  *unitCountsByValue({ scope, filter }: Question, values: readonly Condition[]): Steps<UnitCounts[]> {
    const counts = values.map(() => noCounts(this.schema.units.length))
    return yield* this.byPiece(scope, counts, (order, piece) =>
      addUnitsByValue(counts, order, piece, { filter, values }),
    )
  }

  /** People by the unit that keeps the record and by the part of a partition in which the point lies. */
  partCounts(question: Question, partition: string): PartCounts {
    const index = this.schema.partitions.findIndex(({ name }) => name === partition)
    if (index < 0) throw new RangeError(`the schema has no partition ${partition}`)
    const counts = this.segments().map((segment) => countPairs(segment, index, question))
    return partCounts(counts.reduce(mergePairs, noPairs()), this.schema.units)
  }

  /** Counts of every value of every facet under all choices but its own. */
  *facets(question: FacetQuestion): Steps<FacetCounts> {
    const counts = noFacets(question, this.schema.units.length)
    return yield* this.byPiece(question.scope, counts, (order, piece) =>
      addFacets(counts, order, piece, question),
    )
  }

  /**
   * All rows of this moment for `foldStore`, in whatever thread. Changes go on meanwhile.
   * @throws Error while another fold is under way
   */
  startFold(): FoldSnapshot {
    if (this.fold) throw new Error('a fold is under way')
    const segments = this.segments().map(({ buffers, place }) => ({ buffers, alive: place.alive.slice() }))
    const snapshot = { schema: this.schema, segments }
    this.fold = { snapshot, changed: new Set() }
    return snapshot
  }

  /**
   * Takes the outcome of a fold as the new base and puts what was changed since its snapshot on top of it.
   * @throws Error when the fold of this snapshot is not under way, because it was given up or has ended
   */
  finishFold(snapshot: FoldSnapshot, folded: SegmentBuffers): void {
    if (this.fold?.snapshot !== snapshot) throw new Error('this fold is not under way')
    const rows = [...this.fold.changed].map((id): [number, Row | null] => [id, this.row(id)])
    this.base = openSegment(this.schema, folded)
    this.recent = new RecentRows(this.schema)
    this.fold = null
    for (const [id, row] of rows) this.replace(id, row)
  }

  /** Gives the fold of a snapshot up, for instance because its thread has died; everything stays as it is. */
  abandonFold(snapshot: FoldSnapshot): void {
    if (this.fold?.snapshot === snapshot) this.fold = null
  }

  private replace(id: number, row: Row | null): void {
    if (!this.recent.remove(id)) killId(this.base, id)
    if (row) this.recent.add(row)
  }

  private segments(): Segment[] {
    return [this.base, ...this.recent.segments()]
  }

  /** Adds piece by piece to an answer, which is null when it would be about rows of two moments. */
  private *byPiece<T>(scope: Scope, answer: T, add: (order: UnitOrder, piece: RowRange) => void): Steps<T> {
    const before = this.changes
    for (const { unit } of this.segments())
      for (const piece of piecesOf(unit, scope, PIECE_ROWS)) {
        if (this.changes !== before) return null
        add(unit, piece)
        yield
      }
    return this.changes === before ? answer : null
  }

  private grid(question: Question, grid: CellGrid): CellGrid {
    this.eachInTile(question, grid.tile, (order, range, words) => addToGrid(grid, order, range, words))
    return grid
  }

  /** Calls with the rows of a tile, segment by segment, and with words in which those who are asked for are marked. */
  private eachInTile(
    { scope, filter }: Question,
    tile: Tile,
    visit: (order: PlaceOrder, range: RowRange, words: Uint32Array) => void,
  ): void {
    const narrower = scope === 'everywhere' ? filter : all([filter, inUnits(scope)])
    for (const { place, unit } of this.segments()) {
      const range = rowsInTile(place, tile)
      if (range.from === range.end) continue
      const condition = scope === 'everywhere' || areAllOf(unit, scope) ? filter : narrower
      const words = scratch(WORDS, place.alive.length)
      select(place, range, condition, words)
      visit(place, range, words)
    }
  }
}

/** The keys of finer cells would not be exact numbers. */
const DEEPEST_CELL_ZOOM = 26

function checkCellZoom({ z }: Tile, cellZoom: number): void {
  if (!(Number.isInteger(cellZoom) && cellZoom >= z && cellZoom <= DEEPEST_CELL_ZOOM))
    throw new RangeError(`no cells of zoom ${cellZoom} lie in a tile of zoom ${z}`)
}
