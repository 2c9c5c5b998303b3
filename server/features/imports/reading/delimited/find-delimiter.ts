import { DELIMITERS, type Delimiter } from '../types.ts'
import { RecordSplitter } from './record-splitter.ts'

const LINES_LOOKED_AT = 60

/** The delimiter that gives most lines the same number of cells, and that number largest. A comma where nothing divides. */
export function findDelimiter(start: string): Delimiter {
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(start, delimiter) }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.delimiter : ','
}

function scoreOf(start: string, delimiter: Delimiter): number {
  const counts = cellCounts(start, delimiter)
  const frequency = new Map<number, number>()
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1)
  const [cells, lines] = [...frequency].reduce(
    (a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a),
    [0, 0],
  )
  return cells < 2 ? 0 : (lines / counts.length) ** 2 * Math.log2(cells)
}

/** How many cells the lines have that are not blank; the last line may be cut. */
function cellCounts(start: string, delimiter: Delimiter): number[] {
  return new RecordSplitter(delimiter, Number.POSITIVE_INFINITY)
    .add(start.endsWith('\n') ? start : `${start}\n`)
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .slice(0, LINES_LOOKED_AT)
    .map((cells) => cells.length)
}
