import type { Cell, CellFault, Delimiter, Encoding, FileFormat, SheetName } from './types.ts'

/** A row before anybody knows where the header is. */
export interface RawRow {
  row: number
  cells: Cell[]
  faults: CellFault[]
}

/** A file that is being read, whatever its form. */
export interface RowSource {
  format: FileFormat
  sheets: SheetName[]
  sheet: string | null
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** Rows that are not blank, in the order of the file, some at a time. */
  rows: AsyncGenerator<RawRow[]>
  /** How much was read, from 0 to 1. */
  share(): number
}

export function isBlankRow({ cells, faults }: RawRow): boolean {
  return faults.length === 0 && cells.every((cell) => cell === null)
}
