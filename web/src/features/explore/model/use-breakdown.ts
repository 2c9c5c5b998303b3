import type { By, CellValue, Unit } from '@hoanhap/server/contract.ts'
import { useCaseload } from '../../../api/caseload.ts'
import { useTrades } from '../../../api/employers.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { vi } from '../../../i18n/vi.ts'
import { useExploreModel } from './explore-context.ts'

export interface BreakdownRow {
  value: string
  label: string
  cell: CellValue
}

/**
 * The one-way table of a unit in the order of the words, released for provinces, from the register for any unit of the
 * own scope; null while there is none.
 */
export function useBreakdown(unit: Unit | null, by: By) {
  const { asOf, period, register } = useExploreModel()
  const plane = register ? { filters: register.values } : { period }
  const answer = useCaseload({
    level: unit?.level ?? 'province',
    asOf: unit ? asOf : undefined,
    by,
    unit: unit?.code,
    ...plane,
  })
  const labelOf = useValueWords(by)
  const cells = answer.data?.rows.find((row) => row.unitId === unit?.id)?.by
  const isKnown = Object.values(cells ?? {}).some(({ state }) => state !== 'noData')
  const rows =
    cells && isKnown
      ? Object.entries(cells).map(([value, cell]) => ({ value, label: labelOf(value), cell }))
      : null
  return { rows: rows && inOrder(rows, by), answer }
}

/** The words of a value of a table; a trade has its name from the reference list. */
function useValueWords(by: By): (value: string) => string {
  const { t, language } = useWords()
  const trades = useTrades().data ?? []
  return (value) => {
    if (by !== 'trade') return t(`value.${by}.${value}` as 'value.sex.female')
    const trade = trades.find((candidate) => candidate.code === value)
    if (!trade) return t('value.noTrade')
    return language === 'en' ? trade.nameEn : trade.name
  }
}

/** Ages and needs in their own order, all else the largest first and hidden values last by their words. */
function inOrder(rows: BreakdownRow[], by: By): BreakdownRow[] {
  if (by === 'ageBand' || by === 'supportNeed' || by === 'sex') {
    const order = Object.keys(vi.value[by])
    return rows.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
  }
  return rows.sort(
    (a, b) => (b.cell.count ?? -1) - (a.cell.count ?? -1) || a.label.localeCompare(b.label, 'vi'),
  )
}
