import type { HidingRule } from '../disclosure/release-cells.ts'
import { groupBy } from '../group-by.ts'

/** A published cell of one unit, with what is publicly known about the unit. */
export interface SourceFigure {
  unitId: number
  state: 'value' | 'zero' | 'suppressed' | 'noData'
  /** Null unless the state is value or zero. */
  count: number | null
  hidden: 'small' | 'protect' | null
  parentId: number | null
  population: number | null
}

export interface Estimate {
  /** People; not rounded. */
  estimate: number
  fromHidden: boolean
}

/**
 * What a reader may assume for every cell that has data, from published facts alone. A shown cell is itself. A cell that
 * reads "<10" counts as the middle of 0 to k - 1. Cells that read "ẩn" share what the parent's total leaves after
 * these, by population when it is known for all of them, else equally, and never get less than k each.
 *
 * @param parentTotals released totals by parent, less the shown "not mapped"; a parent whose total is hidden is absent,
 * and its "ẩn" cells count as k
 */
export function estimateHidden(
  figures: readonly SourceFigure[],
  parentTotals: ReadonlyMap<number, number>,
  rule: Pick<HidingRule, 'k'>,
): Map<number, Estimate> {
  const estimates = new Map<number, Estimate>()
  for (const figure of figures) {
    if (figure.state === 'noData') continue
    const fromHidden = figure.state === 'suppressed'
    const estimate = fromHidden ? (rule.k - 1) / 2 : (figure.count ?? 0)
    estimates.set(figure.unitId, { estimate, fromHidden })
  }
  for (const [parentId, siblings] of groupBy(figures, (figure) => figure.parentId)) {
    const protecting = siblings.filter((figure) => figure.hidden === 'protect')
    const others = siblings.filter((figure) => figure.hidden !== 'protect')
    const taken = others.reduce((sum, figure) => sum + (estimates.get(figure.unitId)?.estimate ?? 0), 0)
    const rest = (parentTotals.get(parentId ?? Number.NaN) ?? 0) - taken
    const shares = shareOut(rest, protecting, rule.k)
    protecting.forEach((figure, index) => {
      estimates.set(figure.unitId, { estimate: shares[index] as number, fromHidden: true })
    })
  }
  return estimates
}

/** k to each, and what is left of the rest by population. */
function shareOut(rest: number, figures: readonly SourceFigure[], k: number): number[] {
  const free = Math.max(0, rest - k * figures.length)
  const populations = figures.map((figure) => figure.population ?? 0)
  const sizes = populations.every((population) => population > 0) ? populations : figures.map(() => 1)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return sizes.map((size) => k + (free * size) / total)
}

/** What a hidden cell may be at least and at most, in people. */
export interface Range {
  low: number
  high: number
}

/**
 * The least and the most that every cell with data may be, from published facts alone: a shown cell is itself, "<10" is 0 to
 * k - 1, "ẩn" at least k. Where the parent's total is known, the cells under it must fill it; where it is not, a cell is
 * at most its unit's population, or all people of the known totals when that is unknown too.
 */
export function rangeOfHidden(
  figures: readonly SourceFigure[],
  parentTotals: ReadonlyMap<number, number>,
  rule: Pick<HidingRule, 'k'>,
): Map<number, Range> {
  const everybody = [...parentTotals.values()].reduce((sum, total) => sum + total, 0)
  const ranges = new Map<number, Range>()
  for (const figure of figures) {
    if (figure.state !== 'noData') ranges.set(figure.unitId, firstRange(figure, rule.k, everybody))
  }
  for (const [parentId, siblings] of groupBy(figures, (figure) => figure.parentId)) {
    const total = parentTotals.get(parentId ?? Number.NaN)
    const known = siblings.flatMap(({ unitId }) => ranges.get(unitId) ?? [])
    if (total !== undefined && known.length === siblings.length) fill(total, known)
  }
  return ranges
}

function firstRange({ hidden, count, population }: SourceFigure, k: number, everybody: number): Range {
  if (hidden === 'small') return { low: 0, high: k - 1 }
  if (hidden === 'protect') return { low: k, high: Math.max(k, population ?? everybody) }
  return { low: count ?? 0, high: count ?? 0 }
}

/** Each cell is what the others leave of the total: no more than beside their least, no less than beside their most. */
function fill(total: number, ranges: readonly Range[]): void {
  const least = ranges.reduce((sum, { low }) => sum + low, 0)
  const most = ranges.reduce((sum, { high }) => sum + high, 0)
  for (const range of ranges) {
    const { low, high } = range
    range.low = Math.max(low, total - (most - high))
    range.high = Math.max(range.low, Math.min(high, total - (least - low)))
  }
}
