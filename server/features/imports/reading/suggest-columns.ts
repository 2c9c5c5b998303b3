import type { Day } from '@hoanhap/geo/day.ts'
import { CHOICES } from './choices.ts'
import { fieldKeys, headerKey } from './header-key.ts'
import { readField } from './read-field.ts'
import type { Cell, ColumnSuggestion, FieldSpec, ReaderName, SuggestionReason } from './types.ts'

/** What an office said of its columns before: by the key of the header; null where a column was left out. */
export type Remembered = ReadonlyMap<string, string | null>

interface Guess {
  field: string | null
  certain: boolean
  why: SuggestionReason
}

const NOTHING: Guess = { field: null, certain: false, why: 'none' }
/** Columns that number the rows, or that a register does not keep. */
const LEFT_OUT = ['stt', 'tt', 'so thu tu', 'so tt', 'no', 'ghi chu', 'note', 'notes', 'remarks']
/** Of the samples, as many have to be understood for a header to be trusted. */
const LEAST_UNDERSTOOD = 0.5
/** What cells can show by their form alone, and how many of them have to. */
const BY_FORM: readonly ReaderName[] = ['idNumber', 'coordinates', 'phone', 'sex']
const LEAST_OF_FORM = 0.9
const LEAST_SAMPLES_OF_FORM = 3

/**
 * What each column is likely to mean: as this office said before, by its header in either language without regard to case, marks
 * and punctuation, or by the form of its cells. No field is suggested twice.
 * @param samples the cells of some rows, row by row
 * @param today dates of birth, among others, are understood as of this day
 */
export function suggestColumns(
  header: readonly string[],
  samples: readonly (readonly Cell[])[],
  fields: readonly FieldSpec[],
  today: Day,
  remembered: Remembered = new Map(),
): ColumnSuggestion[] {
  const understood = understoodOn(today)
  const guesses = header.map((name, column) => {
    const cells = samples.map((row) => row[column] ?? null).filter((cell) => cell !== null)
    return guess(name, cells, fields, remembered, understood)
  })
  return guesses.map((own, index) => ({ index, ...(isBest(own, index, guesses) ? own : NOTHING) }))
}

function guess(
  name: string,
  cells: readonly Cell[],
  fields: readonly FieldSpec[],
  remembered: Remembered,
  shareUnderstood: ShareUnderstood,
): Guess {
  const key = headerKey(name)
  const known = remembered.get(key)
  if (known === null) return { field: null, certain: true, why: 'remembered' }
  if (known !== undefined && fields.some((field) => field.name === known)) {
    return { field: known, certain: true, why: 'remembered' }
  }
  if (LEFT_OUT.includes(key)) return { field: null, certain: true, why: 'name' }
  const byName = guessByName(key, fields)
  if (!byName) return guessByForm(cells, fields, shareUnderstood)
  const field = fields.find((candidate) => candidate.name === byName.field) as FieldSpec
  return {
    ...byName,
    certain: byName.certain && (cells.length === 0 || shareUnderstood(cells, field) >= LEAST_UNDERSTOOD),
  }
}

function guessByName(key: string, fields: readonly FieldSpec[]): Guess | null {
  if (key === '') return null
  for (const field of fields) {
    const at = fieldKeys(field).indexOf(key)
    // The first three are the field's own names.
    if (at >= 0) return { field: field.name, certain: true, why: at < 3 ? 'name' : 'synonym' }
  }
  const lower = key.split(' ')
  const within = fields
    .map((field) => ({ field, words: longestWithin(lower, field) }))
    .reduce((a, b) => (b.words > a.words ? b : a))
  return within.words > 0 ? { field: within.field.name, certain: false, why: 'synonym' } : null
}

/** How many words the longest name of a field has that stands in the header as a whole; names of one word say too little. */
function longestWithin(header: readonly string[], field: FieldSpec): number {
  const text = ` ${header.join(' ')} `
  const within = fieldKeys(field).filter((key) => key.includes(' ') && text.includes(` ${key} `))
  return Math.max(0, ...within.map((key) => key.split(' ').length))
}

function guessByForm(
  cells: readonly Cell[],
  fields: readonly FieldSpec[],
  shareUnderstood: ShareUnderstood,
): Guess {
  if (cells.length < LEAST_SAMPLES_OF_FORM) return NOTHING
  const field = fields.find(
    (candidate) => BY_FORM.includes(candidate.reader) && shareUnderstood(cells, candidate) >= LEAST_OF_FORM,
  )
  return field ? { field: field.name, certain: false, why: 'values' } : NOTHING
}

/** Of cells that are not blank, the share that a field makes something of. */
type ShareUnderstood = (cells: readonly Cell[], field: FieldSpec) => number

function understoodOn(today: Day): ShareUnderstood {
  const context = { today, lists: CHOICES }
  return (cells, field) => {
    const understood = cells.filter((cell) => {
      const reading = readField(field, cell, context)
      return 'value' in reading && reading.value !== null
    })
    return understood.length / cells.length
  }
}

/** Of the columns that could mean one field, the one that is known best; of equals the first. */
function isBest(own: Guess, index: number, all: readonly Guess[]): boolean {
  if (own.field === null) return true
  return all.every(
    (other, at) =>
      at === index ||
      other.field !== own.field ||
      rank(own) > rank(other) ||
      (rank(own) === rank(other) && index < at),
  )
}

function rank({ certain, why }: Guess): number {
  const reasons: SuggestionReason[] = ['none', 'values', 'synonym', 'name', 'remembered']
  return reasons.indexOf(why) + (certain ? reasons.length : 0)
}
