import { isKnownHeader } from './header-key.ts'
import type { RawRow } from './raw-row.ts'
import type { Cell } from './types.ts'

/** Where the header is and what it says. */
export interface FoundHeader {
  /** Names by column, one line each. */
  header: string[]
  /** The lower one of two rows. */
  row: number
  hasTwoRows: boolean
  /** Position of the first row of data among the rows that were looked at. */
  dataFrom: number
  hasColumnNumbers: boolean
}

const POINTS_OF_KNOWN = 3
const POINTS_OF_TEXT = 0.5
const MOST_TEXTS_COUNTED = 12
/** Of the columns of the widest row, as many have to have a name where none of the names is known. */
const LEAST_SHARE_OF_UNKNOWN = 0.6

/**
 * The header among the first rows, or in `wanted`, the row that somebody named. Null where there is none.
 * Titles above it have one or two cells; the header has the names of registers, or is the first row that fills most columns with words.
 */
export function findHeader(rows: readonly RawRow[], wanted?: number): FoundHeader | null {
  const index = wanted === undefined ? likelyHeader(rows) : rows.findIndex(({ row }) => row === wanted)
  const header = rows[index]
  if (!header) return null
  const above = rows[index - 1]
  if (wanted !== undefined && above && areTwoRows(above, header)) return joined(rows, above, index)
  const below = rows[index + 1]
  if (below && areTwoRows(header, below)) return joined(rows, header, index + 1)
  return found(rows, index, header.cells.map(oneLine), false)
}

/** How much the best of the rows looks like the header of a register; 0 where none does. */
export function headerScore(rows: readonly RawRow[]): number {
  return Math.max(0, ...rows.map(score))
}

function likelyHeader(rows: readonly RawRow[]): number {
  const scores = rows.map(score)
  const best = Math.max(...scores)
  const index = scores.indexOf(best)
  if (rows[index]?.cells.some((cell) => isText(cell) && isKnownHeader(oneLine(cell)))) return index
  const widest = Math.max(...rows.map((row) => filled(row).length))
  return rows.findIndex((row) => {
    const cells = filled(row)
    return cells.length >= 2 && cells.every(isText) && cells.length >= widest * LEAST_SHARE_OF_UNKNOWN
  })
}

function score({ cells }: RawRow): number {
  const texts = cells.filter(isText)
  const known = new Set(texts.map(oneLine).filter(isKnownHeader)).size
  const others = cells.filter((cell) => cell !== null && !isText(cell)).length
  return known * POINTS_OF_KNOWN + Math.min(texts.length, MOST_TEXTS_COUNTED) * POINTS_OF_TEXT - others
}

/** "Năm sinh" above "Nam" and "Nữ": the lower row names columns that the upper one leaves blank, and nothing else. */
function areTwoRows(upper: RawRow, lower: RawRow): boolean {
  if (lower.row !== upper.row + 1) return false
  const columns = lower.cells.flatMap((cell, column) => (cell === null ? [] : [column]))
  const named = (column: number) => (upper.cells[column] ?? null) !== null
  const areNames = columns.every((column) => isName(lower.cells[column] ?? null))
  if (!areNames || !columns.some((column) => !named(column))) return false
  // Under a name of the upper row stands a name only where it spans the next column too.
  return columns.every((column) => !named(column) || (columns.includes(column + 1) && !named(column + 1)))
}

function joined(rows: readonly RawRow[], upper: RawRow, lowerIndex: number): FoundHeader {
  const lower = rows[lowerIndex] as RawRow
  const width = Math.max(upper.cells.length, lower.cells.length)
  let parent = ''
  const header = Array.from({ length: width }, (_, column) => {
    const [above, below] = [oneLine(upper.cells[column] ?? null), oneLine(lower.cells[column] ?? null)]
    if (above !== '') parent = above
    if (below === '') return above
    return parent === '' ? below : `${parent}: ${below}`
  })
  return found(rows, lowerIndex, header, true)
}

function found(rows: readonly RawRow[], index: number, header: string[], hasTwoRows: boolean): FoundHeader {
  const next = rows[index + 1]
  const hasColumnNumbers = next !== undefined && header.some(isKnownHeader) && isRowOfNumbers(next)
  while (header.at(-1) === '') header.pop()
  return {
    header,
    row: (rows[index] as RawRow).row,
    hasTwoRows,
    hasColumnNumbers,
    dataFrom: index + (hasColumnNumbers ? 2 : 1),
  }
}

/** "(1) (2) (3)", "A B 1 2 3": what forms put under their header. */
function isRowOfNumbers(row: RawRow): boolean {
  const marks = filled(row).map((cell) => String(cell).replace(/[()\s]/g, ''))
  if (marks.length < 3) return false
  const numbers = marks.filter((mark) => /^\d{1,3}$/.test(mark)).map(Number)
  const letters = marks.filter((mark) => /^[A-Z]$/i.test(mark))
  const isRising = numbers.every(
    (number, index) => index === 0 || number === (numbers[index - 1] as number) + 1,
  )
  return (
    numbers.length + letters.length === marks.length &&
    numbers.length >= 2 &&
    isRising &&
    (numbers[0] ?? 9) <= 2
  )
}

function filled({ cells }: RawRow): Cell[] {
  return cells.filter((cell) => cell !== null)
}

function isText(cell: Cell): cell is string {
  return typeof cell === 'string' && /\p{L}/u.test(cell)
}

function isName(cell: Cell): boolean {
  return isText(cell) && cell.length <= 60 && !/\d{3}/.test(cell)
}

function oneLine(cell: Cell): string {
  return cell === null ? '' : String(cell).replace(/\s+/g, ' ').trim()
}
