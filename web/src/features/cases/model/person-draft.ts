import type { CaseInput, CasePatch, CaseRecord } from '@hoanhap/server/contract.ts'
import { changedFields } from './field-conflicts.ts'

/** A person and the two tracks as they are typed; empty text is "not known". */
export interface PersonDraft {
  name: string
  sex: CaseInput['sex'] | null
  birthYear: string
  birthDate: string
  /** Never filled in from the register: it stays as it is while this is empty. */
  idNumber: string
  phone: string
  address: string
  familyContact: string
  support: NonNullable<CaseInput['support']>
  nextStep: NonNullable<CaseInput['nextStep']> | null
  nextDueOn: string
  work: NonNullable<CaseInput['work']>
  tradeLearned: string
  tradeWanted: string
  substance: NonNullable<CaseInput['substance']>
  /** In substitution treatment; null where it is not known or not agreed to. */
  substitution: 'yes' | 'no' | null
}

export const EMPTY_PERSON: PersonDraft = {
  name: '',
  sex: null,
  birthYear: '',
  birthDate: '',
  idNumber: '',
  phone: '',
  address: '',
  familyContact: '',
  support: 'none',
  nextStep: null,
  nextDueOn: '',
  work: 'unknown',
  tradeLearned: '',
  tradeWanted: '',
  substance: 'unknown',
  substitution: null,
}

/** The fields of a file that this page edits. */
export const PERSON_FIELDS = [
  'name',
  'sex',
  'birthYear',
  'birthDate',
  'idNumber',
  'phone',
  'address',
  'familyContact',
  'support',
  'nextStep',
  'nextDueOn',
  'work',
  'tradeLearned',
  'tradeWanted',
  'substance',
  'substitution',
] as const
export type PersonField = (typeof PERSON_FIELDS)[number]

/** The draft of a file that was read. */
export function draftOf(file: CaseRecord): PersonDraft {
  return {
    ...EMPTY_PERSON,
    name: file.name ?? '',
    sex: file.sex ?? null,
    birthYear: file.birthYear === undefined ? '' : String(file.birthYear),
    birthDate: file.birthDate ?? '',
    phone: file.phone ?? '',
    address: file.address ?? '',
    familyContact: file.familyContact ?? '',
    support: file.support ?? 'none',
    nextStep: file.nextStep ?? null,
    nextDueOn: file.nextDueOn ?? '',
    work: file.work ?? 'unknown',
    tradeLearned: file.tradeLearned ?? '',
    tradeWanted: file.tradeWanted ?? '',
    substance: file.substance ?? 'unknown',
    substitution: answerOf(file.substitution),
  }
}

/** What changed between two drafts, as the server takes it; null when nothing did. */
export function patchOf(before: PersonDraft, after: PersonDraft): CasePatch | null {
  const changed = changedFields(PERSON_FIELDS, { ...before }, { ...after })
  const names = Object.keys(changed) as PersonField[]
  return names.length === 0 ? null : partOf(after, names)
}

/** Some fields of a draft as the server takes them: numbers as numbers, nothing as null. */
export function partOf(draft: PersonDraft, names: readonly PersonField[]): CasePatch {
  const values: Record<PersonField, unknown> = {
    ...draft,
    name: draft.name,
    birthYear: Number(draft.birthYear),
    birthDate: known(draft.birthDate),
    idNumber: known(draft.idNumber),
    phone: known(draft.phone),
    address: known(draft.address),
    familyContact: known(draft.familyContact),
    nextDueOn: known(draft.nextDueOn),
    tradeLearned: known(draft.tradeLearned),
    tradeWanted: known(draft.tradeWanted),
    substitution: draft.substitution && draft.substitution === 'yes',
  }
  // The two belong together: a step without its day would be refused.
  const together = names.includes('nextStep') || names.includes('nextDueOn')
  const all = new Set<PersonField>([...names, ...(together ? (['nextStep', 'nextDueOn'] as const) : [])])
  return Object.fromEntries([...all].map((name) => [name, values[name]])) as CasePatch
}

/** Everything of a new person that was typed. */
export function newPerson(draft: PersonDraft): CasePatch {
  const typed = PERSON_FIELDS.filter((name) => draft[name] !== '' && draft[name] !== null)
  return partOf(draft, [...new Set<PersonField>(['name', 'sex', 'birthYear', ...typed])])
}

/** Yes, no, or nothing said. */
export function answerOf(fact: boolean | null | undefined): 'yes' | 'no' | null {
  if (fact === null || fact === undefined) return null
  return fact ? 'yes' : 'no'
}

function known(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
