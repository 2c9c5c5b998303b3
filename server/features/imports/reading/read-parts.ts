import { openCsv } from './delimited/open-csv.ts'
import { FindingTally } from './file-findings.ts'
import { type FoundHeader, findHeader } from './find-header.ts'
import { headerKey, reportColumnsFrom } from './header-key.ts'
import { LIMITS } from './limits.ts'
import type { RawRow, RowSource } from './raw-row.ts'
import { UploadRefused } from './refusals.ts'
import { sniffFile } from './sniff-file.ts'
import type { Encoding, SheetRow, UploadHead, UploadPart } from './types.ts'
import { openWorkbook } from './workbook/open-workbook.ts'

export interface Wanted {
  sheet?: string | undefined
  headerRow?: number | undefined
  encoding?: Encoding | undefined
}

/** Reads a file part by part, in this process. @throws UploadRefused, also after some parts were read */
export async function* readParts(path: string, wanted: Wanted): AsyncGenerator<UploadPart> {
  const tally = new FindingTally()
  const source = await openSource(path, wanted, tally)
  try {
    const first = await firstRows(source, wanted.headerRow)
    const found = findHeader(first, wanted.headerRow)
    if (!found) throw new UploadRefused(first.length === 0 ? 'no_rows' : 'no_header')
    const columns = usedColumns(found, first, tally)
    yield head(source, found, columns)
    const isReport = reportColumnsFrom(found.header) >= 0
    const batches = new Batches(columns.length, isReport, source, tally)
    yield* batches.add(first.slice(found.dataFrom))
    for await (const rows of source.rows) yield* batches.add(rows)
    yield* batches.end()
  } finally {
    await source.rows.return(undefined)
  }
}

async function openSource(
  path: string,
  { sheet, encoding }: Wanted,
  tally: FindingTally,
): Promise<RowSource> {
  const { kind, bytes } = await sniffFile(path)
  return kind === 'zip' ? openWorkbook(path, sheet, tally) : openCsv(path, bytes, tally, encoding)
}

/** Enough rows to find the header in. */
async function firstRows(source: RowSource, headerRow: number | undefined): Promise<RawRow[]> {
  const first: RawRow[] = []
  const isEnough = () =>
    first.length >= LIMITS.headerRows && (headerRow === undefined || (first.at(-2)?.row ?? 0) > headerRow)
  while (!isEnough()) {
    const { value, done } = await source.rows.next()
    if (done) break
    first.push(...value)
  }
  return first
}

/** The header as wide as the rows beside it; what an own report added is cut off. */
function usedColumns(found: FoundHeader, first: readonly RawRow[], tally: FindingTally): string[] {
  const { header, row } = found
  if (found.hasTwoRows) tally.add('two_header_rows', row)
  if (found.hasColumnNumbers) tally.add('column_numbers', row + 1)
  const above = first.filter((raw) => raw.row < row - Number(found.hasTwoRows))
  for (const raw of above) tally.add('rows_above_header', raw.row)
  const report = reportColumnsFrom(header)
  if (report >= 0) {
    tally.add('own_report_columns', row, report)
    return header.slice(0, report)
  }
  const width = Math.max(
    header.length,
    ...first.slice(found.dataFrom, LIMITS.headerRows).map(({ cells }) => cells.length),
  )
  const columns = Array.from({ length: width }, (_, column) => header[column] ?? '')
  tellNames(columns, row, tally)
  return columns
}

function tellNames(columns: readonly string[], row: number, tally: FindingTally): void {
  const keys = columns.map(headerKey)
  for (const [column, key] of keys.entries()) {
    if (key === '') tally.add('blank_header', row, column)
    else if (keys.indexOf(key) !== column) tally.add('repeated_header', row, column)
  }
}

function head(source: RowSource, { row }: FoundHeader, header: string[]): UploadHead {
  const { format, sheets, sheet, encoding, delimiter } = source
  return { kind: 'head', format, sheets, sheet, encoding, delimiter, headerRow: row, header }
}

/** Hands rows on, a thousand at a time, and counts them. */
class Batches {
  private rows: SheetRow[] = []
  private characters = 0
  private rowsRead = 0
  private readonly width: number
  /** Whether what an own report added stands beyond the columns. */
  private readonly isReport: boolean
  private readonly source: RowSource
  private readonly tally: FindingTally

  constructor(width: number, isReport: boolean, source: RowSource, tally: FindingTally) {
    this.width = width
    this.isReport = isReport
    this.source = source
    this.tally = tally
  }

  *add(rows: readonly RawRow[]): Generator<UploadPart> {
    for (const raw of rows) {
      const row = this.sheetRow(raw)
      if (!row) continue
      this.rows.push(row)
      this.characters += charactersOf(row)
      this.count()
      const isFull = this.rows.length >= LIMITS.batchRows || this.characters >= LIMITS.batchCharacters
      if (isFull) yield this.batch()
    }
  }

  *end(): Generator<UploadPart> {
    if (this.rowsRead === 0) throw new UploadRefused('no_rows')
    if (this.rows.length > 0) yield this.batch()
    yield { kind: 'end', rowsRead: this.rowsRead, findings: this.tally.list }
  }

  private count(): void {
    this.rowsRead += 1
    const most = this.source.format === 'csv' ? LIMITS.csvRows : LIMITS.workbookRows
    if (this.rowsRead > most) throw new UploadRefused('too_many_rows')
  }

  /** Null where nothing stands under the header. */
  private sheetRow({ row, cells, faults }: RawRow): SheetRow | null {
    const kept = cells.slice(0, this.width)
    const own = faults.filter(({ column }) => column < this.width)
    const beyond = cells.slice(this.width).some((cell) => cell !== null)
    if (beyond && !this.isReport) this.tally.add('cells_beyond_header', row)
    if (own.length === 0 && kept.every((cell) => cell === null)) return null
    while (kept.length < this.width) kept.push(null)
    return own.length > 0 ? { row, cells: kept, faults: own } : { row, cells: kept }
  }

  private batch(): UploadPart {
    const { rows } = this
    this.rows = []
    this.characters = 0
    return { kind: 'rows', rows, share: this.source.share() }
  }
}

function charactersOf({ cells }: SheetRow): number {
  return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0)
}
