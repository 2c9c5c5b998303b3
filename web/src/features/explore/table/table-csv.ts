import type { FigureColumn, TableCell, TableRow } from './table-model.ts'

interface CsvColumn {
  name: FigureColumn
  head: string
  /** Heads of the columns that follow a share: how many it is of, and the ends of its interval. */
  interval?: { of: string; low: string; high: string }
}

export interface CsvHeads {
  /** Lines over the table: title, release, day of units, synthetic. */
  notes: string[]
  name: string
  code: string
  parent: string
  columns: readonly CsvColumn[]
  state: string
}

/**
 * The table as a file for a spreadsheet (RFC 4180, UTF-8 with a byte order mark). Shown figures are plain numbers,
 * hidden ones stay as they read ("<10", "ẩn"), estimates are named in their own column.
 */
export function tableCsv(rows: readonly TableRow[], heads: CsvHeads): string {
  const figures = heads.columns.flatMap(({ head, interval }) => [
    head,
    ...(interval ? [interval.of, interval.low, interval.high] : []),
  ])
  const head = [heads.name, heads.code, heads.parent, ...figures, heads.state]
  const lines = [...heads.notes.map((note) => [note]), [], head, ...rows.map((row) => rowFields(row, heads))]
  return `\uFEFF${lines.map((fields) => fields.map(quoted).join(',')).join('\r\n')}\r\n`
}

function rowFields({ unit, name, parentName, cells }: TableRow, { columns }: CsvHeads): string[] {
  const figures = columns.flatMap(({ name, interval }) => figureFields(cells[name], interval !== undefined))
  return [name, unit.code, parentName, ...figures, cells.people.state]
}

/** A figure, and the three that say how sure a share is: all of them, or in place of each what a reader is shown. */
function figureFields({ value, display, state, interval }: TableCell, ofShare: boolean): string[] {
  const missing = state === 'suppressed' ? display : ''
  const figure = value === null ? missing : String(value)
  if (!ofShare) return [figure]
  if (value === null || !interval) return [figure, missing, missing, missing]
  const { of, low, high } = interval
  return [figure, String(of), String(low), String(high)]
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front; plain numbers keep their sign. */
function quoted(field: string): string {
  const safe = /^[=+\-@\t\r]/.test(field) && !/^-?\d+(\.\d+)?$/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a file to the browser. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
