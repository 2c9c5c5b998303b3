import { ArrowDown, ArrowUp } from 'lucide-react'
import { Fragment } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import type { FocusedCell } from '../../grid/use-cell-keys.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { type Column, columnsOf, DEFAULT_SORT, type FigureColumn, nextSort } from './table-model.ts'

interface TableHeadProps {
  /** How many quarters the lines of the table show. */
  quarters: number
  figures: readonly FigureColumn[]
  focused: FocusedCell
  onFocusCell: (cell: FocusedCell) => void
}

/** The last columns are about work and services, those before with the trend about people. */
const COVERAGE_COLUMNS = 5

/** Groups of columns and their heads; pressing a head sorts. */
export function TableHead({ quarters, figures, focused, onFocusCell }: TableHeadProps) {
  const { t } = useWords()
  return (
    <thead>
      <tr className="column-groups">
        <th scope="colgroup" colSpan={3}>
          <span className="for-screen-readers">{t('table.groupPlace')}</span>
        </th>
        <th scope="colgroup" colSpan={figures.length - COVERAGE_COLUMNS + 1}>
          <span>{t('table.groupPeople')}</span>
        </th>
        <th scope="colgroup" colSpan={COVERAGE_COLUMNS}>
          <span>{t('table.groupCoverage')}</span>
        </th>
      </tr>
      <tr>
        <th scope="col" className="rank-cell">
          <span className="for-screen-readers">{t('table.rank')}</span>
        </th>
        {columnsOf(figures).map((column, index) => (
          <Fragment key={column}>
            <ColumnHead
              column={column}
              index={index}
              inTabOrder={focused.row === -1 && focused.column === index}
              onFocus={() => onFocusCell({ row: -1, column: index })}
            />
            {column === 'change' && (
              <th scope="col" className="column-trend">
                {t('table.trend', { count: quarters })}
              </th>
            )}
          </Fragment>
        ))}
      </tr>
    </thead>
  )
}

interface ColumnHeadProps {
  column: Column
  index: number
  inTabOrder: boolean
  onFocus: () => void
}

function ColumnHead({ column, index, inTabOrder, onFocus }: ColumnHeadProps) {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const sort = view.sort ?? DEFAULT_SORT
  const sorted = sort.column === column
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      className={`column-${column}`}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="sort-button"
        data-cell={`-1 ${index}`}
        tabIndex={inTabOrder || index === 0 ? 0 : -1}
        title={t('table.sortBy', { column: t(`table.${column}`) })}
        onFocus={onFocus}
        onClick={() => change({ sort: nextSort(sort, column) })}
      >
        {t(`table.${column}`)}
        {sorted && <Arrow size={14} strokeWidth={2} aria-hidden />}
      </button>
    </th>
  )
}
