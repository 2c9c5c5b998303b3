import { parseCsv } from './parse-csv.ts'

/** A table as it was read in the browser: one list of texts for each row. */
export type Table = string[][]

/** Codes of what is wrong with a file that is read here; the wizard of whole registers reads more kinds. */
export type TableFault = 'too_large' | 'unreadable' | 'unknown_kind'

export class TableRefused extends Error {
  override name = 'TableRefused'
  constructor(readonly code: TableFault) {
    super(code)
  }
}

const MOST_BYTES = 5 * 1024 * 1024

/**
 * The first sheet of a workbook, or a CSV in UTF-8, UTF-16 or Windows-1258. The file stays in the browser.
 * @throws TableRefused
 */
export async function readTable(file: File): Promise<Table> {
  if (file.size > MOST_BYTES) throw new TableRefused('too_large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const name = file.name.toLowerCase()
  if (name.endsWith('.xlsx')) {
    const { parseWorkbook } = await import('./parse-workbook.ts')
    return parseWorkbook(bytes)
  }
  if (!/\.(csv|tsv|txt)$/.test(name)) throw new TableRefused('unknown_kind')
  return parseCsv(decoded(bytes))
}

/** The text of a file, in composed letters. What is no UTF-8 is taken for the Vietnamese code page of Windows. */
export function decoded(bytes: Uint8Array): string {
  const encoding = markedEncoding(bytes)
  if (encoding) return new TextDecoder(encoding).decode(bytes).normalize('NFC')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  }
}

function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}
