/** Values in ascending order without repeats, and how often each occurs. */
export interface DistinctValues {
  values: number[]
  counts: number[]
}

export function distinctValues(values: readonly number[]): DistinctValues {
  const sorted = Float64Array.from(values).sort()
  const result: DistinctValues = { values: [], counts: [] }
  for (const value of sorted) {
    const last = result.values.length - 1
    if (last >= 0 && result.values[last] === value) result.counts[last] = (result.counts[last] as number) + 1
    else {
      // -0 and 0 are one value
      result.values.push(value + 0)
      result.counts.push(1)
    }
  }
  return result
}
