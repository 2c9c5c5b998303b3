import type { SourceFigure } from '@hoanhap/geo/lineage/re-express.ts'
import type { ReleasedCell } from './queries.ts'

/** "Not mapped" of a province is a source beside its communes, under an id that no unit has. */
export const queueOf = (provinceId: number) => -provinceId

/** What figures of other units are derived from: the released totals of communes and the not mapped of provinces. */
export function sourceFigures(cells: readonly ReleasedCell[]): SourceFigure[] {
  return cells.flatMap(
    ({ unitId, level, provinceId, population, indicator, value, state, count, hidden }) => {
      if (level === 'commune') return [{ unitId, state, count, hidden, parentId: provinceId, population }]
      if (indicator !== 'notMapped' || value !== 'noUnit') return []
      return [{ unitId: queueOf(unitId), state, count, hidden, parentId: unitId, population: null }]
    },
  )
}

/** Released totals by province; one whose total is hidden is absent. */
export function provinceTotals(cells: readonly ReleasedCell[]): Map<number, number> {
  return new Map(
    cells.flatMap(({ unitId, level, indicator, count }) =>
      level === 'province' && indicator === 'total' && count !== null ? [[unitId, count] as const] : [],
    ),
  )
}
