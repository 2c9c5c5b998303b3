import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { UnitGrid } from '../../grid/unit-grid.tsx'
import { choose } from '../../place/navigate.ts'
import { LevelSwitch } from '../left/theme-section.tsx'
import { MapMessages } from '../map/map-area.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { ViewSwitch } from '../view-switch.tsx'
import { ExportButton } from './export-button.tsx'
import { TableHead } from './table-head.tsx'
import { type Column, columnsOf, DEFAULT_SORT, nextSort, type TableRow } from './table-model.ts'
import { TableRowView } from './table-row.tsx'
import { TableTitle } from './table-title.tsx'
import { TableTotals } from './table-totals.tsx'
import { useFigureColumns } from './use-figure-columns.ts'
import { useRowTrends } from './use-row-trends.ts'
import { useTableRows } from './use-table-rows.ts'

/** Columns that sort nothing. */
const RANK_AND_TREND = 2

/** The table of the map: the same units, the same figures, the same choice. */
export function TableView() {
  const { t } = useWords()
  const { change } = useExploreModel()
  const rows = useTableRows()
  return (
    <div className="table-view">
      <div className="table-bar">
        <ViewSwitch />
        <LevelSwitch />
        <TableTitle />
        <ExportButton rows={rows} />
      </div>
      <MapMessages />
      {rows === null && (
        <div className="panel-section">
          <SkeletonRows count={12} label={t('app.loading')} />
        </div>
      )}
      {rows?.length === 0 && (
        <div className="panel-section">
          <EmptyNote>{t('table.empty')}</EmptyNote>
          <button type="button" className="link" onClick={() => change({ level: 'commune' })}>
            {t('table.emptyUndo')}
          </button>
        </div>
      )}
      {rows && rows.length > 0 && <UnitTable rows={rows} />}
      <p className="table-foot">
        <kbd>← ↑ ↓ →</kbd> {t('table.keysMove')} <kbd>S</kbd> {t('table.keysSort')} <kbd>Enter</kbd>{' '}
        {t('table.keysOpen')} · {t('table.similar')}
      </p>
    </div>
  )
}

function UnitTable({ rows }: { rows: TableRow[] }) {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const figures = useFigureColumns()
  const columns = columnsOf(figures)
  const { quarters, trendOf } = useRowTrends()
  const most = Math.max(1, ...rows.map((row) => row.cells.people.value ?? 0))
  const sortBy = (column: Column | undefined) => {
    if (column) change({ sort: nextSort(view.sort ?? DEFAULT_SORT, column) })
  }
  return (
    <UnitGrid
      label={t('table.label', { level: t(`level.${view.level}Full`) })}
      rows={rows}
      keyOf={(row) => row.unit.id}
      width={columns.length + RANK_AND_TREND}
      columnCount={columns.length}
      head={(focus) => <TableHead quarters={quarters} figures={figures} {...focus} />}
      row={(row, index, { focused, onFocusCell }) => (
        <TableRowView
          key={row.unit.id}
          row={row}
          index={index}
          figures={figures}
          most={most}
          trend={trendOf(row.unit.id)}
          focusedColumn={focused.row === index ? focused.column : null}
          onFocusCell={onFocusCell}
        />
      )}
      foot={<TableTotals rows={rows} figures={figures} />}
      onSort={(column) => sortBy(columns[column])}
      onOpen={(row) => change(choose(row.unit))}
    />
  )
}
