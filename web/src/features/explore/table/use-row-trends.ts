import { useMemo } from 'react'
import type { SparkPoint } from '../../../ui/sparkline-path.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { type QuarterAnswer, useQuarters } from '../right/use-trend.ts'

/** The line of quarters of each unit of the table, oldest first, and how many quarters there are. */
export function useRowTrends(): { quarters: number; trendOf: (unitId: number) => SparkPoint[] } {
  const { view } = useExploreModel()
  const answers = useQuarters(view.level)
  return useMemo(() => {
    const known = answers.slice(answers.findIndex(({ data }) => data !== null))
    const byQuarter = known.map(pointsOf)
    return {
      quarters: known.length,
      trendOf: (unitId) => byQuarter.map((points) => points.get(unitId) ?? { count: null, estimated: false }),
    }
  }, [answers])
}

function pointsOf({ data }: QuarterAnswer): Map<number, SparkPoint> {
  const rows = data?.rows ?? []
  return new Map(rows.map((row) => [row.unitId, { count: row.count, estimated: row.state === 'estimated' }]))
}
