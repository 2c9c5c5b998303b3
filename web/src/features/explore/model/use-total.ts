import type { CellValue } from '@hoanhap/server/contract.ts'
import { useCaseload } from '../../../api/caseload.ts'
import { useExploreModel } from './explore-context.ts'

/**
 * The count of the place that the page is about, or of the whole release; of the register the people of the filters,
 * as the list of cases counts them. It includes who is not mapped.
 */
export function useTotal(): { total: CellValue | null; previous: CellValue | null } {
  const { place, asOf, period, previousPeriod, register, facets } = useExploreModel()
  const level = place?.level ?? 'province'
  const now = useCaseload({ level, asOf, period: register ? null : period }).data
  const before = useCaseload({ level, asOf, period: previousPeriod }).data
  if (register) return { total: facets?.total ?? null, previous: null }
  const cellOf = (answer: typeof now): CellValue | null => {
    if (!answer || answer.asOf !== asOf) return null
    return place ? (answer.rows.find((row) => row.unitId === place.id) ?? null) : answer.total
  }
  return { total: cellOf(now), previous: previousPeriod ? cellOf(before) : null }
}
