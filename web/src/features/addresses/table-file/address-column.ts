import { searchKey } from '@hoanhap/geo/text.ts'

/** A column that can be chosen: what stands over it and how its cells look. */
export interface TableColumn {
  index: number
  header: string
  samples: string[]
}

const SAMPLES = 3
const HEADERS = ['dia chi', 'noi o', 'noi cu tru', 'ho khau', 'thuong tru', 'tam tru', 'address', 'residence']

/** The columns of a table; the first row is taken for their names. */
export function columnsOf(table: readonly string[][]): TableColumn[] {
  const [header = [], ...rows] = table
  return header.map((name, index) => ({
    index,
    header: name.trim(),
    samples: rows.flatMap((row) => row[index]?.trim() || []).slice(0, SAMPLES),
  }))
}

/** The column that holds addresses: by its name, else the one with the longest cells. */
export function addressColumn(columns: readonly TableColumn[]): number {
  const named = columns.find(({ header }) => HEADERS.some((name) => searchKey(header).includes(name)))
  if (named) return named.index
  const length = ({ samples }: TableColumn) => samples.reduce((sum, sample) => sum + sample.length, 0)
  return columns.reduce(
    (best, column) => (length(column) > length(best) ? column : best),
    columns[0] as TableColumn,
  )?.index
}

/** The cells of a column under its name. */
export function cellsOfColumn(table: readonly string[][], column: number): string[] {
  return table.slice(1).map((row) => row[column] ?? '')
}
