import type { ImportField, ImportState } from '@hoanhap/server/contract.ts'

/** What each column is to mean, by its index; null leaves it out. */
export type ColumnDraft = Readonly<Record<number, string | null>>

export function draftOf({ columns }: Pick<ImportState, 'columns'>): ColumnDraft {
  return Object.fromEntries(columns.map(({ index, field }) => [index, field]))
}

/** Required fields that the server misses and that the draft does not give either; others may stand in for one. */
export function missingIn(
  draft: ColumnDraft,
  { fields, missingFields }: Pick<ImportState, 'fields' | 'missingFields'>,
): ImportField[] {
  const given = new Set(Object.values(draft))
  return fields.filter(({ name }) => missingFields.includes(name) && !given.has(name))
}

/** Fields that more than one column gives: the file would contradict itself. */
export function doubledIn(draft: ColumnDraft): Set<string> {
  const given = Object.values(draft).filter((field) => field !== null)
  return new Set(given.filter((field, position) => given.indexOf(field) !== position))
}

/** The part of a draft that differs from what the server holds, as a change of it; null when nothing does. */
export function changedColumns(
  draft: ColumnDraft,
  { columns }: Pick<ImportState, 'columns'>,
): Record<string, string | null> | null {
  const changed = columns.filter(({ index, field }) => draft[index] !== field)
  if (changed.length === 0) return null
  return Object.fromEntries(changed.map(({ index }) => [String(index), draft[index] ?? null]))
}

/** The letters over a column as a spreadsheet has them: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

const BEYOND_ASCII = /[^\p{ASCII}]/gu
const LONGEST_SAMPLE = 60

/** Of the headers and samples of a file the one with most letters beyond ASCII: it shows whether they were read rightly. */
export function sampleOfMarks({ columns }: Pick<ImportState, 'columns'>): string | null {
  const marksIn = (text: string) => text.match(BEYOND_ASCII)?.length ?? 0
  const texts = columns
    .flatMap(({ header, samples }) => [header, ...samples])
    .map((text) => [...text].slice(0, LONGEST_SAMPLE).join(''))
  const best = texts.reduce((a, b) => (marksIn(b) > marksIn(a) ? b : a), '')
  return marksIn(best) > 0 ? best : null
}
