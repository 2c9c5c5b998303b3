/** What goes into the hiding rule and what comes out of it. */

export interface HidingRule {
  /** Counts below k are small: they read "<10" for k = 10. */
  k: number
  /** At least so many units (or values of a table) are hidden together; "not mapped" is not counted among them. */
  minHiddenUnits: number
  /** People in the hidden cells of a group, less any one of these cells. */
  minHiddenRest: number
}

export const DEFAULT_HIDING_RULE: HidingRule = { k: 10, minHiddenUnits: 3, minHiddenRest: 10 }

/**
 * A commune, and as far as it is known what its own officer knows of it: never published, but hidden cells are chosen so that
 * this knowledge does not open them.
 */
export interface RawCommune {
  id: number
  count: number
  /** People of the commune of whom no point is known. */
  noPoint?: number
  /** The one-way tables of the province, counted in the commune. */
  tables?: Record<string, Record<string, number>>
}

/** True counts of one quarter. The only place where true counts enter; nothing of it leaves but `ProtectedCell`. */
export interface RawProvince {
  id: number
  population: number | null
  communes: RawCommune[]
  /** People of whom no commune is known. Total of the province = communes + noUnit. */
  noUnit: number
  /** People of whom no point is known; includes noUnit. */
  noPoint: number
  /** One-way tables: every value of the closed list with its count, zeros too; each table sums to the total. */
  tables: Record<string, Record<string, number>>
}

export interface ProtectedCell {
  unitId: number
  /** `total`, `notMapped` or the name of a table. */
  indicator: string
  /** Empty for `total`; `noUnit` or `noPoint` for `notMapped`. */
  value: string
  state: 'value' | 'zero' | 'suppressed'
  /** Null when suppressed. */
  count: number | null
  /** small: below k, reads "<10". protect: k or more, reads "ẩn". Null when shown. */
  hidden: 'small' | 'protect' | null
}

/** The key of a cell in the set of cells hidden in the previous quarter. */
export function cellKey(cell: Pick<ProtectedCell, 'unitId' | 'indicator' | 'value'>): string {
  return `${cell.unitId}|${cell.indicator}|${cell.value}`
}

/** The keys of the hidden cells of a release, to be passed to the next quarter. */
export function hiddenKeys(cells: readonly ProtectedCell[]): Set<string> {
  return new Set(cells.filter((cell) => cell.state === 'suppressed').map(cellKey))
}

/** People of a province: its communes and those of whom no commune is known. */
export function provinceTotal(province: RawProvince): number {
  return province.communes.reduce((sum, commune) => sum + commune.count, province.noUnit)
}

/**
 * Whether the sum over all provinces may be published beside their cells: none is hidden, or enough others are shown.
 * When all provinces that have people are hidden, the sum would tell them.
 */
export function countryTotalMayBeShown(provinceTotals: readonly Pick<ProtectedCell, 'state'>[]): boolean {
  return (
    provinceTotals.some((cell) => cell.state === 'value') ||
    provinceTotals.every((cell) => cell.state !== 'suppressed')
  )
}
