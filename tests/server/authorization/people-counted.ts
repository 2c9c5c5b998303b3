import type { Judging } from './judging.ts'
import { keeps } from './oracle.ts'
import type { Question } from './questions.ts'
import { COMMUNES, type KnownAccount, type KnownPerson } from './world.ts'

/** People with an open case of a keeper who fit some filters. */
export function kept(
  query: Question['query'],
  account: KnownAccount,
  { world, today }: Judging,
): KnownPerson[] {
  return world.people.filter(
    (person) =>
      keeps(account, person, today) &&
      !person.closed &&
      isCounted(person, query) &&
      fits(person, query, today),
  )
}

const NO_FILTERS = new Set(['limit', 'level', 'by'])

/** Whether a person fits the filters of a question, told apart from how the server does it. */
export function fits(person: KnownPerson, query: Question['query'], today: string): boolean {
  const values: Record<string, string> = {
    status: person.status ?? 'none',
    programme: programmeOf(person),
    sex: person.sex,
    ageBand: ageBand(Number(today.slice(0, 4)) - person.birthYear),
    supportNeed: person.need ?? 'none',
    work: person.work ?? 'unknown',
  }
  const isInUnit = (code: string) => person.unitCode === code || COMMUNES[person.unitCode] === code
  return Object.entries(query).every(([name, wanted]) => {
    if (wanted.length === 0 || NO_FILTERS.has(name)) return true
    return name === 'unit' ? wanted.some(isInUnit) : wanted.includes(values[name] as string)
  })
}

function programmeOf({ programme, status }: KnownPerson): string {
  if (programme === 'released_prisoner') return programme
  return status === 'post_rehab' ? 'post_rehab' : 'rehab'
}

/** Released prisoners are counted when they are asked for, and by themselves. */
export function isCounted(person: KnownPerson, { programme = [] }: Question['query']): boolean {
  return programmeOf(person) !== 'released_prisoner' || programme.includes('released_prisoner')
}

function ageBand(age: number): string {
  if (age >= 50) return '50+'
  if (age >= 35) return '35-49'
  if (age >= 25) return '25-34'
  return age >= 18 ? '18-24' : '12-17'
}
