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
