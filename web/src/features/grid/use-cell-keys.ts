import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'

/** The cell that holds the focus; row -1 is the head. */
export interface FocusedCell {
  row: number
  column: number
}

const PAGE = 12

/** Moves a cell within the table; null for a key that moves nothing. */
export function movedCell(
  { row, column }: FocusedCell,
  key: string,
  { rowCount, columnCount }: { rowCount: number; columnCount: number },
): FocusedCell | null {
  const moves: Record<string, FocusedCell> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    Home: { row, column: 0 },
    End: { row, column: columnCount - 1 },
    PageDown: { row: row + PAGE, column },
    PageUp: { row: row - PAGE, column },
  }
  const moved = moves[key]
  if (!moved) return null
  return {
    row: Math.max(-1, Math.min(rowCount - 1, moved.row)),
    column: Math.max(0, Math.min(columnCount - 1, moved.column)),
  }
}

interface GridKeys {
  rowCount: number
  columnCount: number
  scrollTo: (row: number) => void
  onSort: (column: number) => void
  onOpen: (row: number) => void
}

/** The keys of a table: arrows by cell, S sorts, Enter opens the row; one cell is in the tab order. */
export function useCellKeys({ rowCount, columnCount, scrollTo, onSort, onOpen }: GridKeys) {
  const [focused, setFocused] = useState<FocusedCell>({ row: 0, column: 0 })
  const moving = useRef(false)
  const table = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (!moving.current) return
    moving.current = false
    const cell = `[data-cell="${focused.row} ${focused.column}"]`
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(cell)?.focus())
  }, [focused])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    table.current = event.currentTarget
    const moved = movedCell(focused, event.key, { rowCount, columnCount })
    if (moved) {
      moving.current = true
      if (moved.row >= 0) scrollTo(moved.row)
      setFocused(moved)
    } else if (event.key.toLowerCase() === 's') {
      onSort(focused.column)
    } else if (event.key === 'Enter' && focused.row >= 0) {
      onOpen(focused.row)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const focusCell = useCallback((cell: FocusedCell) => setFocused(cell), [])
  return { focused, onKeyDown, focusCell }
}
