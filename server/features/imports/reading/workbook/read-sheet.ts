import { addDays } from '@hoanhap/geo/day.ts'
import { type CellTexts, fill } from '../cell-text.ts'
import type { FindingTally } from '../file-findings.ts'
import { LIMITS } from '../limits.ts'
import { isBlankRow, type RawRow } from '../raw-row.ts'
import { UploadRefused } from '../refusals.ts'
import { asFontShows } from './old-fonts.ts'
import { type Attributes, readXml, type XmlListener } from './read-xml.ts'
import { type RichText, RichTextReader, unescaped } from './shared-texts.ts'
import { type CellStyle, PLAIN } from './styles.ts'

/** What the cells of every sheet refer to. */
export interface WorkbookContext {
  sharedTexts: readonly (string | RichText)[]
  styles: readonly CellStyle[]
  /** Whether days are counted from 1904, as old Macs did. */
  from1904: boolean
  texts: CellTexts
  tally: FindingTally
}

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const LAST_SERIAL = 2_958_465
const DAYS_TO_1904 = 1462
const MOST_DAYS_KEPT = 100_000
/** The calendar of spreadsheets has a 29 February 1900, which was not: days before it are one off. */
const FIRST_SOUND_SERIAL = 61

/** The rows of a sheet that are not blank, a piece of the part at a time. @throws UploadRefused */
export async function* readSheet(
  chunks: AsyncIterable<Buffer>,
  context: WorkbookContext,
): AsyncGenerator<RawRow[]> {
  const reader = new SheetReader(context)
  for await (const _piece of readXml(chunks, reader)) {
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
}

/** The cell that is being read. */
interface OpenCell {
  column: number
  type: string
  style: CellStyle
  value: string | null
  rich: RichText | null
  hasFormula: boolean
}

class SheetReader implements XmlListener {
  private rows: RawRow[] = []
  private row: RawRow | null = null
  private cell: OpenCell | null = null
  private isInValue = false
  private lastRow = 0
  private lastColumn = -1
  private readonly inline: RichTextReader
  private readonly context: WorkbookContext

  constructor(context: WorkbookContext) {
    this.context = context
    this.inline = new RichTextReader('is', (rich) => {
      if (this.cell) this.cell.rich = rich
    })
  }

  /** The rows since the last time. */
  take(): RawRow[] {
    const taken = this.rows
    this.rows = []
    return taken
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.openRow(attributes)
    else if (name === 'c') this.openCell(attributes)
    else if (!this.cell) return
    else if (name === 'v') this.isInValue = true
    else if (name === 'f') this.cell.hasFormula = true
    else this.inline.open(name, attributes)
  }

  text(text: string): void {
    if (!this.cell) return
    if (!this.isInValue) {
      this.inline.text(text)
      return
    }
    this.cell.value = (this.cell.value ?? '') + text
    if (this.cell.value.length > LIMITS.cellCharacters) throw new UploadRefused('cell_too_long')
  }

  close(name: string): void {
    if (name === 'v') this.isInValue = false
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
    else this.inline.close(name)
  }

  private openRow({ r, hidden }: Attributes): void {
    const row = r === undefined ? this.lastRow + 1 : Number(r)
    if (!Number.isInteger(row) || row <= this.lastRow || row > MOST_ROWS)
      throw new UploadRefused('broken_workbook')
    this.row = { row, cells: [], faults: [] }
    this.lastRow = row
    this.lastColumn = -1
    if (hidden === '1' || hidden === 'true') this.context.tally.add('hidden_rows', row)
  }

  private openCell({ r, t, s }: Attributes): void {
    if (!this.row) throw new UploadRefused('broken_workbook')
    const column = r === undefined ? this.lastColumn + 1 : columnOf(r)
    if (column <= this.lastColumn || column >= MOST_COLUMNS) throw new UploadRefused('broken_workbook')
    this.lastColumn = column
    const style = this.context.styles[Number(s ?? 0)] ?? PLAIN
    this.cell = { column, type: t ?? 'n', style, value: null, rich: null, hasFormula: false }
  }

  private closeCell(): void {
    const { cell, row, context } = this
    this.cell = null
    if (!cell || !row) return
    if (cell.hasFormula) {
      if (cell.value === null) context.texts.fault('formula_without_value', cell.column, row)
      else context.tally.add('formula', row.row, cell.column)
    }
    putCell(cell, row, context)
  }

  private closeRow(): void {
    if (this.row && !isBlankRow(this.row)) this.rows.push(this.row)
    this.row = null
  }
}

/** What stands in a cell, by its type: a number unless it says otherwise. */
function putCell(cell: OpenCell, row: RawRow, context: WorkbookContext): void {
  const { type, value, rich, column } = cell
  const { texts } = context
  if (type === 'inlineStr') {
    if (rich) putRich(rich, cell, row, context)
  } else if (value === null || value === '') return
  else if (type === 's') putRich(sharedText(context, value), cell, row, context)
  else if (type === 'e') texts.fault('error_value', column, row)
  else if (type === 'b') texts.put(value === '1' || value === 'true' ? 'TRUE' : 'FALSE', column, row)
  else if (type === 'str' || type === 'd') putRich(unescaped(value), cell, row, context)
  else putNumber(cell, value, row, context)
}

function sharedText({ sharedTexts }: WorkbookContext, value: string): string | RichText {
  const text = sharedTexts[Number(value)]
  if (text === undefined) throw new UploadRefused('broken_workbook')
  return text
}

function putRich(
  rich: string | RichText,
  { column, style }: OpenCell,
  row: RawRow,
  context: WorkbookContext,
): void {
  const written = typeof rich === 'string' ? rich : rich.text
  const shown = typeof rich === 'string' || !rich.hasFonts ? asFontShows(written, style.font) : written
  if (shown !== written || (typeof rich !== 'string' && rich.isConverted)) {
    context.tally.add('legacy_font', row.row, column)
  }
  context.texts.put(shown, column, row)
}

function putNumber({ column, style }: OpenCell, value: string, row: RawRow, context: WorkbookContext): void {
  const number = Number(value)
  if (!Number.isFinite(number)) throw new UploadRefused('broken_workbook')
  if (style.isDate) putDate(number, column, row, context)
  else if (style.digits > 0 && Number.isSafeInteger(number) && number >= 0) {
    context.texts.put(String(number).padStart(style.digits, '0'), column, row)
  } else {
    fill(row, column)
    row.cells[column] = number
  }
}

function putDate(serial: number, column: number, row: RawRow, { texts, from1904 }: WorkbookContext): void {
  const days = Math.floor(serial) + (from1904 ? DAYS_TO_1904 : 0)
  if (days < 1 || days > LAST_SERIAL) {
    texts.fault('not_a_date', column, row)
    return
  }
  fill(row, column)
  row.cells[column] = dayOfSerial(days)
}

/** Registers name few days, many times. */
const DAYS = new Map<number, string>()

function dayOfSerial(serial: number): string {
  const known = DAYS.get(serial)
  if (known !== undefined) return known
  const day = addDays('1899-12-30', serial < FIRST_SOUND_SERIAL ? serial + 1 : serial)
  if (DAYS.size < MOST_DAYS_KEPT) DAYS.set(serial, day)
  return day
}

/** A1 is 0, Z9 is 25, AA1 is 26. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    const place = letter.charCodeAt(0) - 64
    if (place < 1 || place > 26) break
    column = column * 26 + place
    if (column > MOST_COLUMNS) throw new UploadRefused('broken_workbook')
  }
  return column - 1
}
