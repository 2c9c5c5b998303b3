import type { DistinctValues } from './distinct-values.ts'

/** Lower bounds of classes of equal width from the smallest to the largest value. Classes may be empty. */
export function equalIntervalBreaks({ values }: DistinctValues, classCount: number): number[] {
  const low = values[0] as number
  const high = values[values.length - 1] as number
  return Array.from({ length: classCount }, (_, index) => low + ((high - low) * index) / classCount)
}
