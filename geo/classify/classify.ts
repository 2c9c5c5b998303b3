import { distinctValues } from './distinct-values.ts'
import { equalIntervalBreaks } from './equal-interval.ts'
import { naturalBreaks } from './natural-breaks.ts'
import { quantileBreaks } from './quantile.ts'

/** Legend classes of a map. */
export type ClassificationMethod = 'quantile' | 'naturalBreaks' | 'equalInterval' | 'manual'

export interface Classification {
  method: ClassificationMethod
  /** Lower bounds, ascending: class i is [breaks[i], breaks[i + 1]), the last one has no upper bound. */
  breaks: number[]
  /** How many of the values fall into each class; they sum to the number of values. */
  counts: number[]
}

export interface ClassifyOptions {
  method: ClassificationMethod
  /** Wanted number of classes, at least 1; there are never more than distinct values. Not used by `manual`. */
  classCount: number
  /** Lower bounds for `manual`, in any order. Values below the lowest get a class of their own. */
  manualBreaks?: readonly number[]
  /** Counts rather than rates: every break is a whole number. Found from the values when left out. */
  integers?: boolean
}

/**
 * Sorts values into classes. Equal values always share a class. No values give no classes.
 * Throws on a value that is not finite and on a class count below 1: a missing cell has a state, not a number.
 */
export function classify(values: readonly number[], options: ClassifyOptions): Classification {
  const wrong = values.find((value) => !Number.isFinite(value))
  if (wrong !== undefined) throw new RangeError(`classify: ${wrong} is not a finite value`)
  if (!(options.classCount >= 1)) throw new RangeError(`classify: ${options.classCount} classes`)
  const breaks = values.length === 0 ? [] : findBreaks(values, options)
  const counts = breaks.map(() => 0)
  for (const value of values) {
    const index = classOf({ breaks }, value)
    counts[index] = (counts[index] as number) + 1
  }
  return { method: options.method, breaks, counts }
}

/** The class of a value, -1 when it lies below the first break. */
export function classOf(classification: { breaks: readonly number[] }, value: number): number {
  const { breaks } = classification
  let low = 0
  let high = breaks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((breaks[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

function findBreaks(values: readonly number[], options: ClassifyOptions): number[] {
  const distinct = distinctValues(values)
  const classCount = Math.min(Math.floor(options.classCount), distinct.values.length)
  const integers = options.integers ?? values.every(Number.isInteger)
  switch (options.method) {
    case 'quantile':
      return wholeWhen(integers, quantileBreaks(distinct, classCount))
    case 'naturalBreaks':
      return wholeWhen(integers, naturalBreaks(distinct, classCount))
    case 'equalInterval':
      return wholeWhen(integers, equalIntervalBreaks(distinct, classCount))
    case 'manual':
      return manualBreaks(distinct.values[0] as number, options.manualBreaks ?? [], integers)
  }
}

function manualBreaks(lowest: number, wanted: readonly number[], integers: boolean): number[] {
  const wrong = wanted.find((value) => !Number.isFinite(value))
  if (wrong !== undefined) throw new RangeError(`classify: the break ${wrong} is not finite`)
  const breaks = ascending(wanted)
  const first = breaks[0]
  return wholeWhen(integers, first === undefined || lowest < first ? [lowest, ...breaks] : breaks)
}

/**
 * The lowest break may only fall (no value may drop out below it); the others rise to the next whole number, which moves
 * no whole value into another class.
 */
function wholeWhen(integers: boolean, breaks: number[]): number[] {
  if (!integers) return breaks
  return ascending(breaks.map((value, index) => (index === 0 ? Math.floor(value) : Math.ceil(value))))
}

const ascending = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)
