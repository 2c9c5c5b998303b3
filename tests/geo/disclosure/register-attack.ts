import { attackBySubtraction, type Bounds } from '@hoanhap/geo/disclosure/attacker.ts'
import { type LinkedTables, PROGRAMME_FOLLOWS_STATUS } from '@hoanhap/geo/disclosure/linked-tables.ts'
import { publishedSystem, systemOfOfficer } from '@hoanhap/geo/disclosure/published-system.ts'
import {
  cellKey,
  DEFAULT_HIDING_RULE,
  type ProtectedCell,
  provinceTotal,
  type RawCommune,
  type RawProvince,
} from '@hoanhap/geo/disclosure/release-cells.ts'
import { structureOf } from './generated-cities.ts'

const systemOf = (
  truth: readonly RawProvince[],
  cells: readonly ProtectedCell[],
  linked: readonly LinkedTables[],
) =>
  publishedSystem(
    cells,
    { ...structureOf(truth), linked },
    truth.reduce((sum, province) => sum + provinceTotal(province), 0),
    DEFAULT_HIDING_RULE,
  )

/** Hidden cells that anybody can determine from everything published of a quarter. */
export function recoveredByAnybody(
  truth: readonly RawProvince[],
  cells: readonly ProtectedCell[],
  linked: readonly LinkedTables[] = [PROGRAMME_FOLLOWS_STATUS],
): string[] {
  return determined(secretsOf(truth, cells), attackBySubtraction(systemOf(truth, cells, linked)))
}

/**
 * Hidden cells that the officer of some commune can determine beside the own ones, each time knowing everything about that commune:
 * `commune: cell`. Left out are cells in which nobody else is, and, where its total is hidden, the officer's own province.
 */
export function recoveredByOfficers(
  truth: readonly RawProvince[],
  cells: readonly ProtectedCell[],
): string[] {
  const system = systemOf(truth, cells, [PROGRAMME_FOLLOWS_STATUS])
  const secrets = secretsOf(truth, cells)
  return truth.flatMap((province) => {
    const own = ownUnits(province)
    const isShown = (indicator: string, value: string) =>
      cells.some(
        (c) => c.unitId === province.id && c.indicator === indicator && c.value === value && c.count !== null,
      )
    const totalIsShown = isShown('total', '')
    const queueIsShown = isShown('notMapped', 'noUnit')
    return province.communes.flatMap((commune) => {
      const bounds = attackBySubtraction(systemOfOfficer(system, province.id, commune))
      const others = secrets.filter(
        (cell) =>
          (totalIsShown || !own.has(cell.unitId)) && holdsOthers(cell, province, commune, queueIsShown),
      )
      return determined(others, bounds).map((key) => `${commune.id}: ${key}`)
    })
  })
}

const ownUnits = ({ id, communes }: RawProvince) => new Set([id, ...communes.map((commune) => commune.id)])

/** Whether anybody but the officer's own people is in a cell, and not in another that is shown. A cell of nobody counts as one. */
function holdsOthers(
  cell: ProtectedCell,
  province: RawProvince,
  commune: RawCommune,
  queueIsShown: boolean,
): boolean {
  if (cell.unitId === commune.id) return false
  if (cell.unitId !== province.id || cell.indicator === 'total' || cell.value === 'noUnit') return true
  if (cell.indicator === 'notMapped') {
    const elsewhere = province.noPoint - (commune.noPoint ?? 0)
    return queueIsShown ? elsewhere > province.noUnit : elsewhere > 0
  }
  const count = province.tables[cell.indicator]?.[cell.value] ?? 0
  return count === 0 || count > (commune.tables?.[cell.indicator]?.[cell.value] ?? 0)
}

/** Hidden cells, except those under a province that is shown as zero. */
function secretsOf(truth: readonly RawProvince[], cells: readonly ProtectedCell[]): ProtectedCell[] {
  const empty = new Set(
    truth.filter((province) => provinceTotal(province) === 0).flatMap((p) => [...ownUnits(p)]),
  )
  return cells.filter((cell) => cell.state === 'suppressed' && !empty.has(cell.unitId))
}

function determined(cells: readonly ProtectedCell[], bounds: ReadonlyMap<string, Bounds>): string[] {
  return cells.map(cellKey).filter((key) => bounds.get(key)?.low === bounds.get(key)?.high)
}
