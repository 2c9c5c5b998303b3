import type { CaseList, CaseRecord } from '../../../server/contract.ts'
import type { Judging } from './judging.ts'
import {
  fieldsInList,
  fieldsOfRecord,
  hasOneCommune,
  keeps,
  mayKnowOfSubstitution,
  mayOpen,
} from './oracle.ts'
import { fits, isCounted } from './people-counted.ts'
import type { Question } from './questions.ts'
import type { KnownAccount, KnownPerson, World } from './world.ts'

export function listFaults(
  { query, reason }: Question,
  list: CaseList,
  account: KnownAccount,
  { world, today }: Judging,
): string[] {
  const expected = world.people.filter((person) => {
    const fields = fieldsInList(account, person, today)
    // Nobody is found by what their line would not show.
    const isFound = Object.keys(query).every((name) => fields?.has(SHOWN_AS[name] ?? 'id'))
    return (
      isFound && (!keeps(account, person, today) || isCounted(person, query)) && fits(person, query, today)
    )
  })
  const isPolice = account.roles.includes('police_officer')
  return [
    ...(isPolice && reason === null ? ['gives the list of the police without a reason'] : []),
    ...(list.total === expected.length ? [] : [`counts ${list.total} people, not ${expected.length}`]),
    ...sameIds(list.items, expected),
    ...list.items.flatMap((item) => foreignFields(item, fieldsInList(account, personOf(world, item), today))),
  ]
}

const SHOWN_AS: Readonly<Record<string, string>> = {
  work: 'work',
  status: 'status',
  supportNeed: 'supportNeed',
}

function sameIds(items: readonly CaseRecord[], expected: readonly KnownPerson[]): string[] {
  const shown = new Set(items.map(({ id }) => id))
  const wanted = new Set(expected.map(({ caseId }) => caseId))
  return [
    ...[...shown].filter((id) => !wanted.has(id)).map((id) => `lists case ${id}`),
    ...[...wanted].filter((id) => !shown.has(id)).map((id) => `withholds case ${id}`),
  ]
}

export function searchFaults(
  { items }: CaseList,
  account: KnownAccount,
  { world, today }: Judging,
): string[] {
  return [
    ...(items.length > 20 ? [`finds ${items.length} people at once`] : []),
    ...items.flatMap((item) => {
      const person = personOf(world, item)
      if (!mayOpen(account, person, today)) return [`finds case ${item.id}`]
      const open = { ...person, closed: undefined }
      return foreignFields(item, fieldsInList(account, open, today))
    }),
  ]
}

export function recordFaults(
  { person, reason }: Question,
  record: CaseRecord | null,
  account: KnownAccount,
  { today }: Judging,
): string[] {
  if (person === null) return ['opens a file that is not there']
  const fields = fieldsOfRecord(account, person, today)
  if (fields === null) return [`opens case ${person.caseId}`]
  if (reason === null && !hasOneCommune(account, today))
    return ['opens a file of a wider scope without a reason']
  if (record === null) return []
  return [...foreignFields(record, fields), ...treatmentFaults(record, person, account, today)]
}

function treatmentFaults(
  { substitution }: CaseRecord,
  person: KnownPerson,
  account: KnownAccount,
  today: string,
): string[] {
  const told = mayKnowOfSubstitution(account, person, today) ? (person.substitution ?? null) : null
  return (substitution ?? null) === told ? [] : [`says ${substitution} of the treatment of ${person.caseId}`]
}

export function numberFaults({ person }: Question, account: KnownAccount, { today }: Judging): string[] {
  return person && mayOpen(account, person, today)
    ? []
    : ['answers with a number that is sealed from the caller']
}

/** Who opened a file is told, without a word of whose it is, to whoever keeps it. */
export function logFaults({ person }: Question, account: KnownAccount, { today }: Judging): string[] {
  return person && keeps(account, person, today) ? [] : ['tells who opened a file that is not theirs']
}

function foreignFields(record: CaseRecord, fields: ReadonlySet<string> | null): string[] {
  return Object.keys(record)
    .filter((field) => !fields?.has(field))
    .map((field) => `shows ${field} of case ${record.id}`)
}

function personOf(world: World, { id }: CaseRecord): KnownPerson {
  const person = world.people.find(({ caseId }) => caseId === id)
  if (!person) throw new Error(`case ${id} is nobody's`)
  return person
}
