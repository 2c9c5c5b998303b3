/**
 * What remains possible in a sum of hidden cells, for the public and for the officers of communes.
 *
 * An officer knows how many of each cell's people live in the own commune: no cell can hold fewer. Nine of a cell that reads
 * "<10" are all of it, for that officer only; such a cell is taken as known, and the others have to stay open beside it.
 */
export interface HiddenRange {
  count: number
  low: number
  high: number
  small: boolean
  /** People of the cell in each commune. */
  held: readonly number[]
}

/** Whether no cell can be determined by anybody, the sum of all being known. */
export function isOpenToAll(ranges: readonly HiddenRange[]): boolean {
  return viewers(ranges).every((held) => isOpen(rangesSeen(ranges, held)))
}

type Seen = Pick<HiddenRange, 'count' | 'low' | 'high' | 'small'>

/** Nobody's commune, then every commune. */
const viewers = (ranges: readonly HiddenRange[]): (number | null)[] => [
  null,
  ...Array.from(
    { length: Math.max(0, ...ranges.map((range) => range.held.length)) },
    (_, commune) => commune,
  ),
]

function seenBy(range: HiddenRange, commune: number | null): Seen {
  const own = commune === null ? 0 : (range.held[commune] ?? 0)
  return { ...range, low: Math.max(range.low, own) }
}

/** What a viewer does not know yet. */
function rangesSeen(ranges: readonly HiddenRange[], commune: number | null): Seen[] {
  return ranges
    .map((range) => seenBy(range, commune))
    .filter((seen, index) => !(seen.small && seen.low === seen.high && ranges[index]?.low !== seen.low))
}

function isOpen(seen: readonly Seen[]): boolean {
  const slack = seen.reduce((sum, cell) => sum + cell.count - cell.low, 0)
  const shut = seen.reduce((sum, cell) => sum + (cell.high === Infinity ? 0 : cell.high - cell.count), 0)
  const endless = seen.filter((cell) => cell.high === Infinity).length
  return seen.every((cell) => {
    const others = endless - Number(cell.high === Infinity)
    const headroom = others > 0 ? Infinity : shut - (cell.high === Infinity ? 0 : cell.high - cell.count)
    const up = Math.min(cell.high - cell.count, slack - (cell.count - cell.low))
    const down = Math.min(cell.count - cell.low, headroom)
    return up + down > 0
  })
}
