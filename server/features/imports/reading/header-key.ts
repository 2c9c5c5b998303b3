import { searchKey } from '@hoanhap/geo/text.ts'
import { KINDS } from './fields.ts'
import type { FieldSpec } from './types.ts'

const LONGEST_HEADER = 300
const NOTES = /\([^)]*\)|\[[^\]]*\]|\*/g

/** The form in which headers are compared: without marks, case, punctuation and what stands in brackets. */
export function headerKey(header: string): string {
  const name = header.slice(0, LONGEST_HEADER)
  return searchKey(name.replace(NOTES, ' ')) || searchKey(name)
}

/** The header of a file as one text: an office that sends the same form again is known by it. */
export function headerSignature(header: readonly string[]): string {
  return header.map(headerKey).join('|')
}

/** Every header by which a field is known. */
export function fieldKeys({ name, vi, en, synonyms }: FieldSpec): string[] {
  return [name, vi, en, ...synonyms].map(headerKey)
}

/** Columns of the file that brings rejected rows back: what they say is not read again. */
export const REPORT_COLUMNS = ['Dòng gốc', 'Cột', 'Lý do / cách sửa'] as const
const REPORT_KEYS = REPORT_COLUMNS.map(headerKey)

/** Where the columns of an own report begin; -1 where there are none. */
export function reportColumnsFrom(header: readonly string[]): number {
  const keys = header.map(headerKey)
  return keys.findIndex((_, index) => REPORT_KEYS.every((key, offset) => keys[index + offset] === key))
}

const KNOWN = new Set(Object.values(KINDS).flat().flatMap(fieldKeys))
const ORDINALS = ['stt', 'tt', 'so thu tu', 'so tt', 'no', 'ghi chu', 'note', 'notes', 'remarks']
for (const ordinal of ORDINALS) KNOWN.add(ordinal)
// "x" in a cell is a tick more often than a coordinate.
for (const letter of ['x', 'y']) KNOWN.delete(letter)

/** Whether a register is likely to have a column of that name. */
export function isKnownHeader(header: string): boolean {
  return KNOWN.has(headerKey(header))
}
