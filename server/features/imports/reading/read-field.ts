import { addMonths, type Day } from '@hoanhap/geo/day.ts'
import type { ChoiceLists } from './choices.ts'
import type { Cell, Coordinates, DayOrYear, FieldSpec, ReaderName, Reading } from './types.ts'
import * as values from './values.ts'

/** A value as it is understood. */
export type FieldValue = string | number | boolean | DayOrYear | Coordinates

export interface ReadingContext {
  today: Day
  lists: ChoiceLists
}

const FIRST_RECORDS: Day = '1990-01-01'
const OLDEST_YEARS = 110
const LONGEST_TERM_YEARS = 30
/** Days of these fields may lie ahead. */
const MAY_LIE_AHEAD = ['plannedEnd']
const MOST_CHARACTERS = 300
const MOST_COUNT = 2_000_000_000

type Read = (cell: Cell, field: FieldSpec, context: ReadingContext) => Reading<FieldValue>

const READERS: Readonly<Record<ReaderName, Read>> = {
  text: (cell, { most = MOST_CHARACTERS }) => values.readText(cell, most),
  name: (cell, { most = MOST_CHARACTERS }) => values.readName(cell, most),
  day: (cell, { name }, { today }) => values.readDay(cell, spanOf(name, today)),
  dayOrYear: (cell, _, { today }) => values.readDayOrYear(cell, lifeSpan(today)),
  year: (cell, _, { today }) => values.readYear(cell, lifeSpan(today)),
  count: (cell, { most = MOST_COUNT }) => values.readCount(cell, { most }),
  sex: (cell) => values.readSex(cell),
  yesNo: (cell) => values.readYesNo(cell),
  phone: (cell) => values.readPhone(cell),
  idNumber: (cell) => values.readIdNumber(cell),
  choice: (cell, { list }, { lists }) => values.readChoice(cell, list ? lists[list] : []),
  degrees: (cell) => values.readDegrees(cell),
  coordinates: (cell) => values.readCoordinates(cell),
  unitCode: (cell) => values.readUnitCode(cell),
  sourceId: (cell, { most = MOST_CHARACTERS }) => values.readSourceId(cell, most),
}

/** What a cell means as this field. */
export function readField(field: FieldSpec, cell: Cell, context: ReadingContext): Reading<FieldValue> {
  return READERS[field.reader](cell, field, context)
}

function spanOf(field: string, today: Day): values.DaySpan {
  const latest = MAY_LIE_AHEAD.includes(field) ? addMonths(today, LONGEST_TERM_YEARS * 12) : today
  return { earliest: FIRST_RECORDS, latest }
}

function lifeSpan(today: Day): values.DaySpan {
  return { earliest: addMonths(today, -OLDEST_YEARS * 12), latest: today }
}
