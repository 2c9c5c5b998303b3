import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { LevelSwitch } from '../left/theme-section.tsx'
import { MapMessages } from '../map/map-area.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { ViewSwitch } from '../view-switch.tsx'
import { ExportButton } from './export-button.tsx'
import { TableHead } from './table-head.tsx'
import { columnsOf, type TableRow } from './table-model.ts'
import { TableRowView } from './table-row.tsx'
import { TableTitle } from './table-title.tsx'
import { TableTotals } from './table-totals.tsx'
import { useCellKeys } from './use-cell-keys.ts'
import { useFigureColumns } from './use-figure-columns.ts'
import { useRowTrends } from './use-row-trends.ts'
import { useTableRows } from './use-table-rows.ts'
import './table.css'

const ROW_PX = 34
/** Columns that sort nothing. */
const RANK_AND_TREND = 2

/** A table whose cells take the focus one at a time is a grid (WAI-ARIA authoring practices). */
const GRID = { role: 'grid' } as const

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
  const { view } = useExploreModel()
  const figures = useFigureColumns()
  const columns = columnsOf(figures)
  const width = columns.length + RANK_AND_TREND
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: 64,
    scrollPaddingEnd: 80,
  })
  const { quarters, trendOf } = useRowTrends()
  const { focused, onKeyDown, focusCell } = useCellKeys(rows, columns, (index) =>
    virtual.scrollToIndex(index),
  )
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const most = Math.max(1, ...rows.map((row) => row.cells.people.value ?? 0))
  return (
    <div ref={scroller} className="table-scroll">
      <table
        {...GRID}
        className="unit-table"
        aria-label={t('table.label', { level: t(`level.${view.level}Full`) })}
        aria-rowcount={rows.length + 1}
        aria-colcount={width}
        onKeyDown={onKeyDown}
      >
        <TableHead quarters={quarters} figures={figures} focused={focused} onFocusCell={focusCell} />
        <tbody>
          {before > 0 && <Space height={before} columns={width} />}
          {items.map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <TableRowView
                  key={row.unit.id}
                  row={row}
                  index={item.index}
                  figures={figures}
                  most={most}
                  trend={trendOf(row.unit.id)}
                  focusedColumn={focused.row === item.index ? focused.column : null}
                  onFocusCell={focusCell}
                />
              )
            )
          })}
          {after > 0 && <Space height={after} columns={width} />}
        </tbody>
        <TableTotals rows={rows} figures={figures} />
      </table>
    </div>
  )
}

function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
