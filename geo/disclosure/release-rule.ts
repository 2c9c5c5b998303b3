import { chooseHidden, type GroupCell } from './hidden-group.ts'
import { hideLinkedTables, isLinked, PROGRAMME_FOLLOWS_STATUS } from './linked-tables.ts'
import { hideEverything, type ProvinceDecision, publish } from './publish-province.ts'
import {
  cellKey,
  type HidingRule,
  type ProtectedCell,
  provinceTotal,
  type RawProvince,
} from './release-cells.ts'
import { hideTable } from './table-rule.ts'

export {
  cellKey,
  countryTotalMayBeShown,
  DEFAULT_HIDING_RULE,
  type HidingRule,
  hiddenKeys,
  type ProtectedCell,
  type RawProvince,
} from './release-cells.ts'

/**
 * Turns the true counts of one quarter into cells that may be published.
 *
 * Below the province 0 to k - 1 is hidden ("<10"), so that a zero proves nothing; at the province a zero is shown and
 * 1 to k - 1 is hidden. Where a cell is hidden, others are hidden with it (see hidden-group.ts and table-rule.ts); where
 * that cannot be enough, all cells of the group are hidden, and then the total, and with the total of a province
 * everything that adds up to it.
 *
 * What is promised, and tested by the attacker of this folder, against somebody who adds and subtracts everything
 * published across levels, tables, dates and quarters:
 * - No hidden count can be determined, except under a province whose total is shown as zero.
 * - Under a shown total a commune that reads "<10" may still be anything from 0 to k - 1, also for an officer who knows
 *   another commune exactly. Under a hidden total, and in a table that is hidden whole, the labels may narrow a cell
 *   to fewer numbers, never to one.
 * - Who knows one commune exactly determines no other cell under a shown total, and none of another province. In a province
 *   whose total is hidden that officer may be able to (all nine of nine people live in the own commune); in a table of two
 *   values who knows one knows both.
 * - Where the communes come with their part of every table, as from a register, this holds for an officer who knows each of the
 *   own people: under a shown total no cell of a table, and not noPoint, is determined that holds anybody else who is not in
 *   a shown noUnit. Nine of a cell that reads "<10" are all of it: their officer learns that there is nobody else.
 * - Tables that count the same people (linked-tables.ts) are protected as one.
 * - Who also knows this code determines no cell under a shown total, but may narrow one further.
 * - Figures on the units of another date are derived from published cells only and add nothing.
 * What is not promised: that two officers together learn nothing, or that nobody guesses. Somebody who assumes that a count
 * did not change since a quarter that shows it may be right. Choosing the cells of the previous quarter again keeps such
 * guesses few.
 *
 * A sum over all provinces may be published only when `countryTotalMayBeShown` says so.
 *
 * @param previous keys (`cellKey`) of the cells hidden in the previous quarter
 * @throws RangeError when a count is no whole number from 0, or a table does not sum to the province's total
 */
export function protectRelease(
  provinces: readonly RawProvince[],
  rule: HidingRule,
  previous: ReadonlySet<string> = new Set(),
): ProtectedCell[] {
  provinces.forEach(validate)
  const decisions = provinces.map((province) => decideInside(province, rule, previous))
  const cells = decisions.map(({ province, mayShowTotal }) => ({
    ...groupCell(province.id, 'total', '', provinceTotal(province), previous),
    forced: !mayShowTotal,
    limits: limitsWhenHidden(province, rule),
  }))
  const hiddenProvinces = chooseHidden(cells, 1, rule).hidden
  return decisions.flatMap((decision, index) =>
    hiddenProvinces.has((cells[index] as GroupCell).key)
      ? hideEverything(decision.province, rule)
      : publish(decision, rule),
  )
}

