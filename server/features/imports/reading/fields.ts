import { EMPLOYER_FIELDS } from './fields/employer-fields.ts'
import { PEOPLE_FIELDS } from './fields/people-fields.ts'
import { SERVICE_FIELDS } from './fields/service-fields.ts'
import type { FieldSpec, ImportKind } from './types.ts'

/** What the columns of each kind of file can mean. */
export const KINDS: Readonly<Record<ImportKind, readonly FieldSpec[]>> = {
  people: PEOPLE_FIELDS,
  employers: EMPLOYER_FIELDS,
  services: SERVICE_FIELDS,
}

/** One of these sets of fields gives what a required field gives. */
const INSTEAD: Readonly<Record<string, readonly (readonly string[])[]>> = {
  sex: [['birthMale', 'birthFemale']],
  birth: [['birthMale', 'birthFemale']],
}

/** The required fields of a kind that the mapped ones do not give. */
export function missingFields(kind: ImportKind, mapped: Iterable<string>): string[] {
  const given = new Set(mapped)
  const isGiven = (name: string) =>
    given.has(name) || (INSTEAD[name] ?? []).some((set) => set.every((other) => given.has(other)))
  return KINDS[kind].filter(({ name, required }) => required && !isGiven(name)).map(({ name }) => name)
}
