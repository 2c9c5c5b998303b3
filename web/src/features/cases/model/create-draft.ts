import type { CaseInput, ConsentPurpose, OpeningProgramme } from '@hoanhap/server/contract.ts'
import { type DecisionDraft, decisionBody, EMPTY_DECISION } from './decision.ts'
import { EMPTY_PERSON, newPerson, type PersonDraft } from './person-draft.ts'

/** What is asked for at the opening, because something in a new file rests on it. */
export type OpeningConsent = Extract<ConsentPurpose, 'support' | 'familyContact' | 'substitution'>

/** A new file while it is typed. */
export interface CreateDraft extends PersonDraft {
  programme: OpeningProgramme
  openedOn: string
  unitCode: string
  /** Only in rehabilitation. */
  opening: DecisionDraft
  consents: OpeningConsent[]
  /** The day of opening unless chosen. */
  consentOn: string
}

/** An empty file of rehabilitation, opened today. */
export function emptyCase(today: string, unitCode: string): CreateDraft {
  return {
    ...EMPTY_PERSON,
    programme: 'rehab',
    openedOn: today,
    unitCode,
    opening: { ...EMPTY_DECISION, decisionOn: today },
    consents: [],
    consentOn: '',
  }
}

/** The consents that are asked for: nothing about substances stands in the file of a released prisoner. */
export function consentsAskedFor(programme: OpeningProgramme): readonly OpeningConsent[] {
  const always = ['support', 'familyContact'] as const
  return programme === 'rehab' ? [...always, 'substitution'] : always
}

/** What a new file cannot be without, by the names of its fields. */
export function missingIn(draft: CreateDraft): string[] {
  const { name, sex, birthYear, programme, opening, consents } = draft
  const ofProgramme =
    programme === 'rehab'
      ? { 'opening.decisionOn': opening.decisionOn, 'opening.toStatus': opening.toStatus }
      : { consents: consents.includes('support') }
  const needed = { name: name.trim(), sex, birthYear: birthYear.trim(), ...ofProgramme }
  return Object.entries(needed).flatMap(([path, value]) => (value ? [] : [path]))
}

/** The file as it is sent: nothing that the programme has no place for, or that is not agreed to. */
export function caseBody(draft: CreateDraft): CaseInput {
  const { programme, openedOn, unitCode } = draft
  const opening = programme === 'rehab' ? decisionBody(draft.opening) : null
  const asked = consentsAskedFor(programme)
  const agreed = draft.consents.filter((purpose) => asked.includes(purpose))
  const consents = agreed.map((purpose) => ({ purpose, givenOn: draft.consentOn || openedOn }))
  const person = newPerson({
    ...draft,
    substance: programme === 'rehab' ? draft.substance : 'unknown',
    familyContact: agreed.includes('familyContact') ? draft.familyContact : '',
    substitution: agreed.includes('substitution') ? draft.substitution : null,
  }) as Omit<CaseInput, 'openedOn'>
  return {
    ...person,
    ...(unitCode === '' ? {} : { unitCode }),
    openedOn,
    programme,
    ...(opening && { opening }),
    ...(consents.length > 0 && { consents }),
  }
}