function decideInside(
  province: RawProvince,
  rule: HidingRule,
  previous: ReadonlySet<string>,
): ProvinceDecision {
  const children = [
    ...province.communes.map(({ id, count }) => groupCell(id, 'total', '', count, previous)),
    { ...groupCell(province.id, 'notMapped', 'noUnit', province.noUnit, previous), unit: false },
  ]
  const total = provinceTotal(province)
  // under a shown zero every child is known to be zero; hiding the zero would not be the rule
  const group =
    total === 0 ? { hidden: keysOf(children), totalMayBeShown: true } : chooseHidden(children, 0, rule)
  const tables = decideTables(province, rule, previous)
  const mayShowTotal = group.totalMayBeShown && tables.every(({ decision }) => decision.totalMayBeShown)
  return { province, hiddenChildren: group.hidden, tables, mayShowTotal }
}

function decideTables(
  province: RawProvince,
  rule: HidingRule,
  previous: ReadonlySet<string>,
): ProvinceDecision['tables'] {
  const cellsOf = new Map(
    Object.keys(province.tables).map((name) => [name, tableCells(province, name, previous)]),
  )
  const decisions = new Map([...cellsOf].map(([name, cells]) => [name, hideTable(cells, rule)]))
  const link = PROGRAMME_FOLLOWS_STATUS
  if (isLinked(province, link)) {
    const fine = cellsOf.get(link.fine) ?? []
    const key = cellKey({ unitId: province.id, indicator: link.fine, value: link.value })
    const twin = fine.find((cell) => cell.key === key) as GroupCell
    const linked = hideLinkedTables({ fine, twin, coarse: cellsOf.get(link.coarse) ?? [] }, rule)
    decisions.set(link.fine, linked.fine).set(link.coarse, linked.coarse)
  }
  return [...decisions].map(([name, decision]) => ({ name, decision }))
}

function tableCells(province: RawProvince, name: string, previous: ReadonlySet<string>): GroupCell[] {
  const communes = province.communes.filter(({ tables }) => tables !== undefined)
  return Object.entries(province.tables[name] ?? {}).map(([value, count]) => ({
    ...groupCell(province.id, name, value, count, previous),
    held: communes.map(({ tables }) => tables?.[name]?.[value] ?? 0),
  }))
}

/** What the labels of its hidden communes and tables tell about the hidden total of a province. */
function limitsWhenHidden(province: RawProvince, { k }: HidingRule): { low: number; high: number } {
  const children = [...province.communes.map(({ count }) => count), province.noUnit]
  const limits = [children, ...Object.values(province.tables).map((table) => Object.values(table))].map(
    (parts) => {
      const large = parts.filter((count) => count >= k).length
      return { low: large * k, high: large > 0 ? Infinity : parts.length * (k - 1) }
    },
  )
  return { low: Math.max(...limits.map(({ low }) => low)), high: Math.min(...limits.map(({ high }) => high)) }
}

function groupCell(
  unitId: number,
  indicator: string,
  value: string,
  count: number,
  previous: ReadonlySet<string>,
): GroupCell {
  const key = cellKey({ unitId, indicator, value })
  return { key, count, unit: true, wasHidden: previous.has(key) }
}

const keysOf = (cells: readonly GroupCell[]) => new Set(cells.map(({ key }) => key))

function validate(province: RawProvince): void {
  const total = provinceTotal(province)
  const counts = [province.noUnit, province.noPoint, ...province.communes.map(({ count }) => count)]
  for (const [name, table] of Object.entries(province.tables)) {
    const values = Object.values(table)
    const sum = values.reduce((a, b) => a + b, 0)
    if (sum !== total)
      throw new RangeError(`protectRelease: ${name} of unit ${province.id} sums to ${sum}, not ${total}`)
    counts.push(...values)
  }
  const wrong = counts.find((count) => !Number.isInteger(count) || count < 0)
  if (wrong !== undefined) throw new RangeError(`protectRelease: unit ${province.id} has a count of ${wrong}`)
  if (province.noPoint < province.noUnit || province.noPoint > total)
    throw new RangeError(
      `protectRelease: unit ${province.id} has ${province.noPoint} without a point, outside ${province.noUnit} to ${total}`,
    )
}
