import type { Day } from '../day.ts'
import { groupBy } from '../group-by.ts'

/**
 * How units of one date lie in the units of another, as weights: the share of each source that lies in each target.
 * The weights of a source sum to 1, so that re-expressed figures keep their sum.
 *
 * Forward (old to new) an old unit that was split is divided by the area of overlap with its successors when all of these are
 * known, else equally. Backward (new to old) a new unit is divided among its predecessors by the part of each that came
 * to it: by population when it is known for all of them, else by the area of overlap, else as if all were equal.
 */
export interface SuccessionPair {
  oldId: number
  newId: number
  confidence: 'high' | 'medium' | 'low'
  /** Area of old ∩ new in square kilometres; null when a boundary is missing. */
  overlapKm2?: number | null
}

/** The share (0 to 1) of the source that lies in the target. */
export interface SuccessionWeight {
  sourceId: number
  targetId: number
  weight: number
}

/** All successions of one date: the old units ended the day before. */
export interface SuccessionEvent {
  date: Day
  pairs: readonly SuccessionPair[]
}

export type PopulationOf = (unitId: number) => number | null

/**
 * Weights from the units of one day to those of another, over all events between them, in either direction.
 * Units that lived on through all of them do not appear: they are themselves on both days.
 */
export function weightsBetween(
  events: readonly SuccessionEvent[],
  from: Day,
  to: Day,
  populationOf: PopulationOf,
): SuccessionWeight[] {
  const [earlier, later] = from <= to ? [from, to] : [to, from]
  const between = events
    .filter((event) => event.date > earlier && event.date <= later)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const steps =
    from <= to
      ? between.map((event) => forwardWeights(event.pairs))
      : between.reverse().map((event) => backwardWeights(event.pairs, populationOf))
  return steps.reduce(composeWeights, [])
}

/** Shares of the old units in the new ones. */
export function forwardWeights(pairs: readonly SuccessionPair[]): SuccessionWeight[] {
  return [...sharesOfOldUnits(trustedPairs(pairs))].map(([pair, weight]) => ({
    sourceId: pair.oldId,
    targetId: pair.newId,
    weight,
  }))
}

/** Shares of the new units in the old ones. */
export function backwardWeights(
  pairs: readonly SuccessionPair[],
  populationOf: PopulationOf,
): SuccessionWeight[] {
  const trusted = trustedPairs(pairs)
  const shares = sharesOfOldUnits(trusted)
  const populations = (pair: SuccessionPair) => timesOrNull(populationOf(pair.oldId), shares.get(pair) ?? 0)
  return [...groupBy(trusted, (pair) => pair.newId).values()].flatMap((group) => {
    const sizes =
      allPositive(group.map(populations)) ??
      allPositive(group.map(overlapOf)) ??
      group.map((pair) => shares.get(pair) ?? 0)
    return divide(group, sizes).map(([pair, weight]) => ({
      sourceId: pair.newId,
      targetId: pair.oldId,
      weight,
    }))
  })
}

/**
 * Two steps as one. A unit that the second step does not mention lives on through it; one that only the second step mentions
 * lived on through the first.
 */
export function composeWeights(
  first: readonly SuccessionWeight[],
  second: readonly SuccessionWeight[],
): SuccessionWeight[] {
  const onward = groupBy(second, (weight) => weight.sourceId)
  const created = new Set(first.map((weight) => weight.targetId))
  const chained = first.flatMap((step) =>
    (onward.get(step.targetId) ?? [{ sourceId: step.targetId, targetId: step.targetId, weight: 1 }]).map(
      (next) => ({
        sourceId: step.sourceId,
        targetId: next.targetId,
        weight: step.weight * next.weight,
      }),
    ),
  )
  return mergeEqualPairs([...chained, ...second.filter((weight) => !created.has(weight.sourceId))])
}

/** Without the doubtful pairs whose old and new unit both have a better one. */
export function trustedPairs(pairs: readonly SuccessionPair[]): SuccessionPair[] {
  const better = pairs.filter((pair) => pair.confidence !== 'low')
  const oldIds = new Set(better.map((pair) => pair.oldId))
  const newIds = new Set(better.map((pair) => pair.newId))
  return pairs.filter(
    (pair) => pair.confidence !== 'low' || !oldIds.has(pair.oldId) || !newIds.has(pair.newId),
  )
}

function sharesOfOldUnits(pairs: readonly SuccessionPair[]): Map<SuccessionPair, number> {
  const groups = [...groupBy(pairs, (pair) => pair.oldId).values()]
  return new Map(
    groups.flatMap((group) => divide(group, allPositive(group.map(overlapOf)) ?? group.map(() => 1))),
  )
}

const overlapOf = (pair: SuccessionPair) => pair.overlapKm2 ?? null

const timesOrNull = (size: number | null, share: number) => (size === null ? null : size * share)

/** The sizes when all of them are known and positive. */
function allPositive(sizes: readonly (number | null)[]): number[] | null {
  const known = sizes.filter((size): size is number => size !== null && size > 0)
  return known.length === sizes.length ? known : null
}

function divide(
  pairs: readonly SuccessionPair[],
  sizes: readonly number[],
): (readonly [SuccessionPair, number])[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return pairs.map((pair, index) => [pair, (sizes[index] as number) / total] as const)
}

function mergeEqualPairs(weights: readonly SuccessionWeight[]): SuccessionWeight[] {
  const merged = new Map<string, SuccessionWeight>()
  for (const step of weights) {
    const key = `${step.sourceId}|${step.targetId}`
    merged.set(key, { ...step, weight: step.weight + (merged.get(key)?.weight ?? 0) })
  }
  return [...merged.values()]
}
