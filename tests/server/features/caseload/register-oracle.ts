import { addDays } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, type Random, shuffle } from '@hoanhap/geo/random.ts'
import { VALUES_OF } from '../../../../server/features/cases/filters.ts'
import { ageBandOn, type RandomPerson } from './random-register.ts'

/** The number of the province in which a commune or queue of a made-up country lies. */
export const provinceOf = (unitKey: string) => unitKey.replace('nprovince0', 'n')[1]

/** Filters as they are asked for, by parameter. */
export type Asked = Record<string, string[]>

/** The value of a person by the name of a filter, on a day. */
export function valueOn(person: RandomPerson, name: string, today: string): string {
  const assessed = person.needExpiresOn !== null && person.needExpiresOn > today
  const values: Record<string, string> = {
    status: person.status,
    programme: person.programme,
    sex: person.sex,
    ageBand: ageBandOn(person.birthYear, today),
    supportNeed: assessed ? (person.needBand ?? 'none') : 'none',
    work: person.work,
    trade: person.trade ?? 'none',
  }
  const value = values[name]
  if (value === undefined) throw new Error(`nobody has a ${name}`)
  return value
}

/** Whether somebody with an open case fits all filters; `unit` is left to the caller. */
export function fits(person: RandomPerson, asked: Asked, today: string): boolean {
  if (person.closedOn !== null) return false
  const { from, to, located, unit: _unit, ...lists }: Asked = { programme: ['rehab', 'post_rehab'], ...asked }
  if (from && person.openedOn < (from[0] as string)) return false
  if (to && person.openedOn >= (to[0] as string)) return false
  if (located && String(person.point !== null) !== located[0]) return false
  return Object.entries(lists).every(([name, wanted]) => wanted.includes(valueOn(person, name, today)))
}

/** Some filters, mostly two or three together. */
export function randomFilters(random: Random, today: string): Asked {
  const names = shuffle(random, Object.keys(VALUES_OF)).slice(0, integerBetween(random, 0, 3))
  const asked: Asked = {}
  for (const name of names) {
    const values = VALUES_OF[name as keyof typeof VALUES_OF]
    asked[name] = name === 'programme' ? [pick(random, values)] : someOf(random, values)
  }
  if (random() < 0.3) asked.from = [addDays(today, -integerBetween(random, 300, 900))]
  if (random() < 0.3) asked.to = [addDays(today, -integerBetween(random, 0, 250))]
  return asked
}

function someOf(random: Random, values: readonly string[]): string[] {
  return shuffle(random, [...values]).slice(0, integerBetween(random, 1, Math.ceil(values.length / 2)))
}

/** Filters as a query string; values are repeated. */
export function toQuery(asked: Asked): string {
  return Object.entries(asked)
    .flatMap(([name, values]) => values.map((value) => `${name}=${encodeURIComponent(value)}`))
    .join('&')
}
