import type { Cell } from '../reading/types.ts'

/** A sheet to write. Texts stay texts, whatever they begin with: nothing in them is ever a formula. */
export interface SheetToWrite {
  name: string
  isHidden?: boolean
  columns: readonly ColumnToWrite[]
  /** How many rows at the top stay when the sheet is scrolled. */
  frozenRows?: number
  /** Whether the rows under the first one can be filtered. */
  hasFilter?: boolean
  rows: readonly (readonly StyledCell[])[]
  choices?: readonly ChoicesOfColumn[]
}

export interface ColumnToWrite {
  /** In characters. */
  width: number
  /** Cells that somebody fills in are texts: the zero of a telephone number and the order of a day stay. */
  isText?: boolean
}

/** What can be chosen in a column, from the second row on. */
export interface ChoicesOfColumn {
  /** From 0. */
  column: number
  lastRow: number
  /** Cells of another sheet, or the choices themselves. */
  from: { sheet: string; column: number; firstRow: number; lastRow: number } | readonly string[]
  error: string
}

export const STYLES = [
  'plain',
  'text',
  'header',
  'required',
  'faulty',
  'wrapped',
  'title',
  'digits',
  'quoted',
  'faultyQuoted',
] as const
export type StyleName = (typeof STYLES)[number]

export interface StyledCell {
  value: Cell
  style: StyleName
}

export function styled(value: Cell, style: StyleName = 'plain'): StyledCell {
  return { value, style }
}
