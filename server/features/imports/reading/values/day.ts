import { addDays, type Day, isDay } from '@hoanhap/geo/day.ts'
import type { Cell, DayOrYear, Reading, Words } from '../types.ts'
import { BLANK, found, words } from './value-findings.ts'
import { written } from './written.ts'

/** Between which days a day can lie. */
export interface DaySpan {
  earliest: Day
  latest: Day
}

const AS_DAY = words('dd/mm/yyyy, ví dụ 25/12/2025', 'dd/mm/yyyy, such as 25/12/2025')
const AS_DAY_OR_YEAR = words(
  'dd/mm/yyyy hoặc chỉ năm, ví dụ 1985',
  'dd/mm/yyyy or the year alone, such as 1985',
)

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/
const YEAR_FIRST = /^(\d{4}) ?[/.] ?(\d{1,2}) ?[/.] ?(\d{1,2})$/
const DAY_FIRST = /^(\d{1,2}) ?[-/.,] ?(\d{1,2}) ?[-/.,] ?(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/
const IN_WORDS = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/iu
const MONTH = /^(?:tháng )?(\d{1,2}) ?(?:[-/.]|năm) ?(\d{4})$/iu
const YEAR = /^(?:năm |khoảng )?(\d{4})$/iu
const UNKNOWN_DAY = /^(?:0{1,2}|\?+|x+) ?[-/.] ?(?:0{1,2}|\?+|x+) ?[-/.] ?(\d{4})$/i

/** Day 0 of the spreadsheets' calendar, which counts a 29 February 1900 that was not. */
const SERIAL_ZERO: Day = '1899-12-30'
const FIRST_SERIAL = 3654
const LAST_SERIAL = 73_415
/** 1900 to 2100 as days of the spreadsheets' calendar: whoever writes one of them into a cell means the year. */
const YEARS_AS_DAYS = [addDays(SERIAL_ZERO, 1900), addDays(SERIAL_ZERO, 2100)] as const

/** A whole day. A year or month alone is a finding. */
export function readDay(cell: Cell, span: DaySpan): Reading<Day> {
  const reading = readDayOrYear(cell, span)
  if ('finding' in reading) {
    return { finding: { ...reading.finding, expected: asDayOnly(reading.finding.expected) } }
  }
  if (reading.value === null) return BLANK
  return 'day' in reading.value ? { value: reading.value.day } : found('year_without_day', cell, AS_DAY)
}

/** A day, or a year where nobody knows more. */
export function readDayOrYear(cell: Cell, span: DaySpan): Reading<DayOrYear> {
  const text = written(cell)
  if (text === '') return BLANK
  const year = YEAR.exec(text) ?? UNKNOWN_DAY.exec(text)
  if (year) return yearWithin(cell, Number(year[1]), span)
  if (/^\d+([.,]\d+)?$/.test(text)) return fromSerial(cell, Number(text.replace(',', '.')), span)
  if (MONTH.test(text)) return found('month_without_day', cell, AS_DAY_OR_YEAR)
  const parts = partsOf(text)
  return parts ? fromParts(cell, parts, span) : found('not_a_day', cell, AS_DAY_OR_YEAR)
}

/** A year and nothing else. */
export function readYear(cell: Cell, span: DaySpan): Reading<number> {
  const text = written(cell)
  if (text === '') return BLANK
  const year = YEAR.exec(text)
  if (!year) return found('not_a_year', cell, words('bốn chữ số, ví dụ 1985', 'four digits, such as 1985'))
  const reading = yearWithin(cell, Number(year[1]), span)
  if ('finding' in reading) return reading
  return { value: Number(year[1]) }
}

interface Parts {
  day: number
  month: number
  year: string
}

function partsOf(text: string): Parts | null {
  const yearFirst = ISO.exec(text) ?? YEAR_FIRST.exec(text)
  if (yearFirst) {
    return { year: yearFirst[1] as string, month: Number(yearFirst[2]), day: Number(yearFirst[3]) }
  }
  const dayFirst = DAY_FIRST.exec(text) ?? IN_WORDS.exec(text)
  if (!dayFirst) return null
  return { day: Number(dayFirst[1]), month: Number(dayFirst[2]), year: dayFirst[3] as string }
}

function fromParts(cell: Cell, { day, month, year }: Parts, span: DaySpan): Reading<DayOrYear> {
  if (year.length === 4) return dayWithin(cell, dayOf(Number(year), month, day), { day, month, year }, span)
  const possible = [`19${year}`, `20${year}`]
    .map((full) => dayOf(Number(full), month, day))
    .filter((full) => isDay(full) && full >= span.earliest && full <= span.latest)
  // Of two centuries one lies outside what is possible, or somebody has to say which is meant.
  if (possible.length === 1) return { value: { day: possible[0] as Day } }
  return found(
    'two_digit_year',
    cell,
    asWritten(`${pad(day)}/${pad(month)}/19${year}`, `${pad(day)}/${pad(month)}/20${year}`),
  )
}

function dayWithin(cell: Cell, full: string, { day, month, year }: Parts, span: DaySpan): Reading<DayOrYear> {
  if (!isDay(full)) {
    const swapped = dayOf(Number(year), day, month)
    return found(
      'day_does_not_exist',
      cell,
      isDay(swapped) ? `${pad(month)}/${pad(day)}/${year}` : AS_DAY_OR_YEAR,
    )
  }
  if (full >= YEARS_AS_DAYS[0] && full <= YEARS_AS_DAYS[1])
    return found('year_in_date_cell', cell, yearOfSerial(full))
  if (full > span.latest) return found('day_in_future', cell, notAfter(span.latest))
  if (full < span.earliest) return found('out_of_range', cell, notBefore(span.earliest))
  return { value: { day: full } }
}

function fromSerial(cell: Cell, serial: number, span: DaySpan): Reading<DayOrYear> {
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL + 1) return found('not_a_day', cell, AS_DAY_OR_YEAR)
  const full = addDays(SERIAL_ZERO, Math.floor(serial))
  const [year, month, day] = full.split('-') as [string, string, string]
  return dayWithin(cell, full, { year, month: Number(month), day: Number(day) }, span)
}

function yearWithin(cell: Cell, year: number, { earliest, latest }: DaySpan): Reading<DayOrYear> {
  if (year > Number(latest.slice(0, 4))) return found('day_in_future', cell, notAfter(latest))
  if (year < Number(earliest.slice(0, 4))) return found('out_of_range', cell, notBefore(earliest))
  return { value: { year } }
}

function yearOfSerial(day: Day): string {
  return String(Math.round((Date.parse(day) - Date.parse(SERIAL_ZERO)) / 86_400_000))
}

function asDayOnly(expected: Words): Words {
  return expected === AS_DAY_OR_YEAR ? AS_DAY : expected
}

function asWritten(one: string, other: string): Words {
  return words(`${one} hoặc ${other}`, `${one} or ${other}`)
}

function notAfter(day: Day): Words {
  return words(`không sau ${asPeopleWrite(day)}`, `not after ${asPeopleWrite(day)}`)
}

function notBefore(day: Day): Words {
  return words(`không trước ${asPeopleWrite(day)}`, `not before ${asPeopleWrite(day)}`)
}

function asPeopleWrite(day: Day): string {
  return day.split('-').reverse().join('/')
}

function dayOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
