import { mortonKey } from '../tiles/cells.ts'
import type { Tile } from '../tiles/tile-math.ts'
import { countBits, maskBefore, maskFrom } from './bits.ts'
import type { PlaceOrder } from './segment.ts'
import type { RowRange } from './select.ts'
import { firstWithBit, PLACE_BITS } from './tile-rows.ts'

/** People by cell of one zoom, from the lowest Morton key on; cells without anybody are absent. */
export interface CellCounts {
  zoom: number
  keys: Float64Array
  counts: Uint32Array
}

/** The same with the mean place of each, as shares of the world's width and height from the north-west. */
export interface Clusters extends CellCounts {
  x: Float64Array
  y: Float64Array
}

/** All cells of one zoom in a tile, by Morton key within it. The sums are of places from the cell's north-west corner. */
export interface CellGrid {
  tile: Tile
  zoom: number
  counts: Uint32Array
  /** Null when nobody asks for mean places. */
  sums: { x: Float64Array; y: Float64Array } | null
}

/** A grid of more cells than this is counted cell by occupied cell instead. */
const MOST_GRID_LEVELS = 5

export function fitsGrid(tile: Tile, cellZoom: number): boolean {
  return cellZoom - tile.z <= MOST_GRID_LEVELS
}

export function newGrid(tile: Tile, zoom: number, withMeans: boolean): CellGrid {
  const cells = 4 ** (zoom - tile.z)
  const sums = withMeans ? { x: new Float64Array(cells), y: new Float64Array(cells) } : null
  return { tile, zoom, counts: new Uint32Array(cells), sums }
}

/** Adds the marked rows of a tile to its grid. */
export function addToGrid(grid: CellGrid, order: PlaceOrder, range: RowRange, words: Uint32Array): void {
  addQuarters({ grid, order, words }, range.from, range.end, grid.tile.z, 0)
}

interface Adding {
  grid: CellGrid
  order: PlaceOrder
  words: Uint32Array
}

/** Rows of a cell lie beside each other, and so do those of its quarters: north-west, north-east, south-west, south-east. */
function addQuarters(adding: Adding, from: number, end: number, zoom: number, cell: number): void {
  if (from === end) return
  if (zoom === adding.grid.zoom) {
    addCell(adding, from, end, cell)
    return
  }
  const { x, y } = adding.order
  const shift = PLACE_BITS - 1 - zoom
  const south = firstWithBit(y, from, end, shift)
  const northEast = firstWithBit(x, from, south, shift)
  const southEast = firstWithBit(x, south, end, shift)
  addQuarters(adding, from, northEast, zoom + 1, 4 * cell)
  addQuarters(adding, northEast, south, zoom + 1, 4 * cell + 1)
  addQuarters(adding, south, southEast, zoom + 1, 4 * cell + 2)
  addQuarters(adding, southEast, end, zoom + 1, 4 * cell + 3)
}

function addCell(adding: Adding, from: number, end: number, cell: number): void {
  const { grid, words } = adding
  if (grid.sums) addPlaces(adding, grid.sums, { from, end }, cell)
  else grid.counts[cell] = (grid.counts[cell] as number) + countBits(words, from, end)
}

/** Sums of whole numbers below 2^53 are exact, in whatever order they are added. */
function addPlaces(
  adding: Adding,
  sums: { x: Float64Array; y: Float64Array },
  range: RowRange,
  cell: number,
): void {
  const { grid, words } = adding
  const { x, y } = adding.order
  const inside = 2 ** (PLACE_BITS - grid.zoom) - 1
  const [first, last] = [range.from >>> 5, (range.end - 1) >>> 5]
  let count = 0
  let sumX = 0
  let sumY = 0
  for (let word = first; word <= last; word++) {
    let rest = words[word] as number
    if (word === first) rest &= maskFrom(range.from)
    if (word === last) rest &= maskBefore(range.end)
    for (; rest !== 0; rest &= rest - 1) {
      const row = (word << 5) + 31 - Math.clz32(rest & -rest)
      count++
      sumX += (x[row] as number) & inside
      sumY += (y[row] as number) & inside
    }
  }
  grid.counts[cell] = (grid.counts[cell] as number) + count
  sums.x[cell] = (sums.x[cell] as number) + sumX
  sums.y[cell] = (sums.y[cell] as number) + sumY
}

