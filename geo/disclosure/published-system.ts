import type { Bounds, Equation, PublishedSystem } from './attacker.ts'
import { cellKey, countryTotalMayBeShown, type HidingRule, type ProtectedCell } from './release-cells.ts'

/** Which cells add up to which: public knowledge, free of counts. */
export interface ReleaseStructure {
  provinces: { id: number; communeIds: readonly number[]; tables: Record<string, readonly string[]> }[]
}

/** The key of the sum over all provinces. */
const COUNTRY_KEY = 'country'

/**
 * Everything that one release tells: the shown numbers, the two labels, and the sums between them. A province's "<10" is
 * at least 1 where a zero would be shown as zero. The sum over all provinces counts as published wherever
 * it may be.
 *
 * @param countryTotal the true sum over all provinces
 */
export function publishedSystem(
  cells: readonly ProtectedCell[],
  structure: ReleaseStructure,
  countryTotal: number,
  rule: Pick<HidingRule, 'k'>,
): PublishedSystem {
  const zeroShown = tablesWithShownValues(cells)
  const bounds = new Map(
    cells.map((cell) => [cellKey(cell), boundsOf(cell, floorOf(cell, structure, zeroShown), rule.k)]),
  )
  const provinceKeys = structure.provinces.map(({ id }) => `${id}|total|`)
  const provinceTotals = cells.filter((cell) => provinceKeys.includes(cellKey(cell)))
  const equations = structure.provinces.flatMap(provinceEquations)
  if (countryTotalMayBeShown(provinceTotals)) {
    bounds.set(COUNTRY_KEY, { low: countryTotal, high: countryTotal })
    equations.push({ total: COUNTRY_KEY, parts: provinceKeys })
  }
  return { bounds, equations }
}

/**
 * The guess that nothing changed: every cell that this quarter hides and a neighbouring quarter shows, with the number shown
 * there, when it agrees with this quarter's label.
 */
export function guessFromNeighbour(
  system: PublishedSystem,
  neighbour: readonly ProtectedCell[],
): Map<string, number> {
  const guesses = new Map<string, number>()
  for (const cell of neighbour) {
    const bounds = system.bounds.get(cellKey(cell))
    if (cell.count === null || !bounds || isShown(bounds)) continue
    if (cell.count >= bounds.low && cell.count <= bounds.high) guesses.set(cellKey(cell), cell.count)
  }
  return guesses
}

function provinceEquations({ id, communeIds, tables }: ReleaseStructure['provinces'][number]): Equation[] {
  const total = `${id}|total|`
  const withPoint = `${id}|withPoint`
  const unitOnly = `${id}|unitWithoutPoint`
  return [
    { total, parts: [...communeIds.map((commune) => `${commune}|total|`), `${id}|notMapped|noUnit`] },
    { total, parts: [`${id}|notMapped|noPoint`, withPoint] },
    { total: `${id}|notMapped|noPoint`, parts: [`${id}|notMapped|noUnit`, unitOnly] },
    ...Object.entries(tables).map(([name, values]) => ({
      total,
      parts: values.map((value) => `${id}|${name}|${value}`),
    })),
  ]
}

function boundsOf(cell: ProtectedCell, floor: number, k: number): Bounds {
  if (cell.count !== null) return { low: cell.count, high: cell.count }
  return cell.hidden === 'small' ? { low: floor, high: k - 1 } : { low: k, high: Infinity }
}

/** Zeros of a province are shown, except in a table that shows nothing at all. */
function floorOf(cell: ProtectedCell, structure: ReleaseStructure, zeroShown: ReadonlySet<string>): number {
  if (cell.indicator === 'notMapped') return 0
  if (cell.indicator === 'total') return structure.provinces.some(({ id }) => id === cell.unitId) ? 1 : 0
  return zeroShown.has(`${cell.unitId}|${cell.indicator}`) ? 1 : 0
}

function tablesWithShownValues(cells: readonly ProtectedCell[]): Set<string> {
  const shown = cells.filter((cell) => cell.count !== null)
  return new Set(shown.map((cell) => `${cell.unitId}|${cell.indicator}`))
}

const isShown = (bounds: Bounds | undefined) => bounds !== undefined && bounds.low === bounds.high
