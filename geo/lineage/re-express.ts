import type { HidingRule } from '../disclosure/release-cells.ts'
import { groupBy } from '../group-by.ts'
import { estimateHidden, type SourceFigure } from './estimate-hidden.ts'
import type { SuccessionWeight } from './succession-weights.ts'

export { estimateHidden, type SourceFigure } from './estimate-hidden.ts'
export type { SuccessionWeight } from './succession-weights.ts'

export interface ReExpressOptions {
  /** Released totals by parent of the sources, less the shown "not mapped" (see `estimateHidden`). */
  parentTotals: ReadonlyMap<number, number>
  rule: Pick<HidingRule, 'k'>
  /** False at province level, where small estimates may be read. Default true. */
  hideSmall?: boolean
}

/** A figure on the units of another date. */
export interface ReExpressedFigure {
  /** value, zero: the unit is the same on both dates and this is its published cell. */
  state: 'value' | 'zero' | 'estimated' | 'suppressed' | 'noData'
  /** Whole people; null unless value, zero or estimated. */
  count: number | null
  /** Why it is suppressed: small reads "<10", protect reads "ẩn". */
  hidden: 'small' | 'protect' | null
  /** The estimate before rounding, whatever the state; null without data. The estimates keep the sum of the sources. */
  estimate: number | null
}

/**
 * Published figures on the units of another date. Only published cells go in, so nothing comes out that a reader could
 * not have computed. A target is suppressed when all its sources are hidden or when the estimate is below k; it has
 * no data when it has no source, or when one of its sources has no data (a part is not a total).
 *
 * A target that is itself a source without weights lived on through all events and keeps its published cell.
 */
export function reExpress(
  figures: readonly SourceFigure[],
  weights: readonly SuccessionWeight[],
  targets: readonly number[],
  options: ReExpressOptions,
): Map<number, ReExpressedFigure> {
  const figureOf = new Map(figures.map((figure) => [figure.unitId, figure]))
  const estimates = estimateHidden(figures, options.parentTotals, options.rule)
  const moved = new Set(weights.map((weight) => weight.sourceId))
  const into = groupBy(weights, (weight) => weight.targetId)
  return new Map(
    targets.map((target) => {
      const own = moved.has(target) ? undefined : figureOf.get(target)
      const sources = (into.get(target) ?? []).filter((source) => source.weight > 0)
      if (sources.length === 0)
        return [target, own ? published(own, estimates.get(target)?.estimate) : NO_DATA]
      const parts = sources.map(({ sourceId, weight }) => ({ weight, source: estimates.get(sourceId) }))
      if (own) parts.push({ weight: 1, source: estimates.get(target) })
      return [target, combine(parts, options)]
    }),
  )
}

const NO_DATA: ReExpressedFigure = { state: 'noData', count: null, hidden: null, estimate: null }

interface Part {
  weight: number
  source: { estimate: number; fromHidden: boolean } | undefined
}

function combine(parts: readonly Part[], { rule, hideSmall = true }: ReExpressOptions): ReExpressedFigure {
  let estimate = 0
  let allHidden = true
  for (const { weight, source } of parts) {
    if (!source) return NO_DATA
    estimate += weight * source.estimate
    allHidden &&= source.fromHidden
  }
  const count = Math.round(estimate)
  const small = count < rule.k
  if (allHidden || (small && hideSmall))
    return { state: 'suppressed', count: null, hidden: small ? 'small' : 'protect', estimate }
  return { state: 'estimated', count, hidden: null, estimate }
}

function published({ state, count, hidden }: SourceFigure, estimate: number | undefined): ReExpressedFigure {
  return { state, count, hidden, estimate: estimate ?? null }
}
