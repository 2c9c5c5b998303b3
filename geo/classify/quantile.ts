import type { DistinctValues } from './distinct-values.ts'

/**
 * Lower bounds of classes that hold about equally many values. Ties are never split: each class ends at the boundary
 * between distinct values that is nearest to its fair share of what is left, so a value that fills several classes
 * leaves the other classes to the rest. Exactly `classCount` classes, none empty.
 */
export function quantileBreaks({ values, counts }: DistinctValues, classCount: number): number[] {
  const breaks: number[] = []
  let start = 0
  let left = counts.reduce((sum, count) => sum + count, 0)
  for (let classesLeft = classCount; classesLeft > 0; classesLeft--) {
    breaks.push(values[start] as number)
    const end = fairEnd(counts, start, left / classesLeft, values.length - classesLeft + 1)
    for (; start < end; start++) left -= counts[start] as number
  }
  return breaks
}

/** Where a class that starts at `start` should end (exclusive), at most `limit` so that later classes get a value each. */
function fairEnd(counts: readonly number[], start: number, share: number, limit: number): number {
  let end = start + 1
  let held = counts[start] as number
  while (end < limit && Math.abs(held + (counts[end] as number) - share) <= Math.abs(held - share)) {
    held += counts[end] as number
    end++
  }
  return end
}
