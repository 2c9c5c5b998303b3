import type { Day } from '@hoanhap/geo/day.ts'
import type { Conditions } from '../coverage/place-filter.ts'
import type { CaseValue } from './filter-schemas.ts'
import { AgeBand } from './values.ts'

const PERSON = 'join person p on p.id = c.person_id'
const RESIDENCE = 'left join residence r on r.case_id = c.id and upper_inf(r.stay)'
const SUPPORT = 'left join support_file s on s.case_id = c.id'
const WORK = 'left join work_file w on w.case_id = c.id'
const TABLE_OF: Readonly<Record<string, string>> = {
  sex: PERSON,
  ageBand: PERSON,
  located: RESIDENCE,
  supportNeed: SUPPORT,
  work: WORK,
  trade: WORK,
}

/** The tables, under the same aliases, that these filters or values look at: a count need not read all of them. */
export function casesWith(names: readonly string[]): string {
  const tables = names.flatMap((name) => TABLE_OF[name] ?? [])
  return ['case_file c', ...new Set(tables)].join('\n')
}

/** Where filters and counts look: a case with its person, where the person lives now, support and work. */
export const CASE_TABLES = casesWith(['sex', 'located', 'supportNeed', 'work'])

/** The first age in years of every age band but the youngest. */
export const AGE_BAND_STARTS = AgeBand.options.slice(1).map((band) => Number.parseInt(band, 10))

/** The value of a case as text, over the aliases of `CASE_TABLES`; `none` without an assessment in force or a wish. */
export function caseValue(value: CaseValue, today: Day): Conditions {
  return VALUES[value](today)
}

const VALUES: Record<CaseValue, (today: Day) => Conditions> = {
  status: () => ({ sql: 'c.status', bindings: [] }),
  programme: () => ({ sql: 'c.programme', bindings: [] }),
  sex: () => ({ sql: 'p.sex', bindings: [] }),
  ageBand: (today) => ({
    sql: '(?::text[])[1 + width_bucket(?::int - p.birth_year, ?::int[])]',
    bindings: [AgeBand.options, Number(today.slice(0, 4)), AGE_BAND_STARTS],
  }),
  supportNeed: (today) => ({
    sql: `case when s.need_expires_on > ?::date then s.need_band else 'none' end`,
    bindings: [today],
  }),
  work: () => ({ sql: `coalesce(w.work, 'unknown')`, bindings: [] }),
  trade: () => ({ sql: `coalesce(w.trade_wanted, 'none')`, bindings: [] }),
}

/**
 * The value of a case is one of those wanted. Said of a column alone wherever that is the same, because of columns the
 * planner knows how many rows have what, and of expressions it guesses.
 */
export function valueAmong(value: CaseValue, wanted: readonly string[], today: Day): Conditions {
  return (AMONG[value] ?? expressionAmong)(value, wanted, today)
}

type Among = (value: CaseValue, wanted: readonly string[], today: Day) => Conditions

const expressionAmong: Among = (value, wanted, today) => {
  const { sql, bindings } = caseValue(value, today)
  return { sql: `${sql} = any (?::text[])`, bindings: [...bindings, [...wanted]] }
}

const AMONG: Partial<Record<CaseValue, Among>> = {
  ageBand: (_value, wanted, today) => ({
    sql: 'p.birth_year = any (?::int[])',
    bindings: [BIRTH_YEARS.filter((year) => wanted.includes(ageBandOf(year, today)))],
  }),
  supportNeed: (value, wanted, today) =>
    wanted.includes('none')
      ? expressionAmong(value, wanted, today)
      : {
          sql: 's.need_band = any (?::text[]) and s.need_expires_on > ?::date',
          bindings: [[...wanted], today],
        },
  work: columnAmong('w.work', 'unknown'),
  trade: columnAmong('w.trade_wanted', 'none'),
}

/** A column whose missing value counts as `missing`. */
function columnAmong(column: string, missing: string): Among {
  return (value, wanted, today) =>
    wanted.includes(missing)
      ? expressionAmong(value, wanted, today)
      : { sql: `${column} = any (?::text[])`, bindings: [[...wanted]] }
}

/** All that the register takes. */
const BIRTH_YEARS = Array.from({ length: 201 }, (_none, index) => 1900 + index)

function ageBandOf(birthYear: number, today: Day): string {
  const age = Number(today.slice(0, 4)) - birthYear
  return AgeBand.options[AGE_BAND_STARTS.filter((start) => age >= start).length] ?? ''
}
