import { readZip } from './read-zip.ts'

/** A cell as a spreadsheet program reads it: a number, a text, or nothing. */
export type SheetCell = number | string | null

/** The sheets of a workbook (XLSX) by name, row by row. Reads what a page writes, not every workbook there is. */
export function readWorkbook(bytes: Uint8Array): Map<string, SheetCell[][]> {
  const files = readZip(bytes)
  const shared = textsOf(files.get('xl/sharedStrings.xml') ?? '')
  const names = matches(files.get('xl/workbook.xml') ?? '', /<sheet [^>]*?name="([^"]*)"/g).map(([, name]) =>
    unescaped(name ?? ''),
  )
  return new Map(
    names.map((name, index) => [
      name,
      rowsOf(files.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '', shared),
    ]),
  )
}

function textsOf(xml: string): string[] {
  return matches(xml, /<si>(.*?)<\/si>/gs).map(([, item]) => innerText(item ?? ''))
}

function rowsOf(xml: string, shared: readonly string[]): SheetCell[][] {
  return matches(xml, /<row [^>]*?r="(\d+)"[^>]*?(?:\/>|>(.*?)<\/row>)/gs).reduce<SheetCell[][]>(
    (rows, [, number, cells]) => {
      while (rows.length < Number(number) - 1) rows.push([])
      rows.push(cellsOf(cells ?? '', shared))
      return rows
    },
    [],
  )
}

function cellsOf(xml: string, shared: readonly string[]): SheetCell[] {
  const cells: SheetCell[] = []
  for (const [, attributes = '', inner = ''] of matches(xml, /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const column = columnOf(/r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? 'A')
    while (cells.length < column) cells.push(null)
    cells.push(cellValue(/ ?t="(\w+)"/.exec(attributes)?.[1], inner, shared))
  }
  return cells
}

function cellValue(type: string | undefined, inner: string, shared: readonly string[]): SheetCell {
  const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1]
  if (type === 's') return shared[Number(value)] ?? null
  if (type === 'inlineStr') return innerText(inner)
  if (value === undefined) return null
  return type === undefined || type === 'n' ? Number(value) : unescaped(value)
}

/** A is 0, Z is 25, AA is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function innerText(xml: string): string {
  return matches(xml, /<t[^>]*>(.*?)<\/t>/gs)
    .map(([, text]) => unescaped(text ?? ''))
    .join('')
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => signs[name] ?? '')
}

function matches(text: string, pattern: RegExp): RegExpMatchArray[] {
  return [...text.matchAll(pattern)]
}
