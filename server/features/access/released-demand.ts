import type { Day } from '@hoanhap/geo/day.ts'
import { DEFAULT_HIDING_RULE } from '@hoanhap/geo/disclosure/release-rule.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import {
  type Estimate,
  estimateHidden,
  type Range,
  rangeOfHidden,
} from '@hoanhap/geo/lineage/estimate-hidden.ts'
import type { SuccessionWeight } from '@hoanhap/geo/lineage/succession-weights.ts'
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

export interface ReleaseOnCommunes {
  cells: readonly ReleasedCell[]
  /** The day whose units the release counts, and the day whose communes are asked for. */
  unitsOn: Day
  asOf: Day
  /** The commune of each commune of `asOf`: itself. */
  unitOf: ReadonlyMap<number, number>
  lineage: Lineage
}

/** What is reckoned once from a release for the communes of a day, whatever the trade. */
export interface DemandBasis {
  cells: readonly ReleasedCell[]
  provinces: readonly number[]
  sources: readonly Source[]
  /** The parts of the sources that make up each commune. */
  partsOf: ReadonlyMap<number, readonly SuccessionWeight[]>
}

/** A commune of the release, or the queue of a province. */
interface Source {
  unitId: number
  provinceId: number | null
  total: Estimate
  range: Range
}

export interface ReleasedDemand {
  /** By commune of `asOf`; one without data is absent. */
  byCommune: Map<number, Demand>
  /** People of the total whom no commune is known for. */
  notLocated: number
}

/** What hidden cells may be (`estimateHidden`), and which parts of the release's communes came to those of the day. */
export function demandBasis(input: ReleaseOnCommunes): DemandBasis {
  const figures = sourceFigures(input.cells)
  const totals = provinceTotals(input.cells)
  const estimates = estimateHidden(figures, totals, DEFAULT_HIDING_RULE)
  const ranges = rangeOfHidden(figures, totals, DEFAULT_HIDING_RULE)
  const sources = figures.flatMap(({ unitId, parentId }): Source[] => {
    const [total, range] = [estimates.get(unitId), ranges.get(unitId)]
    return total && range ? [{ unitId, provinceId: parentId, total, range }] : []
  })
  const weights = weightsToLevel({ ...input, level: 'commune' }, figures).filter(({ weight }) => weight > 0)
  const partsOf = groupBy(weights, ({ targetId }) => targetId)
  return { cells: input.cells, provinces: [...totals.keys()], sources, partsOf }
}

/**
 * People in need as anybody may reckon them from a release: its cells and what hidden ones may be, by trade the commune's
 * total times the share of the trade in its province, and for communes of another day the parts that came to them.
 * Nothing but released cells and public facts goes in.
 */
export function releasedDemand(basis: DemandBasis, trade: string | null): ReleasedDemand {
  const shareOf = sharesOfTrade(basis.cells, trade)
  const demands = new Map<number, Demand>()
  for (const { unitId, provinceId, total, range } of basis.sources) {
    const share = shareOf(provinceId)
    if (!share) continue
    demands.set(unitId, {
      people: total.estimate * share.people,
      low: range.low * share.low,
      high: range.high * share.high,
      state: total.fromHidden ? 'suppressed' : trade === null ? 'value' : 'estimated',
    })
  }
  const queues = basis.provinces.map((provinceId) => demands.get(queueOf(provinceId))?.people ?? 0)
  return {
    byCommune: onCommunes(basis.partsOf, demands),
    notLocated: queues.reduce((sum, people) => sum + people, 0),
  }
}

/** A commune of which any part has no data has none. */
function onCommunes(
  partsOf: DemandBasis['partsOf'],
  sources: ReadonlyMap<number, Demand>,
): Map<number, Demand> {
  const found = new Map<number, Demand>()
  for (const [targetId, parts] of partsOf) {
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
