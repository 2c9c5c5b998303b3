import { type HidingRule, type ProtectedCell, provinceTotal, type RawProvince } from './release-cells.ts'
import type { TableDecision } from './table-rule.ts'

/** What was decided inside one province, before its neighbours are looked at. */
export interface ProvinceDecision {
  province: RawProvince
  /** Keys of the hidden communes, and of noUnit. */
  hiddenChildren: Set<string>
  tables: { name: string; decision: TableDecision }[]
  mayShowTotal: boolean
}

/** The cells of a province whose total is shown. */
export function publish(
  { province, hiddenChildren, tables }: ProvinceDecision,
  rule: HidingRule,
): ProtectedCell[] {
  const noUnitHidden = hiddenChildren.has(`${province.id}|notMapped|noUnit`)
  return [
    shownCell(province.id, 'total', '', provinceTotal(province)),
    ...province.communes.map(({ id, count }) =>
      cell(id, 'total', '', count, hiddenChildren.has(`${id}|total|`), rule),
    ),
    cell(province.id, 'notMapped', 'noUnit', province.noUnit, noUnitHidden, rule),
    cell(
      province.id,
      'notMapped',
      'noPoint',
      province.noPoint,
      hidesNoPoint(province, noUnitHidden, rule),
      rule,
    ),
    ...tables.flatMap(({ name, decision }) =>
      Object.entries(province.tables[name] ?? {}).map(([value, count]) =>
        cell(province.id, name, value, count, decision.hidden.has(`${province.id}|${name}|${value}`), rule),
      ),
    ),
  ]
}

/** The cells of a province whose total is hidden: whatever adds up to it is hidden too, zeros as well. */
export function hideEverything(province: RawProvince, rule: HidingRule): ProtectedCell[] {
  const hide = (unitId: number, indicator: string, value: string, count: number) =>
    cell(unitId, indicator, value, count, true, rule)
  return [
    hide(province.id, 'total', '', provinceTotal(province)),
    ...province.communes.map(({ id, count }) => hide(id, 'total', '', count)),
    hide(province.id, 'notMapped', 'noUnit', province.noUnit),
    hide(province.id, 'notMapped', 'noPoint', province.noPoint),
    ...Object.entries(province.tables).flatMap(([name, counts]) =>
      Object.entries(counts).map(([value, count]) => hide(province.id, name, value, count)),
    ),
  ]
}

/**
 * "No point" includes "no unit" and is included in the total: the two differences are counts of people as well, and a
 * hidden noUnit of k or more would get an upper bound from it. For an officer in whose commune all of them live, a shown noPoint
 * would prove that noUnit is nobody.
 */
function hidesNoPoint(province: RawProvince, noUnitHidden: boolean, { k }: HidingRule): boolean {
  const { noPoint, noUnit, communes } = province
  const isSmall = (count: number) => count > 0 && count < k
  if (noUnitHidden && communes.some((commune) => commune.noPoint === noPoint)) return true
  if (noPoint < k || isSmall(provinceTotal(province) - noPoint)) return true
  return noUnitHidden ? noUnit >= k : isSmall(noPoint - noUnit)
}

function cell(
  unitId: number,
  indicator: string,
  value: string,
  count: number,
  hide: boolean,
  { k }: HidingRule,
): ProtectedCell {
  if (!hide) return shownCell(unitId, indicator, value, count)
  const hidden = count < k ? 'small' : 'protect'
  return { unitId, indicator, value, state: 'suppressed', count: null, hidden }
}

function shownCell(unitId: number, indicator: string, value: string, count: number): ProtectedCell {
  return { unitId, indicator, value, state: count === 0 ? 'zero' : 'value', count, hidden: null }
}
