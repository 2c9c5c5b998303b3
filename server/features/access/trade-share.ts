import { DEFAULT_HIDING_RULE } from '@hoanhap/geo/disclosure/release-rule.ts'
import {
  estimateHidden,
  type Range,
  rangeOfHidden,
  type SourceFigure,
} from '@hoanhap/geo/lineage/estimate-hidden.ts'
import type { ReleasedCell } from '../caseload/queries.ts'
import { provinceTotals } from '../caseload/source-figures.ts'

/** Share of the people of a province, 0 to 1, with what its table allows. */
export interface Share extends Range {
  people: number
}

const EVERYBODY: Share = { people: 1, low: 1, high: 1 }

/**
 * The share of a trade among the people of each province, from the released table of trades: its hidden cells as anybody may
 * reckon them. Undefined where the province's total or its table is not released. Without a trade everybody counts.
 */
export function sharesOfTrade(
  cells: readonly ReleasedCell[],
  trade: string | null,
): (provinceId: number | null) => Share | undefined {
  if (trade === null) return () => EVERYBODY
  const totals = provinceTotals(cells)
  const table = cells.filter(({ indicator }) => indicator === 'trade')
  const figures = table.map((cell, id): SourceFigure => {
    const { state, count, hidden } = cell
    return { unitId: id, state, count, hidden, parentId: cell.unitId, population: null }
  })
  const estimates = estimateHidden(figures, totals, DEFAULT_HIDING_RULE)
  const ranges = rangeOfHidden(figures, totals, DEFAULT_HIDING_RULE)
  return (provinceId) => {
    const id = table.findIndex(({ unitId, value }) => unitId === provinceId && value === trade)
    const [total, estimate, range] = [totals.get(provinceId ?? 0), estimates.get(id), ranges.get(id)]
    if (!total || !estimate || !range) return undefined
    const share = (people: number) => Math.min(1, people / total)
    return { people: share(estimate.estimate), low: share(range.low), high: share(range.high) }
  }
}
