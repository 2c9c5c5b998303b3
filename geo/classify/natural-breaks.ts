import type { DistinctValues } from './distinct-values.ts'

/**
 * Lower bounds of the classes with the least sum of squared deviations from the class means (Fisher 1958; Jenks 1967 for
 * maps). Exact by dynamic programming over the distinct values, each weighted by how often it occurs. The best start
 * of the last class never moves left when a value is added, which lets each row be solved by halving: k d log d steps
 * for d distinct values (Wang and Song 2011, ckmeans.1d.dp).
 */
export function naturalBreaks(distinct: DistinctValues, classCount: number): number[] {
  const cost = squaredDeviations(distinct)
  const size = distinct.values.length
  let best = Float64Array.from({ length: size }, (_, last) => cost(0, last))
  const starts: Int32Array[] = [new Int32Array(size)]
  for (let classes = 2; classes <= classCount; classes++) {
    const row = { best: new Float64Array(size).fill(Infinity), starts: new Int32Array(size) }
    fillRow(row, best, cost, classes - 1, size - 1, classes - 1, size - 1)
    starts.push(row.starts)
    best = row.best
  }
  return traceBack(starts, distinct.values)
}

type Cost = (first: number, last: number) => number
interface Row {
  /** Least cost of the values 0..last in this many classes. */
  best: Float64Array
  /** First value of the last of these classes. */
  starts: Int32Array
}

/** Solves the middle of [low, high], whose start lies in [startLow, startHigh], then both halves. */
function fillRow(
  row: Row,
  previous: Float64Array,
  cost: Cost,
  low: number,
  high: number,
  startLow: number,
  startHigh: number,
): void {
  if (low > high) return
  const middle = (low + high) >> 1
  for (let start = startLow; start <= Math.min(middle, startHigh); start++) {
    const candidate = (previous[start - 1] as number) + cost(start, middle)
    if (candidate < (row.best[middle] as number)) {
      row.best[middle] = candidate
      row.starts[middle] = start
    }
  }
  const start = row.starts[middle] as number
  fillRow(row, previous, cost, low, middle - 1, startLow, start)
  fillRow(row, previous, cost, middle + 1, high, start, startHigh)
}

function traceBack(starts: readonly Int32Array[], values: readonly number[]): number[] {
  const breaks: number[] = []
  let last = values.length - 1
  for (let row = starts.length - 1; row >= 0; row--) {
    const start = (starts[row] as Int32Array)[last] as number
    breaks.unshift(values[start] as number)
    last = start - 1
  }
  return breaks
}

/** Sum of squared deviations of a run of values, from running sums; shifted by the mean against cancellation. */
function squaredDeviations({ values, counts }: DistinctValues): Cost {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const mean = values.reduce((sum, value, i) => sum + value * (counts[i] as number), 0) / total
  const weights = new Float64Array(values.length + 1)
  const sums = new Float64Array(values.length + 1)
  const squares = new Float64Array(values.length + 1)
  values.forEach((value, i) => {
    const count = counts[i] as number
    const shifted = value - mean
    weights[i + 1] = (weights[i] as number) + count
    sums[i + 1] = (sums[i] as number) + count * shifted
    squares[i + 1] = (squares[i] as number) + count * shifted ** 2
  })
  const between = (running: Float64Array, first: number, last: number) =>
    (running[last + 1] as number) - (running[first] as number)
  return (first, last) => {
    const sum = between(sums, first, last)
    return Math.max(0, between(squares, first, last) - sum ** 2 / between(weights, first, last))
  }
}
