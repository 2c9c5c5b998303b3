import { createReadStream } from 'node:fs'
import { CellTexts } from '../cell-text.ts'
import { counted } from '../counted.ts'
import type { FindingTally } from '../file-findings.ts'
import { LIMITS } from '../limits.ts'
import { isBlankRow, type RawRow, type RowSource } from '../raw-row.ts'
import { refuseWhenSpent } from '../spent.ts'
import { detectEncoding, saidEncoding } from '../text/detect-encoding.ts'
import { cellDecoder, textPieces } from '../text/text-pieces.ts'
import type { Delimiter, Encoding } from '../types.ts'
import { findDelimiter } from './find-delimiter.ts'
import { RecordSplitter } from './record-splitter.ts'

const PIECE_BYTES = 64 * 1024
const OLD: readonly Encoding[] = ['windows-1258', 'tcvn3', 'vni']
const TEXT_FORMULA = /^="([^"]*)"$/
/** A first line by which spreadsheets are told the delimiter; it is no row. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i

/** Opens a text with delimiters. @param said its encoding, where somebody knows it. @throws UploadRefused */
export async function openCsv(
  path: string,
  bytes: number,
  tally: FindingTally,
  said?: Encoding,
): Promise<RowSource> {
  const { encoding, markLength } = said
    ? await saidEncoding(piecesOf(path), said)
    : await detectEncoding(piecesOf(path))
  if (OLD.includes(encoding)) tally.add('legacy_encoding', null)
  const read = { bytes: 0 }
  const text = textPieces(counted(piecesOf(path), read), encoding, markLength)
  const start = await startOf(text)
  const told = SEPARATOR_LINE.exec(start)
  const delimiter = asDelimiter(told?.[1]) ?? findDelimiter(withoutLastLine(start))
  const pieces = joined(told ? start.slice(told[0].length) : start, text)
  return {
    format: 'csv',
    sheets: [],
    sheet: null,
    encoding,
    delimiter,
    rows: readCsv(pieces, delimiter, new RowMaker(encoding, tally)),
    share: () => Math.min(1, read.bytes / bytes),
  }
}

/** The rows of a text that comes in pieces. @throws UploadRefused broken_csv, cell_too_long, too_many_columns */
async function* readCsv(
  pieces: AsyncIterable<string>,
  delimiter: Delimiter,
  maker: RowMaker,
): AsyncGenerator<RawRow[]> {
  const splitter = new RecordSplitter(delimiter, LIMITS.lineCharacters)
  for await (const piece of pieces) yield maker.rowsOf(splitter.add(piece))
  yield maker.rowsOf(splitter.end())
}

/** Makes rows of records: blank ones count, as in a spreadsheet, but are left out. */
class RowMaker {
  private row = 0
  private readonly texts: CellTexts
  private readonly decode: (cell: string) => string

  constructor(encoding: Encoding, tally: FindingTally) {
    this.texts = new CellTexts(tally, LIMITS.textBytes)
    this.decode = cellDecoder(encoding)
  }

  rowsOf(records: readonly (readonly string[])[]): RawRow[] {
    const rows: RawRow[] = []
    for (const record of records) {
      this.row += 1
      if (record.length === 1 && record[0] === '') continue
      const row = this.rowOf(record)
      if (!isBlankRow(row)) rows.push(row)
    }
    return rows
  }

  private rowOf(record: readonly string[]): RawRow {
    const row: RawRow = { row: this.row, cells: [], faults: [] }
    for (const [column, cell] of record.entries()) {
      if (cell !== '') this.texts.put(this.decode(asText(cell)), column, row)
    }
    return row
  }
}

/** `="0012"` is how some programs keep a spreadsheet from reading a number. */
function asText(cell: string): string {
  return TEXT_FORMULA.exec(cell)?.[1] ?? cell
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    refuseWhenSpent()
    yield piece
  }
}

/** Enough of the beginning to tell the delimiter. */
async function startOf(text: AsyncGenerator<string>): Promise<string> {
  let start = ''
  while (start.length < PIECE_BYTES) {
    const { value, done } = await text.next()
    if (done) break
    start += value
  }
  return start
}

async function* joined(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield start
  yield* rest
}

function withoutLastLine(start: string): string {
  const end = start.length < PIECE_BYTES ? start.length : start.lastIndexOf('\n')
  return end > 0 ? start.slice(0, end) : start
}

function asDelimiter(sign: string | undefined): Delimiter | null {
  return sign === ',' || sign === ';' || sign === '\t' || sign === '|' ? sign : null
}
