import type { FindingTally } from './file-findings.ts'
import { LIMITS } from './limits.ts'
import type { RawRow } from './raw-row.ts'
import { UploadRefused } from './refusals.ts'
import { repairText } from './text/repair-text.ts'

// Control characters but tab and line breaks, halves of characters, private ones, and what turns the direction of text.
const CONTROLS = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Co}\u202A-\u202E\u2066-\u2069]/gu
/** Signs of no width that come along when text is copied from a page: nothing is lost without them. */
const WITHOUT_WIDTH = /[\u200B\u200E\u200F\u2060\uFEFF]/g
const COMBINING = /\p{M}/u

/** Puts a text into a row as the rest of the program expects it: composed, sound, and null when blank. */
export class CellTexts {
  private characters = 0
  private readonly tally: FindingTally
  private readonly mostCharacters: number

  constructor(tally: FindingTally, mostCharacters: number) {
    this.tally = tally
    this.mostCharacters = mostCharacters
  }

  /** @throws UploadRefused cell_too_long, or zip_bomb when all cells together are more than any register has */
  put(text: string, column: number, into: RawRow): void {
    this.count(text.length)
    const composed = this.composed(text.replace(WITHOUT_WIDTH, ''), column, into)
    const sound = this.withoutControls(composed, column, into)
    if (sound.trim() === '') return
    fill(into, column)
    into.cells[column] = sound
    this.report(sound, column, into)
  }

  private count(length: number): void {
    if (length > LIMITS.cellCharacters) throw new UploadRefused('cell_too_long')
    this.characters += length
    if (this.characters > this.mostCharacters) throw new UploadRefused('zip_bomb')
  }

  private composed(text: string, column: number, { row }: RawRow): string {
    if (!COMBINING.test(text)) return text
    const composed = text.normalize('NFC')
    if (composed !== text) this.tally.add('not_composed', row, column)
    return composed
  }

  private withoutControls(text: string, column: number, into: RawRow): string {
    if (text.search(CONTROLS) < 0) return text
    this.fault('control_characters', column, into)
    return text.replace(CONTROLS, '')
  }

  private report(text: string, column: number, into: RawRow): void {
    if (text.includes('\uFFFD')) this.fault('damaged_characters', column, into)
    const repaired = repairText(text)
    if (repaired) this.tally.add(repaired.from === 'utf-8' ? 'mojibake' : 'legacy_text', into.row, column)
  }

  fault(code: RawRow['faults'][number]['code'], column: number, into: RawRow): void {
    fill(into, column)
    into.faults.push({ column, code })
    this.tally.add(code, into.row, column)
  }
}

/** Makes the row as long as the column needs. @throws UploadRefused too_many_columns */
export function fill({ cells }: RawRow, column: number): void {
  if (column >= LIMITS.columns) throw new UploadRefused('too_many_columns')
  while (cells.length <= column) cells.push(null)
}
