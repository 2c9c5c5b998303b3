import { REPORT_COLUMNS } from '../reading/header-key.ts'
import type { RejectedRow, RejectionReason } from '../reading/types.ts'
import { type ColumnToWrite, type SheetToWrite, type StyledCell, styled } from './workbook-sheet.ts'
import { writeWorkbook } from './write-workbook.ts'

const WIDTH = { least: 10, most: 40, row: 10, column: 24, reason: 70 } as const
const ROWS_MEASURED = 100

/**
 * The rejected rows as they came, the faulty cells in colour, and beside them the original row, the columns and what to do.
 * Corrected, it can be sent as it is: the last three columns are not read again.
 */
export function rejectsWorkbook(
  header: readonly string[],
  rejected: readonly RejectedRow[],
): Promise<Buffer> {
  const names = [...header, ...REPORT_COLUMNS].map((name) => styled(name, 'header'))
  const sheet: SheetToWrite = {
    name: 'Dòng cần sửa',
    frozenRows: 1,
    hasFilter: true,
    columns: columnsFor(header, rejected),
    rows: [names, ...rejected.map((row) => cellsOf(row, header.length))],
  }
  return writeWorkbook([sheet])
}

function cellsOf({ row, cells, reasons }: RejectedRow, width: number): StyledCell[] {
  const faulty = new Set(reasons.map(({ index }) => index))
  const own = Array.from({ length: width }, (_, column) =>
    styled(cells[column] ?? null, faulty.has(column) ? 'faulty' : 'plain'),
  )
  return [...own, styled(row), styled(columnsIn(reasons), 'wrapped'), styled(reasonsIn(reasons), 'wrapped')]
}

function columnsIn(reasons: readonly RejectionReason[]): string {
  return [...new Set(reasons.flatMap(({ column }) => column ?? []))].join('\n')
}

/** In both languages, one reason a line. */
function reasonsIn(reasons: readonly RejectionReason[]): string {
  return reasons
    .map(({ column, message }) => `${column ? `${column}: ` : ''}${message.vi} / ${message.en}`)
    .join('\n')
}

function columnsFor(header: readonly string[], rejected: readonly RejectedRow[]): ColumnToWrite[] {
  const measured = rejected.slice(0, ROWS_MEASURED)
  const own = header.map((name, column) => {
    const longest = Math.max(name.length, ...measured.map(({ cells }) => String(cells[column] ?? '').length))
    return { width: Math.min(Math.max(longest + 2, WIDTH.least), WIDTH.most) }
  })
  return [...own, { width: WIDTH.row }, { width: WIDTH.column }, { width: WIDTH.reason }]
}
