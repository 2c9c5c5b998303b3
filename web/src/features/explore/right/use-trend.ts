import { previousQuarter } from '@hoanhap/geo/day.ts'
import type { Caseload, CellValue, Level, Unit } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useCaseload } from '../../../api/caseload.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { releaseOf } from '../model/releases.ts'

/** One quarter; the cell is null where there is no release or no row. */
export interface TrendPoint {
  period: string
  cell: CellValue | null
}

const QUARTERS = 4

/** The answer for one quarter; null while it loads, and where there is no release. */
export interface QuarterAnswer {
  period: string
  data: Caseload | null
}

/** The count of a unit, or of the country, in the quarter shown and the three before it, oldest first. */
export function useTrend(unit: Unit | null) {
  const { asOf, period, releases } = useExploreModel()
  const level = unit?.level ?? 'province'
  const quarters = useQuarters(level)
  const trend = quarters.map(({ period: quarter, data }): TrendPoint => {
    if (!data) return { period: quarter, cell: null }
    return {
      period: quarter,
      cell: unit ? (data.rows.find((row) => row.unitId === unit.id) ?? null) : data.total,
    }
  })
  const shown = releaseOf(releases, period)
  const answer = useCaseload({ level, asOf, period: shown && period })
  return { trend: trend.slice(trend.findIndex((point) => point.cell !== null)), answer }
}

/** The quarter shown and the three before it on one level, oldest first; the map holds two of these answers already. */
export function useQuarters(level: Level): QuarterAnswer[] {
  const { asOf, period, releases } = useExploreModel()
  const periods = useMemo(() => lastQuarters(period), [period])
  const answers = [
    useQuarter(level, periods[0]),
    useQuarter(level, periods[1]),
    useQuarter(level, periods[2]),
    useQuarter(level, periods[3]),
  ]
  const [first, second, third, fourth] = answers
  return useMemo(() => {
    const data = [first, second, third, fourth]
    return periods.map((quarter, index) => {
      const answer = data[index]
      const fits = answer?.asOf === asOf && answer?.level === level && releaseOf(releases, quarter) !== null
      return { period: quarter, data: fits ? (answer ?? null) : null }
    })
  }, [first, second, third, fourth, periods, asOf, level, releases])
}

function useQuarter(level: Level, quarter: string | undefined): Caseload | undefined {
  const { asOf, releases } = useExploreModel()
  const known = quarter !== undefined && releaseOf(releases, quarter) !== null
  return useCaseload({ level, asOf, period: known ? quarter : null }).data
}

function lastQuarters(period: string | null): string[] {
  const quarters: string[] = []
  for (let next = period; next !== null && quarters.length < QUARTERS; next = previousQuarter(next)) {
    quarters.unshift(next)
  }
  return quarters
}
