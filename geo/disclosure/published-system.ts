import type { Bounds, Equation, PublishedSystem } from './attacker.ts'
import type { LinkedTables } from './linked-tables.ts'
import {
  cellKey,
  countryTotalMayBeShown,
  type HidingRule,
  type ProtectedCell,
  type RawCommune,
} from './release-cells.ts'

/** Which cells add up to which: public knowledge, free of counts. */
export interface ReleaseStructure {
  provinces: { id: number; communeIds: readonly number[]; tables: Record<string, readonly string[]> }[]
  /** Tables that are known to count the same people: in every release from a register, PROGRAMME_FOLLOWS_STATUS. */
  linked?: readonly LinkedTables[]
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
  const equations = structure.provinces.flatMap((province) => [
    ...provinceEquations(province),
    ...(structure.linked ?? []).flatMap((link) => linkEquations(province, link)),
  ])
  if (countryTotalMayBeShown(provinceTotals)) {
    bounds.set(COUNTRY_KEY, { low: countryTotal, high: countryTotal })
    equations.push({ total: COUNTRY_KEY, parts: provinceKeys })
  }
  return { bounds, equations }
}

/**
 * The same system as the officer of one commune reads it, who knows the own people one by one: the commune's count, how many of
 * them are in every value of every table, and how many have no point. The rest of each cell is people elsewhere.
 */
export function systemOfOfficer(
  { bounds, equations }: PublishedSystem,
  provinceId: number,
  { id, count, noPoint = 0, tables = {} }: RawCommune,
): PublishedSystem {
  const own = new Map([
    [`${provinceId}|unitWithoutPoint`, noPoint],
    [`${provinceId}|withPoint`, count - noPoint],
    ...Object.entries(tables).flatMap(([name, values]) =>
      Object.entries(values).map(([value, held]) => [`${provinceId}|${name}|${value}`, held] as const),
    ),
  ])
  const parts = [...own].map(([key, held]) => [`own ${key}`, { low: held, high: held }] as const)
  return {
    bounds: new Map([...bounds, ...parts, [`${id}|total|`, { low: count, high: count }]]),
    equations: [
      ...equations,
      ...[...own.keys()].map((key) => ({ total: key, parts: [`own ${key}`, `elsewhere ${key}`] })),
    ],
  }
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

function linkEquations(
  { id, tables }: ReleaseStructure['provinces'][number],
  { fine, coarse, value, rest }: LinkedTables,
): Equation[] {
  const others = (tables[fine] ?? []).filter((other) => other !== value)
  return [
    { total: `${id}|${coarse}|${value}`, parts: [`${id}|${fine}|${value}`] },
    { total: `${id}|${coarse}|${rest}`, parts: others.map((other) => `${id}|${fine}|${other}`) },
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
