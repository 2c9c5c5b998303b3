import type { Day } from '@hoanhap/geo/day.ts'
import type { Conditions } from '../coverage/place-filter.ts'
import type { CaseValue } from './filter-schemas.ts'
import { AgeBand } from './values.ts'

const TABLE_OF: Readonly<Record<string, string>> = {
  sex: 'join person p on p.id = c.person_id',
  ageBand: 'join person p on p.id = c.person_id',
  located: 'left join residence r on r.case_id = c.id and upper_inf(r.stay)',
  supportNeed: 'left join support_file s on s.case_id = c.id',
  work: 'left join work_file w on w.case_id = c.id',
  trade: 'left join work_file w on w.case_id = c.id',
}

/** The tables, under the same aliases, that these filters or values look at: a count need not read all of them. */
export function casesWith(names: readonly string[]): string {
  const tables = names.flatMap((name) => TABLE_OF[name] ?? [])
  return ['case_file c', ...new Set(tables)].join('\n')
}

/** Where filters and counts look: a case with its person, where the person lives now, support and work. */
export const CASE_TABLES = casesWith(['sex', 'located', 'supportNeed', 'work'])

/** The first age in years of every age band but the youngest. */
const AGE_BAND_STARTS = AgeBand.options.slice(1).map((band) => Number.parseInt(band, 10))

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
