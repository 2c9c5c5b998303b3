import type { Caseload } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useCaseload } from '../../../api/caseload.ts'
import { useUnits } from '../../../api/units.ts'
import { formatCount, formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useSupportNeedIsTold } from '../model/use-support-need.ts'
import { DEFAULT_SORT, sortedRows, type TableRow, tableRows } from './table-model.ts'

/** The rows of the map that is on the page, sorted as the link says. */
export function useTableRows(): TableRow[] | null {
  const { language } = useWords()
  const { source, view } = useExploreModel()
  const needs = useNeeds()
  const nameOf = useUnitName()
  const parentName = useParentName()
  const rows = useMemo(
    () =>
      source &&
      tableRows(source, needs, {
        nameOf,
        parentName,
        countText: (count) => formatCount(count, language),
        decimalText: (value, decimals) => formatDecimal(value, decimals, language),
      }),
    [source, needs, nameOf, parentName, language],
  )
  const sort = view.sort ?? DEFAULT_SORT
  return useMemo(() => rows && sortedRows(rows, sort), [rows, sort])
}

/** The people of the rows by support need; nothing while it is not told, or not known. */
function useNeeds(): Caseload | undefined {
  const { view, asOf, period, register } = useExploreModel()
  const told = useSupportNeedIsTold()
  const plane = register ? { filters: register.rows } : { period }
  const answer = useCaseload({
    level: view.level,
    asOf: told ? asOf : undefined,
    by: 'supportNeed',
    ...plane,
  })
  return told && !answer.isPlaceholderData ? answer.data : undefined
}

function useParentName() {
  const { asOf } = useExploreModel()
  const nameOf = useUnitName()
  const provinces = useUnits({ level: 'province', asOf }).data?.units
  const districts = useUnits({ level: 'district', asOf }).data?.units
  return useMemo(() => {
    const names = new Map(
      [...(provinces ?? []), ...(districts ?? [])].map((unit) => [unit.code, nameOf(unit)]),
    )
    return (unit: { parentCode: string | null }) =>
      unit.parentCode ? (names.get(unit.parentCode) ?? '') : ''
  }, [provinces, districts, nameOf])
}
