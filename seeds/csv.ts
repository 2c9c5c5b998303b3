/** A table as text: header and rows with `\n`, fields quoted only where they must be (RFC 4180). */
export function toCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  const lines = rows.map((row) => columns.map((column) => field(row[column])).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

function field(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'boolean' ? String(Number(value)) : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
