import { previousQuarter } from '@hoanhap/geo/day.ts'
import type { CellValue, Unit } from '@hoanhap/server/contract.ts'
import { useCaseload } from '../../../api/caseload.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { releaseOf } from '../model/releases.ts'

/** One quarter; the cell is null where there is no release or no row. */
export interface TrendPoint {
  period: string
  cell: CellValue | null
}

const QUARTERS = 4

/** The count of a unit, or of the country, in the quarter shown and the three before it, oldest first. */
export function useTrend(unit: Unit | null) {
  const { asOf, period, releases } = useExploreModel()
  const periods = lastQuarters(period)
  const answers = [
    useQuarter(unit, periods[0]),
    useQuarter(unit, periods[1]),
    useQuarter(unit, periods[2]),
    useQuarter(unit, periods[3]),
  ]
  const trend = periods.map((quarter, index): TrendPoint => {
    const data = answers[index]?.data
    const fits = data && data.asOf === asOf && releaseOf(releases, quarter) !== null
    if (!fits) return { period: quarter, cell: null }
    return {
      period: quarter,
      cell: unit ? (data.rows.find((row) => row.unitId === unit.id) ?? null) : data.total,
    }
  })
  const now = answers[QUARTERS - 1] as ReturnType<typeof useCaseload>
  return { trend: trend.slice(trend.findIndex((point) => point.cell !== null)), answer: now }
}

/** The whole level is asked for, since the map and the table hold it already for two of the quarters. */
function useQuarter(unit: Unit | null, quarter: string | undefined) {
  const { asOf, releases } = useExploreModel()
  const known = quarter !== undefined && releaseOf(releases, quarter) !== null
  return useCaseload({ level: unit?.level ?? 'province', asOf, period: known ? quarter : null })
}

function lastQuarters(period: string | null): string[] {
  const quarters: string[] = []
  for (let next = period; next !== null && quarters.length < QUARTERS; next = previousQuarter(next)) {
    quarters.unshift(next)
  }
  return quarters
}
