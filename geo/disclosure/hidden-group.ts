import type { HidingRule } from './release-cells.ts'
import { isOpenToAll, type HiddenRange as Range } from './what-is-open.ts'

/**
 * Secondary hiding inside one group: cells that sum to a published total.
 *
 * A hidden cell is published as one of two labels, "<10" (small) and "ẩn" (protect, k or more). Whoever subtracts the
 * shown cells from the total knows the sum S of the hidden ones, and each label narrows it further: ten cells that read
 * "ẩn" already explain 100 of it. So it is not enough that the hidden sum less any one cell is large. A group is
 * protected when, from S, the labels and the way in which protecting cells are chosen, every small cell may still be
 * anything from its floor to k - 1, and every protecting cell more than one number: for an outsider, and for somebody
 * who knows any one hidden cell exactly. Where it is known what each commune holds of every cell, no officer of a commune may
 * be able to determine a cell either (what-is-open.ts).
 *
 * Protecting cells are taken in ascending order, which is itself a message: each is at most the smallest shown cell.
 * That bound is part of the test. So is the moment of stopping: for a known small cell the test takes the worst case over
 * its range instead of its true count, so that "enough was hidden here" says little about it. An attacker who has read this
 * code still determines nothing (tests/geo/disclosure/knows-the-rule.test.ts tries all ways to put people into
 * small groups), but may narrow a small cell: to three numbers in the worst group that was found.
 */
export interface GroupCell {
  key: string
  count: number
  /** Counts towards `minHiddenUnits` and may be chosen to protect others. "Not mapped" is neither. */
  unit: boolean
  /** Hidden in the previous quarter: chosen first, so that the pattern stays and quarters cannot be compared. */
  wasHidden: boolean
  /** Has to be hidden for a reason outside the group. */
  forced?: boolean
  /** What the labels of its own parts would tell about the cell if it were hidden. */
  limits?: { low: number; high: number }
  /** People of the cell in each commune, where that is known: what its officer knows. */
  held?: readonly number[]
}

export interface GroupDecision {
  hidden: Set<string>
  /** False: even with every cell hidden the total gives too much away and has to be hidden too. */
  totalMayBeShown: boolean
}

/** `floor` is the smallest count that reads "<10": 0 where zeros are hidden, 1 where a zero is shown as zero. */
export function chooseHidden(cells: readonly GroupCell[], floor: 0 | 1, rule: HidingRule): GroupDecision {
  const startsHidden = (cell: GroupCell) => cell.forced || (cell.count >= floor && cell.count < rule.k)
  const hidden = cells.filter(startsHidden)
  if (hidden.length === 0) return { hidden: new Set(), totalMayBeShown: true }
  const shown = cells
    .filter((cell) => cell.unit && !startsHidden(cell) && cell.count >= rule.k)
    .sort(byChoice)
  while (!isProtected(hidden, shown, floor, rule)) {
    const next = shown.shift()
    if (!next) return hideAll(cells, floor, rule)
    hidden.push(next)
  }
  return { hidden: keysOf(hidden), totalMayBeShown: true }
}

function hideAll(cells: readonly GroupCell[], floor: 0 | 1, rule: HidingRule): GroupDecision {
  const hidden = cells.filter((cell) => cell.count >= floor)
  return { hidden: keysOf(hidden), totalMayBeShown: isProtected(hidden, [], floor, rule) }
}

const keysOf = (cells: readonly GroupCell[]) => new Set(cells.map((cell) => cell.key))

const byChoice = (a: GroupCell, b: GroupCell) =>
  Number(b.wasHidden) - Number(a.wasHidden) || a.count - b.count || (a.key < b.key ? -1 : 1)

function isProtected(
  hidden: readonly GroupCell[],
  shown: readonly GroupCell[],
  floor: 0 | 1,
  rule: HidingRule,
): boolean {
  const ranges = hidden.map((cell) => rangeOf(cell, shown, floor, rule.k))
  if (hidden.filter((cell) => cell.unit).length < rule.minHiddenUnits) return false
  if (ranges.some((range) => range.low === range.high)) return false
  return leavesEnough(ranges, rule) && staysOpen(ranges, rule.k - 1 - floor) && isOpenToAll(ranges)
}

/** Hidden people less any one hidden cell; a small cell counts as the largest that its label allows. */
function leavesEnough(ranges: readonly Range[], rule: HidingRule): boolean {
  const sum = ranges.reduce((total, range) => total + range.count, 0)
  const largest = Math.max(...ranges.map((range) => (range.small ? range.high : range.count)))
  return sum - largest >= rule.minHiddenRest
}

/** Whether all ranges survive subtraction, for an outsider and for everyone who knows one of the cells. */
function staysOpen(ranges: readonly Range[], smallWidth: number): boolean {
  const total = sums(ranges)
  const enough = (slack: number, headroom: number, smallCells: number) =>
    Math.min(slack, headroom) >= (smallCells > 0 ? smallWidth : 1)
  if (!enough(total.count - total.low, total.high - total.count, total.small)) return false
  return ranges.every((known) => {
    // worst case over the known small cell: as large as possible for the others' upper ends, as small for the lower ends
    const most = known.small ? known.high : known.count
    const least = known.small ? known.low : known.count
    const slack = total.count - most - (total.low - known.low)
    const headroom = highWithout(ranges, known, total.high) - (total.count - least)
    return enough(slack, headroom, total.small - Number(known.small))
  })
}

function sums(ranges: readonly Range[]) {
  const total = { count: 0, low: 0, high: 0, small: 0 }
  for (const range of ranges) {
    total.count += range.count
    total.low += range.low
    total.high += range.high
    total.small += Number(range.small)
  }
  return total
}

/** Infinity cannot be subtracted from itself. */
function highWithout(ranges: readonly Range[], known: Range, sum: number): number {
  if (known.high !== Infinity) return sum - known.high
  return ranges.reduce((total, range) => (range === known ? total : total + range.high), 0)
}

/** What anybody may conclude about one hidden cell from its label and the order of choice. */
function rangeOf(cell: GroupCell, shown: readonly GroupCell[], floor: 0 | 1, k: number): Range {
  const small = cell.count < k
  const low = small ? floor : k
  const high = small ? k - 1 : smallestShownOfTier(cell, shown)
  const limits = cell.limits ?? { low, high }
  return {
    count: cell.count,
    low: Math.max(low, limits.low),
    high: Math.min(high, limits.high),
    small,
    held: cell.held ?? [],
  }
}

/** `shown` is in the order of choice, so the first of the same tier is the smallest. */
function smallestShownOfTier(cell: GroupCell, shown: readonly GroupCell[]): number {
  if (cell.forced || !cell.unit) return Infinity
  return shown.find((other) => other.wasHidden === cell.wasHidden)?.count ?? Infinity
}
