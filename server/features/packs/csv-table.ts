import { CsvError, parse } from 'csv-parse/sync'
import { COLUMNS, type TableColumns, type TableName } from './columns.ts'
import type { Findings } from './findings.ts'
import { hasControlCharacter, textFault } from './text-faults.ts'

/** One line of a table: its cells by column name, trimmed and composed (NFC). */
export interface Line {
  file: string
  /** Line number in the file; the header is line 1. */
  row: number
  cell(column: string): string
}

interface ParsedLine {
  cells: string[]
  row: number
}

/**
 * Reads a CSV file and reports everything wrong with its form: encoding, header, number of cells, damaged text.
 * Answers no lines when the header cannot be trusted.
 */
export function readTable(file: string, bytes: Buffer, table: TableName, findings: Findings): Line[] {
  const text = decoded(file, bytes, findings)
  const parsed = text === null ? null : parsedLines(file, text, findings)
  const header = parsed?.[0]?.cells.map((name) => name.trim())
  if (!parsed || !header) {
    if (parsed) findings.add('missing_column', { file, row: 1 }, { value: COLUMNS[table].required[0] ?? '' })
    return []
  }
  if (!headerFits(file, header, COLUMNS[table], findings)) return []
  return composedLines(file, header, parsed.slice(1), findings)
}

function decoded(file: string, bytes: Buffer, findings: Findings): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    findings.add('not_utf8', { file, row: lineOfFirstDamage(bytes) })
    return null
  }
}

/** The first line whose bytes are not UTF-8, from 1. */
function lineOfFirstDamage(bytes: Buffer): number {
  const damaged = bytes.toString('utf8').indexOf('\uFFFD')
  return bytes.toString('utf8').slice(0, damaged).split('\n').length
}

function parsedLines(file: string, text: string, findings: Findings): ParsedLine[] | null {
  try {
    const parsed: ParsedLine[] = []
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        parsed.push({ cells, row: lines })
        return null
      },
    })
    return parsed
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    findings.add('broken_csv', { file, row: Number(error.lines) || null }, { value: error.message })
    return null
  }
}

function headerFits(file: string, header: string[], columns: TableColumns, findings: Findings): boolean {
  const known = [...columns.required, ...columns.optional]
  const place = (field: string) => ({ file, row: 1, field })
  const before = findings.list.length
  header.forEach((name, index) => {
    if (!known.includes(name))
      findings.add('unknown_column', place(name), { value: name, expected: known.join(', ') })
    else if (header.indexOf(name) !== index) findings.add('repeated_column', place(name), { value: name })
  })
  for (const name of columns.required) {
    if (!header.includes(name)) findings.add('missing_column', place(name), { value: name })
  }
  return findings.list.length === before
}

function composedLines(file: string, header: string[], parsed: ParsedLine[], findings: Findings): Line[] {
  const lines: Line[] = []
  let decomposed = 0
  let firstDecomposedRow: number | null = null
  for (const { cells: raw, row } of parsed) {
    if (raw.length !== header.length) {
      findings.add('wrong_cell_count', { file, row }, { value: raw.length, expected: header.length })
      continue
    }
    const cells = raw.map((text, index) => {
      const cell = text.trim()
      reportDamage(cell, { file, row, field: header[index] ?? null }, findings)
      const composed = cell.normalize('NFC')
      if (composed !== cell) {
        decomposed += 1
        firstDecomposedRow ??= row
      }
      return composed
    })
    lines.push(lineOf(file, row, header, cells))
  }
  if (decomposed > 0) findings.add('not_composed', { file, row: firstDecomposedRow }, { value: decomposed })
  return lines
}

function reportDamage(
  cell: string,
  place: { file: string; row: number; field: string | null },
  findings: Findings,
) {
  const fault = textFault(cell)
  if (fault) findings.add('mojibake', place, { value: cell, expected: fault })
  else if (hasControlCharacter(cell))
    findings.add('control_character', place, { value: JSON.stringify(cell) })
}

function lineOf(file: string, row: number, header: string[], cells: string[]): Line {
  const byName = new Map(header.map((name, index) => [name, cells[index] ?? '']))
  return { file, row, cell: (column) => byName.get(column) ?? '' }
}
