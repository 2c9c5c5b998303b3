import { type Day, isDay } from '@hoanhap/geo/day.ts'
import type { Line } from './csv-table.ts'
import type { FindingCode, Findings } from './findings.ts'

/**
 * Typed cells of one line. Each reader answers the value, or reports the cell and answers a stand-in; `sound` then
 * says that the line must not be used.
 */
export class Cells {
  sound = true
  readonly line: Line
  private readonly findings: Findings

  constructor(line: Line, findings: Findings) {
    this.line = line
    this.findings = findings
  }

  /** Text that must be there; `expected` says what, in words. */
  text(column: string, expected: string): string {
    const text = this.line.cell(column)
    if (text === '') this.reject('blank', column, { expected })
    return text
  }

  optionalText(column: string): string | null {
    return this.line.cell(column) || null
  }

  code(column: string): string {
    const text = this.text(column, 'a code')
    if (text !== '' && !/^\d{2,5}$/.test(text)) this.reject('malformed_code', column, { value: text })
    return text
  }

  optionalCode(column: string): string | null {
    return this.line.cell(column) === '' ? null : this.code(column)
  }

  day(column: string): Day {
    const text = this.text(column, 'YYYY-MM-DD')
    if (text !== '' && !isDay(text)) this.reject('malformed_date', column, { value: text })
    return text
  }

  optionalDay(column: string): Day | null {
    return this.line.cell(column) === '' ? null : this.day(column)
  }

  /** A whole number from 0. */
  count(column: string, largest = 2_000_000_000): number {
    const text = this.text(column, 'a whole number')
    const expected = `a whole number from 0 to ${largest}`
    if (text !== '' && !(/^\d{1,10}$/.test(text) && Number(text) <= largest)) {
      this.reject('malformed_number', column, { value: text, expected })
    }
    return Number(text)
  }

  optionalCount(column: string): number | null {
    return this.line.cell(column) === '' ? null : this.count(column)
  }

  /** Degrees with a decimal point. */
  optionalDegrees(column: string, limit: 90 | 180): number | null {
    const text = this.line.cell(column)
    if (text === '') return null
    if (!/^-?\d{1,3}(\.\d+)?$/.test(text) || Math.abs(Number(text)) > limit) {
      this.reject('malformed_number', column, {
        value: text,
        expected: `degrees between -${limit} and ${limit}`,
      })
    }
    return Number(text)
  }

  degrees(column: string, limit: 90 | 180): number {
    this.text(column, 'degrees')
    return this.optionalDegrees(column, limit) ?? 0
  }

  oneOf<T extends string>(column: string, allowed: readonly T[], code: FindingCode = 'unknown_value'): T {
    const text = this.text(column, allowed.join(', '))
    const found = allowed.find((value) => value === text)
    if (found === undefined && text !== '')
      this.reject(code, column, { value: text, expected: allowed.join(', ') })
    return found ?? (allowed[0] as T)
  }

  /** `1`/`0` or `true`/`false`. */
  flag(column: string): boolean {
    return ['1', 'true'].includes(this.oneOf(column, ['1', '0', 'true', 'false']))
  }

  reject(
    code: FindingCode,
    field: string,
    filling: { value?: string | number; expected?: string | number } = {},
  ): void {
    this.sound = false
    this.findings.add(code, { file: this.line.file, row: this.line.row, field }, filling)
  }
}
