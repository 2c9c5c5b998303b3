import { chooseHidden, type GroupCell } from './hidden-group.ts'
import type { HidingRule } from './release-cells.ts'
import { isOpenToAll } from './what-is-open.ts'

/**
 * Which values of a province's one-way table are hidden. The table sums to the province's total, which is shown.
 *
 * Here a zero is shown as zero, so a value that reads "<10" is 1 to k - 1, unless the whole table is hidden: then zeros read
 * "<10" too, and the zeros of a table say nothing about the few people in it.
 *
 * When the total is hardly more than the values of k or more explain by their labels alone (10 + 1 in a total of 11),
 * hiding the small value would tell it. Such a table is hidden whole, even if it happens to have no small value: if
 * {11, 0} were shown and {10, 1} were not, hiding would tell as well.
 */
export interface TableDecision {
  hidden: Set<string>
  /** False: the labels of the hidden table and the total determine a value. */
  totalMayBeShown: boolean
}

export function hideTable(cells: readonly GroupCell[], rule: HidingRule): TableDecision {
  const total = cells.reduce((sum, cell) => sum + cell.count, 0)
  const large = cells.filter((cell) => cell.count >= rule.k).length
  const slack = total - rule.k * large
  const mayBeShown = !cells.some((cell) => cell.forced)
  // one value is the total itself; no slack leaves no room for anybody in a small value
  if (mayBeShown && (cells.length === 1 || slack === 0)) return { hidden: new Set(), totalMayBeShown: true }
  if (slack < rule.k - 1) return hideWhole(cells, rule)
  const partial = chooseHidden(cells, 1, rule)
  const allNonZeroHidden = cells.every((cell) => cell.count === 0 || partial.hidden.has(cell.key))
  return partial.hidden.size > 0 && (allNonZeroHidden || !partial.totalMayBeShown)
    ? hideWhole(cells, rule)
    : partial
}

/** A table that is hidden whole shows no zeros either: a small value is 0 to k - 1. */
export function hideWhole(cells: readonly GroupCell[], { k }: HidingRule): TableDecision {
  const ranges = cells.map(({ count, held = [] }) => {
    const small = count < k
    return { count, low: small ? 0 : k, high: small ? k - 1 : Infinity, small, held }
  })
  return { hidden: new Set(cells.map((cell) => cell.key)), totalMayBeShown: isOpenToAll(ranges) }
}
