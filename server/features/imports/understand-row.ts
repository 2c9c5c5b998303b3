import type { Day } from '@hoanhap/geo/day.ts'
import { searchKey } from '@hoanhap/geo/text.ts'
import type { Fault } from './faults.ts'
import { CHOICES } from './reading/choices.ts'
import { KINDS } from './reading/fields.ts'
import { type FieldValue, readField } from './reading/read-field.ts'
import type { Cell, FieldSpec, ImportKind, Reading, SheetRow, ValueFinding } from './reading/types.ts'
import { joinCoordinates } from './reading/values.ts'
import type { ReadCell } from './remember-readings.ts'

/** What a row says, field by field; blank cells are missing. */
export type Values = Partial<Record<string, FieldValue>>

/** What the columns of a file mean, in their order; null for those that are left out. */
export type Columns = readonly (string | null)[]

export interface UnderstoodRow {
  row: number
  values: Values
  faults: Fault[]
  /** What exactly is wrong with a cell, by field: for the row that goes back to whoever sent it, and nobody else. */
  findings: Map<string, ValueFinding>
}

/** Columns of an address that is divided, from small to large. */
const ADDRESS_PARTS = ['street', 'hamlet', 'commune', 'district', 'province']
/** Columns that together say something else, and are no values of their own. */
const JOINED = ['birthMale', 'birthFemale', 'lat', 'lon', ...ADDRESS_PARTS]

/**
 * Reads the cells of a row by what their columns mean. What several columns say together comes as one value: `coordinates`,
 * `address` with its parts, `sex` and `birth` of a form with a column of years for each sex. What cannot be read is a fault
 * and no value.
 */
export function understandRow(
  kind: ImportKind,
  columns: Columns,
  sheetRow: SheetRow,
  today: Day,
  read: ReadCell = readField,
): UnderstoodRow {
  const understood: UnderstoodRow = { row: sheetRow.row, values: {}, faults: [], findings: new Map() }
  for (const [index, name] of columns.entries()) {
    const spec = KINDS[kind].find((field) => field.name === name)
    if (spec)
      takeCell(understood, spec, sheetRow, index, (cell) => read(spec, cell, { today, lists: CHOICES }))
  }
  joinPoint(understood, columns, sheetRow)
  joinYears(understood)
  joinAddress(understood)
  for (const { name, required } of KINDS[kind]) {
    if (required && understood.values[name] === undefined && !isFaulty(understood, name)) {
      understood.faults.push({ field: name, code: 'required' })
    }
  }
  for (const name of JOINED) delete understood.values[name]
  return understood
}

/** The text of a field; null where it is blank. */
export function textOf(values: Values, field: string): string | null {
  const value = values[field]
  return typeof value === 'string' ? value : null
}

function takeCell(
  understood: UnderstoodRow,
  spec: FieldSpec,
  row: SheetRow,
  index: number,
  read: (cell: Cell) => Reading<FieldValue>,
): void {
  const lost = row.faults?.find(({ column }) => column === index)
  if (lost) return void understood.faults.push({ field: spec.name, code: lost.code })
  const reading = read(row.cells[index] ?? null)
  if ('finding' in reading) report(understood, spec.name, reading.finding)
  else if (reading.value !== null) understood.values[spec.name] = reading.value
}

function report({ faults, findings }: UnderstoodRow, field: string, finding: ValueFinding): void {
  faults.push({ field, code: finding.code })
  findings.set(field, finding)
}

function isFaulty({ faults }: UnderstoodRow, name: string): boolean {
  return faults.some(({ field }) => field === name)
}

/** Longitude and latitude of two columns win over both in one. */
function joinPoint(understood: UnderstoodRow, columns: Columns, { cells }: SheetRow): void {
  const cellOf = (name: string): Cell => cells[columns.indexOf(name)] ?? null
  const [lon, lat] = [cellOf('lon'), cellOf('lat')]
  if ((lon === null && lat === null) || isFaulty(understood, 'lon') || isFaulty(understood, 'lat')) return
  const reading = joinCoordinates(lon, lat)
  if ('finding' in reading) report(understood, lat === null ? 'lat' : 'lon', reading.finding)
  else if (reading.value) understood.values.coordinates = reading.value
}

/** The column in which the year stands says the sex. */
function joinYears({ values, faults }: UnderstoodRow): void {
  const { birthMale, birthFemale } = values
  const year = birthMale ?? birthFemale
  if (typeof year !== 'number') return
  const sex = birthMale === undefined ? 'female' : 'male'
  if ((birthMale !== undefined && birthFemale !== undefined) || (values.sex ?? sex) !== sex) {
    faults.push({ field: 'birth', code: 'contradicts_sex' })
    return
  }
  values.sex = sex
  values.birth ??= { year }
}

/** The written address, then what other columns say beyond it. */
function joinAddress({ values }: UnderstoodRow): void {
  const kept: string[] = []
  for (const name of ['address', ...ADDRESS_PARTS]) {
    const part = values[name]
    const isSaid = typeof part !== 'string' || (kept.length > 0 && isWithin(part, kept.join(' ')))
    if (!isSaid) kept.push(part)
  }
  if (kept.length > 0) values.address = [...kept.join(', ')].slice(0, LONGEST_ADDRESS).join('')
}

const LONGEST_ADDRESS = 300

function isWithin(part: string, text: string): boolean {
  return ` ${searchKey(text)} `.includes(` ${searchKey(part)} `)
}
