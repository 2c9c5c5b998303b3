import { unzipSync } from 'fflate/browser'
import { TableRefused } from './read-table.ts'

const MOST_UNPACKED_BYTES = 60 * 1024 * 1024
const WANTED = /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/

/** The rows of the first sheet of an XLSX workbook. @throws TableRefused */
export function parseWorkbook(bytes: Uint8Array): string[][] {
  const parts = unpacked(bytes)
  const sheet = firstSheet(parts)
  if (!sheet) throw new TableRefused('unreadable')
  const strings = sharedStrings(parts)
  return [...sheet.getElementsByTagName('row')].map((row) => cellsOf(row, strings))
}

function unpacked(bytes: Uint8Array): Record<string, Document> {
  let size = 0
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!WANTED.test(name)) return false
    size += originalSize
    if (size > MOST_UNPACKED_BYTES) throw new TableRefused('too_large')
    return true
  }
  const files = opened(() => unzipSync(bytes, { filter }))
  const parser = new DOMParser()
  const text = new TextDecoder()
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      parser.parseFromString(text.decode(content), 'text/xml'),
    ]),
  )
}

/** What an archive says of itself may be wrong in many ways: to a reader they are one. */
function opened<T>(open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof TableRefused) throw error
    throw new TableRefused('unreadable')
  }
}

function firstSheet(parts: Record<string, Document>): Document | undefined {
  const id = parts['xl/workbook.xml']?.getElementsByTagName('sheet')[0]?.getAttribute('r:id')
  const links = [...(parts['xl/_rels/workbook.xml.rels']?.getElementsByTagName('Relationship') ?? [])]
  const target = links.find((link) => link.getAttribute('Id') === id)?.getAttribute('Target')
  return target ? parts[`xl/${target.replace(/^(\/?xl)?\//, '')}`] : undefined
}

function sharedStrings(parts: Record<string, Document>): string[] {
  const items = parts['xl/sharedStrings.xml']?.getElementsByTagName('si') ?? []
  return [...items].map(textIn)
}

/** Of a shared or an inline string: its pieces without the readings aloud that some programs add. */
function textIn(element: Element): string {
  const pieces = [...element.getElementsByTagName('t')].filter(
    ({ parentElement }) => parentElement?.tagName !== 'rPh',
  )
  return pieces.map(({ textContent }) => textContent ?? '').join('')
}

/** Cells stand under their letters: what is between two of them is empty. */
function cellsOf(row: Element, strings: readonly string[]): string[] {
  const cells: string[] = []
  for (const cell of row.getElementsByTagName('c')) {
    const column = columnOf(cell.getAttribute('r') ?? '') ?? cells.length
    while (cells.length < column) cells.push('')
    cells[column] = cellText(cell, strings).normalize('NFC')
  }
  return cells
}

function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (!letters) return null
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(cell: Element, strings: readonly string[]): string {
  const type = cell.getAttribute('t')
  if (type === 'inlineStr') return textIn(cell)
  const value = cell.getElementsByTagName('v')[0]?.textContent ?? ''
  return type === 's' ? (strings[Number(value)] ?? '') : value
}
