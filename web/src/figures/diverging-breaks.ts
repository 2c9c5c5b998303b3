import { classify } from '@hoanhap/geo/classify/classify.ts'
import { NEARLY_UNCHANGED } from './caseload-figures.ts'
import type { ClassChoice } from './figure-set.ts'

/** Classes on each side of "nearly unchanged": the palette has three colours below and three above. */
const SIDE_CLASSES = 3

/**
 * Breaks of a change, the same on both sides: below, nearly unchanged (−9 to 9), above.
 * The first class has no lower bound (−∞).
 */
export function divergingBreaks(values: readonly number[], choice: ClassChoice): number[] {
  const sizes = values.map(Math.abs).filter((size) => size >= NEARLY_UNCHANGED)
  if (sizes.length === 0) return values.length === 0 ? [] : [1 - NEARLY_UNCHANGED]
  const upper = upperBreaks(sizes, choice)
  const lower = upper.map((low) => 1 - low).reverse()
  return [Number.NEGATIVE_INFINITY, ...lower, ...upper]
}

function upperBreaks(sizes: readonly number[], { method, breaks, classCount }: ClassChoice): number[] {
  const manualBreaks = breaks.filter((value) => value > NEARLY_UNCHANGED)
  const wanted = Math.min(SIDE_CLASSES, Math.max(1, Math.floor(classCount / 2)))
  const found = classify(sizes, { method, classCount: wanted, manualBreaks, integers: true })
  const above = found.breaks.filter((value) => value > NEARLY_UNCHANGED)
  return [NEARLY_UNCHANGED, ...above].slice(0, SIDE_CLASSES)
}
