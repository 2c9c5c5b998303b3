import type { TradeBalance, TradeRow } from '@hoanhap/server/contract.ts'

/** What the table is sorted by: people without an opening, openings without people, or as the trades belong together. */
export const TRADE_ORDERS = ['unmet', 'unfilled', 'group'] as const
export type TradeOrder = (typeof TRADE_ORDERS)[number]

/** Parts of the longest bar of the table, 0 to 1. */
export interface TradeBars {
  /** People who find an opening, and those who do not. */
  met: number
  unmet: number
  /** Openings that find people, and those that do not. */
  filled: number
  unfilled: number
}

export interface TradeLine {
  row: TradeRow
  bars: TradeBars
  /** The trade begins a group of this code; null within a group and where the table is not sorted by group. */
  beginsGroup: string | null
}

/** The rows of the table in the order that is asked for; trades that nobody wants and nobody offers come last. */
export function tradeLines({ rows }: Pick<TradeBalance, 'rows'>, order: TradeOrder): TradeLine[] {
  const longest = Math.max(1, ...rows.flatMap(({ people, openings }) => [people ?? 0, openings]))
  return sorted(rows, order).map((row, index, all) => ({
    row,
    bars: barsOf(row, longest),
    beginsGroup: order === 'group' && all[index - 1]?.group !== row.group ? row.group : null,
  }))
}

function sorted(rows: readonly TradeRow[], order: TradeOrder): TradeRow[] {
  if (order === 'group') return [...rows]
  const size = (row: TradeRow) => row[order] ?? -1
  const isEmpty = (row: TradeRow) => Number((row.people ?? 0) === 0 && row.openings === 0)
  return rows.toSorted((a, b) => isEmpty(a) - isEmpty(b) || size(b) - size(a) || b.openings - a.openings)
}

function barsOf({ people, unmet, openings, unfilled }: TradeRow, longest: number): TradeBars {
  // without data about people nothing is known to be filled or not
  const free = unfilled ?? 0
  return {
    met: ((people ?? 0) - (unmet ?? 0)) / longest,
    unmet: (unmet ?? 0) / longest,
    filled: (openings - free) / longest,
    unfilled: free / longest,
  }
}

/** The unmet and the unfilled as a person reads them: whole, and not at all when less than half of one. */
export type TradeFinding = 'noData' | 'nothing' | 'even' | 'unmet' | 'unfilled' | 'both'

export function findingOf({ people, openings, unmet, unfilled }: TradeRow): TradeFinding {
  if (people === null || unmet === null || unfilled === null) return 'noData'
  const [lacking, free] = [Math.round(unmet) > 0, Math.round(unfilled) > 0]
  if (lacking && free) return 'both'
  if (lacking) return 'unmet'
  if (free) return 'unfilled'
  return Math.round(people) === 0 && openings === 0 ? 'nothing' : 'even'
}
