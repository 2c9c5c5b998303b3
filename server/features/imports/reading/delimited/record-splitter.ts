import { LIMITS } from '../limits.ts'
import { UploadRefused } from '../refusals.ts'
import type { Delimiter } from '../types.ts'

const QUOTE = '"'
const LINE_FEED = '\n'
const RETURN = '\r'

/**
 * Cuts a text that comes in pieces into records of cells (RFC 4180): lines end in CR LF, LF or CR; a cell that begins with a quotation
 * mark ends with the next single one, and may hold delimiters and lines. A quotation mark elsewhere is a sign like any other.
 */
export class RecordSplitter {
  private text = ''
  private readonly delimiter: Delimiter
  private readonly mostCharacters: number
  /** Where the next of each sign stands, from the place that was last asked for: no stretch is searched twice. */
  private readonly next = new Map<string, number>()

  constructor(delimiter: Delimiter, mostCharacters: number) {
    this.delimiter = delimiter
    this.mostCharacters = mostCharacters
  }

  /** The records that end in this piece. @throws UploadRefused broken_csv or too_many_columns when a record is longer than any line */
  add(piece: string): string[][] {
    this.text += piece
    return this.takeRecords(false)
  }

  /** The last record, which no line end follows. @throws UploadRefused broken_csv when a quotation mark is not closed */
  end(): string[][] {
    const records = this.takeRecords(true)
    if (this.text !== '') throw new UploadRefused('broken_csv')
    return records
  }

  private takeRecords(isLast: boolean): string[][] {
    this.next.clear()
    const records: string[][] = []
    let at = 0
    while (at < this.text.length) {
      const cells: string[] = []
      const end = this.readRecord(at, isLast, cells)
      if (end === null) break
      records.push(cells)
      at = end
    }
    this.text = this.text.slice(at)
    if (this.text.length > this.mostCharacters) throw new UploadRefused('broken_csv')
    return records
  }

  /** Reads the record at `from` into `cells`; answers where the next one begins, or null when more text is needed. */
  private readRecord(from: number, isLast: boolean, cells: string[]): number | null {
    let at = from
    for (;;) {
      const quoted = this.text[at] === QUOTE ? this.readQuoted(at, isLast) : { value: '', end: at }
      if (!quoted) return null
      const end = this.endOfCell(quoted.end)
      const sign = this.text[end]
      // A line may still end in CR LF.
      const isOpen = sign === undefined || (sign === RETURN && end + 1 === this.text.length)
      if (isOpen && !isLast) return null
      cells.push(quoted.value + this.text.slice(quoted.end, end))
      if (cells.length > LIMITS.lineCells) throw new UploadRefused('too_many_columns')
      if (sign === this.delimiter) at = end + 1
      else return sign === RETURN && this.text[end + 1] === LINE_FEED ? end + 2 : end + 1
    }
  }

  /** What stands between quotation marks, two of which mean one; null when the second is not there yet. */
  private readQuoted(from: number, isLast: boolean): { value: string; end: number } | null {
    let value = ''
    let at = from + 1
    for (;;) {
      const quote = this.text.indexOf(QUOTE, at)
      if (quote < 0 || (quote + 1 === this.text.length && !isLast)) return null
      value += this.text.slice(at, quote)
      if (this.text[quote + 1] !== QUOTE) return { value, end: quote + 1 }
      value += QUOTE
      at = quote + 2
    }
  }

  private endOfCell(from: number): number {
    return Math.min(
      this.nextOf(this.delimiter, from),
      this.nextOf(LINE_FEED, from),
      this.nextOf(RETURN, from),
    )
  }

  private nextOf(sign: string, from: number): number {
    const known = this.next.get(sign)
    if (known !== undefined && known >= from) return known
    const found = this.text.indexOf(sign, from)
    const at = found < 0 ? this.text.length : found
    this.next.set(sign, at)
    return at
  }
}