/** The cells of a grid that hold anybody. */
export function cellsOfGrid({ tile, zoom, counts }: CellGrid): CellCounts {
  const first = mortonKey(tile.x, tile.y) * counts.length
  const occupied = occupiedCells(counts)
  return {
    zoom,
    keys: Float64Array.from(occupied, (cell) => first + cell),
    counts: Uint32Array.from(occupied, (cell) => counts[cell] as number),
  }
}

/** The same with mean places. */
export function clustersOfGrid(grid: CellGrid): Clusters {
  const { tile, zoom, counts, sums } = grid
  const occupied = occupiedCells(counts)
  const side = 2 ** (zoom - tile.z)
  const meanOf = (sum: Float64Array | undefined, cell: number, corner: number) =>
    corner / 2 ** zoom + (sum?.[cell] ?? 0) / (counts[cell] as number) / 2 ** PLACE_BITS
  return {
    ...cellsOfGrid(grid),
    x: Float64Array.from(occupied, (cell) => meanOf(sums?.x, cell, tile.x * side + evenBits(cell))),
    y: Float64Array.from(occupied, (cell) => meanOf(sums?.y, cell, tile.y * side + evenBits(cell >>> 1))),
  }
}

function occupiedCells(counts: Uint32Array): number[] {
  const cells: number[] = []
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell] !== 0) cells.push(cell)
  return cells
}

function evenBits(key: number): number {
  let bits = 0
  for (let bit = 0; key >>> (2 * bit) !== 0 && bit < 16; bit++) bits |= ((key >>> (2 * bit)) & 1) << bit
  return bits
}

/** The marked rows of a range by cell of any zoom, one occupied cell after the other. */
export function countOccupied(
  order: PlaceOrder,
  range: RowRange,
  words: Uint32Array,
  zoom: number,
): CellCounts {
  const shift = PLACE_BITS - zoom
  const keys: number[] = []
  const counts: number[] = []
  let column = -1
  let row = -1
  forEachRow(words, range, (index) => {
    const x = cellOf(order.x, index, shift)
    const y = cellOf(order.y, index, shift)
    if (x !== column || y !== row) {
      column = x
      row = y
      keys.push(mortonKey(x, y))
      counts.push(0)
    }
    counts[counts.length - 1] = (counts[counts.length - 1] as number) + 1
  })
  return { zoom, keys: Float64Array.from(keys), counts: Uint32Array.from(counts) }
}

const cellOf = (coordinate: Uint32Array, row: number, shift: number) =>
  shift === PLACE_BITS ? 0 : (coordinate[row] as number) >>> shift

/** Calls with every marked row of a range, from the first on. */
export function forEachRow(words: Uint32Array, { from, end }: RowRange, visit: (row: number) => void): void {
  if (from >= end) return
  const last = (end - 1) >>> 5
  for (let word = from >>> 5; word <= last; word++) {
    let rest = words[word] as number
    if (word === from >>> 5) rest &= maskFrom(from)
    if (word === last) rest &= maskBefore(end)
    for (; rest !== 0; rest &= rest - 1) visit((word << 5) + 31 - Math.clz32(rest & -rest))
  }
}

/** Two lists of cells of one zoom as one. */
export function mergeCells(one: CellCounts, other: CellCounts): CellCounts {
  if (one.keys.length === 0) return other
  if (other.keys.length === 0) return one
  const keys = new Float64Array(one.keys.length + other.keys.length)
  const counts = new Uint32Array(keys.length)
  let size = 0
  for (let [left, right] = [0, 0]; left < one.keys.length || right < other.keys.length; size++) {
    const key = Math.min(one.keys[left] ?? Infinity, other.keys[right] ?? Infinity)
    keys[size] = key
    if (one.keys[left] === key) counts[size] = one.counts[left++] as number
    if (other.keys[right] === key) counts[size] = (counts[size] as number) + (other.counts[right++] as number)
  }
  return { zoom: one.zoom, keys: keys.subarray(0, size), counts: counts.subarray(0, size) }
}
