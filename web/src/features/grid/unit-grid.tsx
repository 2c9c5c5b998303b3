import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { type FocusedCell, useCellKeys } from './use-cell-keys.ts'
import './unit-grid.css'

const ROW_PX = 34

/** A table whose cells take the focus one at a time is a grid (WAI-ARIA authoring practices). */
const GRID = { role: 'grid' } as const

/** What a head or a row needs to take part in the keys of the grid. */
export interface CellFocus {
  focused: FocusedCell
  onFocusCell: (cell: FocusedCell) => void
}

interface UnitGridProps<Row> {
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => number
  /** All columns, also those that take no focus. */
  width: number
  /** Columns that sort and take the focus. */
  columnCount: number
  head: (focus: CellFocus) => ReactNode
  row: (row: Row, index: number, focus: CellFocus) => ReactNode
  foot?: ReactNode
  onSort: (column: number) => void
  onOpen: (row: Row) => void
}

/** A table of any number of units with a fixed head: only the rows in sight are in the page. */
export function UnitGrid<Row>(props: UnitGridProps<Row>) {
  const { label, rows, keyOf, width, columnCount, head, row, foot, onSort, onOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: 64,
    scrollPaddingEnd: 80,
    getItemKey: (index) => keyOf(rows[index] as Row),
  })
  const { focused, onKeyDown, focusCell } = useCellKeys({
    rowCount: rows.length,
    columnCount,
    scrollTo: (index) => virtual.scrollToIndex(index),
    onSort,
    onOpen: (index) => {
      const opened = rows[index]
      if (opened !== undefined) onOpen(opened)
    },
  })
  const focus = { focused, onFocusCell: focusCell }
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div ref={scroller} className="table-scroll">
      <table
        {...GRID}
        className="unit-table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={width}
        onKeyDown={onKeyDown}
      >
        {head(focus)}
        <tbody>
          {before > 0 && <Space height={before} columns={width} />}
          {items.map(({ index }) => {
            const shown = rows[index]
            return shown !== undefined && row(shown, index, focus)
          })}
          {after > 0 && <Space height={after} columns={width} />}
        </tbody>
        {foot}
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
