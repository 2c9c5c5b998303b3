import type { Day } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { SourceFigure } from '@hoanhap/geo/lineage/re-express.ts'
import { type SuccessionWeight, weightsBetween } from '@hoanhap/geo/lineage/succession-weights.ts'
import type { Level } from '../units/schemas.ts'
import type { Lineage } from './queries.ts'
import { queueOf } from './source-figures.ts'

/** Where the units of one day lie on another. */
export interface Placing {
  unitsOn: Day
  asOf: Day
  level: Level
  /** Unit of the level by leaf id (a commune of `asOf`, or a district without communes). */
  unitOf: ReadonlyMap<number, number>
  lineage: Lineage
}

/** A commune whose people are moved, with its province and its population where they are known. */
export type Source = Pick<SourceFigure, 'unitId' | 'parentId' | 'population'>

/** The share of every source in every unit of the level: through the events between the two days, then upwards. */
export function weightsToLevel(input: Placing, figures: readonly Source[]): SuccessionWeight[] {
  const { lineage, unitsOn, asOf, unitOf } = input
  const moves = groupBy(
    weightsBetween(lineage.events, unitsOn, asOf, lineage.populationOf),
    (move) => move.sourceId,
  )
  const weights: SuccessionWeight[] = figures.flatMap(({ unitId }) => {
    const leaves = moves.get(unitId) ?? [{ targetId: unitId, weight: 1 }]
    return leaves.flatMap(({ targetId, weight }) => {
      const target = unitOf.get(targetId)
      return target === undefined ? [] : [{ sourceId: unitId, targetId: target, weight }]
    })
  })
  const upwards = merged(weights)
  return input.level === 'province' ? [...upwards, ...queueWeights(figures, upwards)] : upwards
}

/** People without a commune follow the population of their province's communes. */
function queueWeights(figures: readonly Source[], weights: readonly SuccessionWeight[]): SuccessionWeight[] {
  const communes = new Map(figures.map((figure) => [figure.unitId, figure]))
  const sizes = new Map<number, Map<number, number>>()
  for (const { sourceId, targetId, weight } of weights) {
    const commune = communes.get(sourceId)
    if (!commune || commune.parentId === null) continue
    const targets = sizes.get(commune.parentId) ?? new Map<number, number>()
    targets.set(targetId, (targets.get(targetId) ?? 0) + weight * (commune.population ?? 1))
    sizes.set(commune.parentId, targets)
  }
  return [...sizes].flatMap(([provinceId, targets]) => {
    const whole = [...targets.values()].reduce((sum, size) => sum + size, 0)
    return [...targets].map(([targetId, size]) => ({
      sourceId: queueOf(provinceId),
      targetId,
      weight: whole > 0 ? size / whole : 1 / targets.size,
    }))
  })
}

function merged(weights: readonly SuccessionWeight[]): SuccessionWeight[] {
  const byPair = new Map<string, SuccessionWeight>()
  for (const step of weights) {
    const key = `${step.sourceId}|${step.targetId}`
    byPair.set(key, { ...step, weight: step.weight + (byPair.get(key)?.weight ?? 0) })
  }
  return [...byPair.values()]
}
