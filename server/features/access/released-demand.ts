import type { Day } from '@hoanhap/geo/day.ts'
import { DEFAULT_HIDING_RULE } from '@hoanhap/geo/disclosure/release-rule.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import { estimateHidden, type Range, rangeOfHidden } from '@hoanhap/geo/lineage/estimate-hidden.ts'
import type { Lineage, ReleasedCell } from '../caseload/queries.ts'
import { provinceTotals, queueOf, sourceFigures } from '../caseload/source-figures.ts'
import { weightsToLevel } from '../caseload/weights-to-level.ts'
import type { DemandState } from './schemas.ts'
import { sharesOfTrade } from './trade-share.ts'

/** People in need of one commune: an estimate with what the figures allow. */
export interface Demand extends Range {
  people: number
  state: Exclude<DemandState, 'noData'>
}

export interface ReleasedDemandInput {
  cells: readonly ReleasedCell[]
  /** The day whose units the release counts, and the day whose communes are asked for. */
  unitsOn: Day
  asOf: Day
  /** The commune of each commune of `asOf`: itself. */
  unitOf: ReadonlyMap<number, number>
  lineage: Lineage
  trade: string | null
}

export interface ReleasedDemand {
  /** By commune of `asOf`; one without data is absent. */
  byCommune: Map<number, Demand>
  /** People of the total whom no commune is known for. */
  notLocated: number
}

/**
 * People in need as anybody may reckon them from a release: its cells, what hidden ones may be (`estimateHidden`), by trade
 * the commune's total times the share of the trade in its province, and for communes of another day the parts that
 * came to them. Nothing but released cells and public facts goes in.
 */
export function releasedDemand(input: ReleasedDemandInput): ReleasedDemand {
  const figures = sourceFigures(input.cells)
  const totals = provinceTotals(input.cells)
  const estimates = estimateHidden(figures, totals, DEFAULT_HIDING_RULE)
  const ranges = rangeOfHidden(figures, totals, DEFAULT_HIDING_RULE)
  const shareOf = sharesOfTrade(input.cells, input.trade)
  const sources = new Map<number, Demand>()
  for (const { unitId, parentId } of figures) {
    const [estimate, range, share] = [estimates.get(unitId), ranges.get(unitId), shareOf(parentId)]
    if (!estimate || !range || !share) continue
    sources.set(unitId, {
      people: estimate.estimate * share.people,
      low: range.low * share.low,
      high: range.high * share.high,
      state: estimate.fromHidden ? 'suppressed' : input.trade === null ? 'value' : 'estimated',
    })
  }
  const queues = [...totals.keys()].map((provinceId) => sources.get(queueOf(provinceId))?.people ?? 0)
  return {
    byCommune: onUnitsOf(input, figures, sources),
    notLocated: queues.reduce((sum, people) => sum + people, 0),
  }
}

/** A commune of which any part has no data has none. */
function onUnitsOf(
  input: ReleasedDemandInput,
  figures: ReturnType<typeof sourceFigures>,
  sources: ReadonlyMap<number, Demand>,
): Map<number, Demand> {
  const weights = weightsToLevel({ ...input, level: 'commune' }, figures).filter(({ weight }) => weight > 0)
  const found = new Map<number, Demand>()
  for (const [targetId, parts] of groupBy(weights, (weight) => weight.targetId)) {
    const whole = parts.length === 1 && parts[0]?.sourceId === targetId
    const demands = parts.map(({ sourceId, weight }) => ({ weight, demand: sources.get(sourceId) }))
    if (demands.some(({ demand }) => demand === undefined)) continue
    const sum = (read: (demand: Demand) => number) =>
      demands.reduce((total, { weight, demand }) => total + weight * (demand ? read(demand) : 0), 0)
    found.set(targetId, {
      people: sum((demand) => demand.people),
      low: sum((demand) => demand.low),
      high: sum((demand) => demand.high),
      state: whole ? (demands[0]?.demand?.state ?? 'estimated') : 'estimated',
    })
  }
  return found
}
