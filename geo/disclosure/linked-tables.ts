import type { GroupCell } from './hidden-group.ts'
import type { HidingRule, RawProvince } from './release-cells.ts'
import { hideTable, hideWhole, type TableDecision } from './table-rule.ts'

/**
 * Two tables of which one only asks for one value of the other: whether a person's status is `post_rehab` or not is the
 * programme. Their cells are the same people under two names, so a cell that one table hides must not be shown by the other.
 */
export interface LinkedTables {
  fine: string
  coarse: string
  /** The value that both have; equal in both. */
  value: string
  /** The other value of the coarse table: the sum of all other values of the fine one. */
  rest: string
}

export const PROGRAMME_FOLLOWS_STATUS: LinkedTables = {
  fine: 'status',
  coarse: 'programme',
  value: 'post_rehab',
  rest: 'rehab',
}

/** Whether both tables of a province are there and count the same people, as those of a register always do. */
export function isLinked({ tables }: Pick<RawProvince, 'tables'>, link: LinkedTables): boolean {
  const fine = tables[link.fine]?.[link.value]
  const coarse = tables[link.coarse]
  return fine !== undefined && coarse !== undefined && coarse[link.value] === fine && link.rest in coarse
}

/** The cells of both tables. `twin` is the value that both have, in the fine one. */
interface LinkedCells {
  fine: readonly GroupCell[]
  twin: GroupCell
  coarse: readonly GroupCell[]
}

/**
 * Which values of two linked tables are hidden. A coarse table of two values hides both or none, so the value that both tables
 * have is hidden in both or in neither. Then the two tell nothing together that one of them does not tell by itself: where
 * the fine table shows other values, the coarse rest is k or more without its label; where it is hidden whole, the sum of its
 * other values ranges between bounds of which one table gives both.
 */
export function hideLinkedTables(
  { fine, twin, coarse }: LinkedCells,
  rule: HidingRule,
): { fine: TableDecision; coarse: TableDecision } {
  const alone = { fine: hideTable(fine, rule), coarse: hideTable(coarse, rule) }
  const twinIsHidden = alone.fine.hidden.has(twin.key)
  if (!twinIsHidden && alone.coarse.hidden.size === 0) return alone
  const withTwin = twinIsHidden ? alone.fine : hideTwinToo(fine, twin, rule)
  return { fine: withTwin, coarse: hideWhole(coarse, rule) }
}

/** A zero is hidden only where its whole table is. */
function hideTwinToo(fine: readonly GroupCell[], twin: GroupCell, rule: HidingRule): TableDecision {
  if (twin.count === 0) return hideWhole(fine, rule)
  return hideTable(
    fine.map((cell) => (cell === twin ? { ...cell, forced: true } : cell)),
    rule,
  )
}
