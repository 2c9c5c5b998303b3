import type { CaseloadRow, CoverageRow, Unit } from '@hoanhap/server/contract.ts'
import { useCaseload } from '../../../api/caseload.ts'
import { useCoverage } from '../../../api/coverage.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** What the level's tables say of one unit; both are in the cache when the map shows that level. */
export function useUnitRow(unit: Unit): { coverage?: CoverageRow; caseload?: CaseloadRow } {
  const { asOf, period, register } = useExploreModel()
  const coverage = useCoverage({ level: unit.level, asOf }).data
  const caseload = useCaseload({
    level: unit.level,
    asOf,
    ...(register ? { filters: register.values } : { period }),
  }).data
  return {
    coverage: coverage?.rows.find((row) => row.unitId === unit.id),
    caseload: caseload?.rows.find((row) => row.unitId === unit.id),
  }
}
