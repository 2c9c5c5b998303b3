/** Counts of a synthetic register by commune and province, as its own release would count them. */
import { type Day, quarterDays } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { AgeBand, LegalStatus, SupportNeed } from '../../server/features/cases/values.ts'
import { assessmentExpiresOn } from '../support-need/score.ts'

import type { SyntheticPerson, SyntheticStay } from './person.ts'
import { TABLES } from './tables.ts'
import type { SyntheticUnit } from './units.ts'

/** One row of `caseload.csv`. */
export interface CaseloadRow {
  period: string
  level: 'province' | 'commune'
  code: string
  indicator: string
  value: string
  count: number
}
export const CASELOAD_COLUMNS = ['period', 'level', 'code', 'indicator', 'value', 'count'] as const

/** A person as of a day. */
interface Counted {
  stay: SyntheticStay
  located: boolean
  /** The value in each of the tables. */
  values: Record<keyof typeof TABLES, string>
}

/** Rows for every quarter, as of its last day: communes by total, provinces by each table, and who is not mapped. */
export function caseloadOf(
  people: readonly SyntheticPerson[],
  units: readonly SyntheticUnit[],
  quarters: readonly string[],
): CaseloadRow[] {
  const communes = units.filter(({ level }) => level === 'commune')
  const provinces = units.filter(({ level }) => level === 'province')
  const provinceOf = new Map(communes.map(({ code, parentCode }) => [code, parentCode]))
  return quarters.flatMap((period) => {
    const counted = countedOn(people, quarterDays(period).last)
    const byCommune = groupBy(counted, ({ stay }) => (stay.level === 'commune' ? stay.code : null))
    const byProvince = groupBy(counted, ({ stay: { level, code } }) =>
      level === 'province' ? code : (provinceOf.get(code) ?? null),
    )
    return [
      ...communes.map(({ code }): CaseloadRow => {
        const count = byCommune.get(code)?.length ?? 0
        return { period, level: 'commune', code, indicator: 'total', value: '', count }
      }),
      ...provinces.flatMap(({ code }) => provinceRows(period, code, byProvince.get(code) ?? [])),
    ]
  })
}

/** Everybody whose case was open on a day. */
export function countedOn(people: readonly SyntheticPerson[], day: Day): Counted[] {
  return people
    .filter(({ openedOn, closedOn }) => openedOn <= day && (closedOn === null || closedOn > day))
    .map((person) => {
      const stay = person.stays.findLast(({ from }) => from <= day) as SyntheticStay
      // No register keeps the point of an earlier stay.
      const located = person.point !== null && stay === person.stays.at(-1)
      return { stay, located, values: valuesOn(person, day) }
    })
}

function valuesOn(person: SyntheticPerson, day: Day): Counted['values'] {
  const status = statusOn(person, day)
  return {
    status,
    supportNeed: needOn(person, day),
    programme: status === 'post_rehab' ? 'post_rehab' : 'rehab',
    sex: person.sex,
    ageBand: ageBandOf(Number(day.slice(0, 4)) - person.birthYear),
    work: person.work,
    trade: person.tradeWanted ?? 'none',
  }
}

function statusOn({ changes }: SyntheticPerson, day: Day): LegalStatus {
  const change = changes.findLast(({ toStatus, effectiveOn }) => toStatus !== 'moved' && effectiveOn <= day)
  return change?.toStatus as LegalStatus
}

function needOn({ assessments }: SyntheticPerson, day: Day): SupportNeed {
  const latest = assessments.findLast(({ assessedOn }) => assessedOn <= day)
  return latest && day < assessmentExpiresOn(latest.assessedOn) ? latest.band : 'none'
}

function ageBandOf(age: number): AgeBand {
  if (age < 18) return '12-17'
  if (age < 25) return '18-24'
  if (age < 35) return '25-34'
  return age < 50 ? '35-49' : '50+'
}

function provinceRows(period: string, code: string, counted: readonly Counted[]): CaseloadRow[] {
  const row = (indicator: string, value: string, test: (person: Counted) => boolean): CaseloadRow => {
    return { period, level: 'province', code, indicator, value, count: counted.filter(test).length }
  }
  const tables = Object.keys(TABLES) as (keyof typeof TABLES)[]
  return [
    row('total', '', () => true),
    row('notMapped', 'noUnit', ({ stay }) => stay.level === 'province'),
    row('notMapped', 'noPoint', ({ located }) => !located),
    ...tables.flatMap((table) =>
      Object.keys(TABLES[table]).map((value) => row(table, value, ({ values }) => values[table] === value)),
    ),
  ]
}
