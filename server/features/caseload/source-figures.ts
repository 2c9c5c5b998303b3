import type { SourceFigure } from '@hoanhap/geo/lineage/re-express.ts'
import type { ReleasedCell } from './queries.ts'

/** "Not mapped" of a province is a source beside its communes, under an id that no unit has. */
export const queueOf = (provinceId: number) => -provinceId

/**
 * What figures of other units are derived from: the released totals of communes and the not mapped of provinces. Under a
 * province whose total is shown as zero everything is zero, whatever its label: the total says so.
 */
export function sourceFigures(cells: readonly ReleasedCell[]): SourceFigure[] {
  const totals = provinceTotals(cells)
  return cells.flatMap((cell) => {
    const { unitId, level, provinceId, population, indicator, value } = cell
    if (level === 'commune')
      return [{ unitId, ...known(cell, totals.get(provinceId ?? 0)), parentId: provinceId, population }]
    if (indicator !== 'notMapped' || value !== 'noUnit') return []
    const figure = known(cell, totals.get(unitId))
    return [{ unitId: queueOf(unitId), ...figure, parentId: unitId, population: null }]
  })
}

function known({ state, count, hidden }: ReleasedCell, provinceTotal: number | undefined) {
  return provinceTotal === 0 ? { state: 'zero' as const, count: 0, hidden: null } : { state, count, hidden }
}

/** Released totals by province; one whose total is hidden is absent. */
export function provinceTotals(cells: readonly ReleasedCell[]): Map<number, number> {
  return new Map(
    cells.flatMap(({ unitId, level, indicator, count }) =>
      level === 'province' && indicator === 'total' && count !== null ? [[unitId, count] as const] : [],
    ),
  )
}
