import type { FigureColumn, TableRow } from './table-model.ts'

export interface CsvHeads {
  /** Lines over the table: title, release, day of units, synthetic. */
  notes: string[]
  name: string
  code: string
  parent: string
  columns: readonly { name: FigureColumn; head: string }[]
  state: string
}

/**
 * The table as a file for a spreadsheet (RFC 4180, UTF-8 with a byte order mark). Shown figures are plain numbers,
 * hidden ones stay as they read ("<10", "ẩn"), estimates are named in their own column.
 */
export function tableCsv(rows: readonly TableRow[], heads: CsvHeads): string {
  const head = [heads.name, heads.code, heads.parent, ...heads.columns.map(({ head }) => head), heads.state]
  const lines = [...heads.notes.map((note) => [note]), [], head, ...rows.map((row) => rowFields(row, heads))]
  return `\uFEFF${lines.map((fields) => fields.map(quoted).join(',')).join('\r\n')}\r\n`
}

function rowFields({ unit, name, parentName, cells }: TableRow, { columns }: CsvHeads): string[] {
  const figures = columns.map((column) => {
    const { value, display, state } = cells[column.name]
    return value === null ? (state === 'suppressed' ? display : '') : String(value)
  })
  return [name, unit.code, parentName, ...figures, cells.people.state]
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
