import { evenBits, interleaveBits, mortonKey } from '../tiles/cells.ts'
import type { Tile } from '../tiles/tile-math.ts'
import { countBits, maskBefore, maskFrom } from './bits.ts'
import type { CellCounts, Clusters } from './count-cells.ts'
import type { PlaceOrder } from './segment.ts'
import type { RowRange } from './select.ts'
import { firstWithBit, PLACE_BITS } from './tile-rows.ts'

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
const MOST_CELLS = 4 ** MOST_GRID_LEVELS
/** With so few rows for each of its cells the rows of an area are counted one by one: finding the cells would take longer. */
const FEW_ROWS = 8
/** Rows are taken out of a word from the highest bit on, which is found at once. */
const HIGHEST = 0x80000000

export function fitsGrid(tile: Tile, cellZoom: number): boolean {
  return cellZoom - tile.z <= MOST_GRID_LEVELS
}

const counts = new Uint32Array(MOST_CELLS)
const sums = { x: new Float64Array(MOST_CELLS), y: new Float64Array(MOST_CELLS) }

/** An empty grid, in the same memory as the one before: whoever asks has it until the answer is given. */
export function emptyGrid(tile: Tile, zoom: number, withMeans: boolean): CellGrid {
  const cells = 4 ** (zoom - tile.z)
  const some = { x: sums.x.subarray(0, cells).fill(0), y: sums.y.subarray(0, cells).fill(0) }
  return { tile, zoom, counts: counts.subarray(0, cells).fill(0), sums: withMeans ? some : null }
}

/** Adds the marked rows of a tile to its grid. */
export function addToGrid(grid: CellGrid, order: PlaceOrder, range: RowRange, words: Uint32Array): void {
  const shift = PLACE_BITS - grid.zoom
  const columns = 2 ** (grid.zoom - grid.tile.z) - 1
  const adding = { grid, order, words, shift, columns, inside: 2 ** shift - 1 }
  addQuarters(adding, range.from, range.end, grid.tile.z, 0)
}

interface Adding {
  grid: CellGrid
  order: PlaceOrder
  words: Uint32Array
  /** The bits of a place that tell where in a cell it lies, and how many they are. */
  inside: number
  shift: number
  /** The bits before them that tell in which column or row of the tile. */
  columns: number
}

/** Rows of a cell lie beside each other, and so do those of its quarters: north-west, north-east, south-west, south-east. */
function addQuarters(adding: Adding, from: number, end: number, zoom: number, cell: number): void {
  if (from === end) return
  if (zoom === adding.grid.zoom) addCell(adding, from, end, cell)
  else if (end - from <= FEW_ROWS << (2 * (adding.grid.zoom - zoom))) addRows(adding, from, end)
  else halveTwice(adding, from, end, zoom, cell)
}

function halveTwice(adding: Adding, from: number, end: number, zoom: number, cell: number): void {
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

/** Rows of any cells. Sums of whole numbers below 2^53 are exact, in whatever order they are added. */
function addRows(adding: Adding, from: number, end: number): void {
  const { grid, order, words, shift, columns, inside } = adding
  const { counts, sums } = grid
  const last = (end - 1) >>> 5
  for (let word = from >>> 5; word <= last; word++) {
    let rest = words[word] as number
    if (word === from >>> 5) rest &= maskFrom(from)
    if (word === last) rest &= maskBefore(end)
    while (rest !== 0) {
      const lead = Math.clz32(rest)
      rest ^= HIGHEST >>> lead
      const row = (word << 5) + 31 - lead
      const [x, y] = [order.x[row] as number, order.y[row] as number]
      const cell = interleaveBits((x >>> shift) & columns, (y >>> shift) & columns)
      counts[cell] = (counts[cell] as number) + 1
      if (!sums) continue
      sums.x[cell] = (sums.x[cell] as number) + (x & inside)
      sums.y[cell] = (sums.y[cell] as number) + (y & inside)
    }
  }
}

function addCell(adding: Adding, from: number, end: number, cell: number): void {
  const { grid, words } = adding
  if (grid.sums) addPlaces(adding, grid.sums, { from, end }, cell)
  else grid.counts[cell] = (grid.counts[cell] as number) + countBits(words, from, end)
}

/** Rows of one cell. */
function addPlaces(
  { grid, order, words, inside }: Adding,
  sums: { x: Float64Array; y: Float64Array },
  { from, end }: RowRange,
  cell: number,
): void {
  const { x, y } = order
  const [first, last] = [from >>> 5, (end - 1) >>> 5]
  let count = 0
  let sumX = 0
  let sumY = 0
  for (let word = first; word <= last; word++) {
    let rest = words[word] as number
    if (word === first) rest &= maskFrom(from)
    if (word === last) rest &= maskBefore(end)
    while (rest !== 0) {
      const lead = Math.clz32(rest)
      rest ^= HIGHEST >>> lead
      const row = (word << 5) + 31 - lead
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
export function cellsOfGrid(grid: CellGrid): CellCounts {
  const { zoom, counts } = grid
  const first = firstKey(grid)
  const keys = new Float64Array(occupiedCells(counts))
  const people = new Uint32Array(keys.length)
  for (let cell = 0, at = 0; cell < counts.length; cell++) {
    if (counts[cell] === 0) continue
    keys[at] = first + cell
    people[at++] = counts[cell] as number
  }
  return { zoom, keys, counts: people }
}

/** The same with mean places; of a grid that has sums. */
export function clustersOfGrid(grid: CellGrid): Clusters {
  const { tile, zoom, sums } = grid
  const cells = cellsOfGrid(grid)
  const [x, y] = [new Float64Array(cells.keys.length), new Float64Array(cells.keys.length)]
  const [worldSide, tileSide] = [2 ** zoom, 2 ** (zoom - tile.z)]
  const [west, north, first] = [tile.x * tileSide, tile.y * tileSide, firstKey(grid)]
  for (let at = 0; at < x.length; at++) {
    const [cell, count] = [(cells.keys[at] as number) - first, cells.counts[at] as number]
    x[at] = (west + evenBits(cell)) / worldSide + (sums?.x[cell] ?? 0) / count / PLACES
    y[at] = (north + evenBits(cell >>> 1)) / worldSide + (sums?.y[cell] ?? 0) / count / PLACES
  }
  return { ...cells, x, y }
}

const PLACES = 2 ** PLACE_BITS

function firstKey({ tile, counts }: CellGrid): number {
  return mortonKey(tile.x, tile.y) * counts.length
}

function occupiedCells(counts: Uint32Array): number {
  let cells = 0
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell] !== 0) cells++
  return cells
}
