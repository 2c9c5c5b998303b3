import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import { problems } from '../../http/problems.ts'
import type { Keys } from '../../secrets/keys.ts'
import { digest } from '../../secrets/seal.ts'
import { familyMayBeCalled } from './consent-queries.ts'
import {
  IDENTITY_FIELDS,
  type Identity,
  openIdentities,
  writeIdentity,
  writeIdentityIndex,
} from './identity.ts'
import { invalidField } from './refusals.ts'
import type { CaseInput, CasePatch } from './schemas.ts'
import { caseWithIdNumber, type LockedCase, updateRow } from './write-queries.ts'

const LEAST_AGE_YEARS = 12

/**
 * The day of birth agrees with the year, and the person was twelve when the case was opened.
 * @throws 400 naming `birthDate`
 */
export function checkBirth(birthYear: number, birthDate: string | null | undefined, openedOn: Day): void {
  if (!birthDate) return
  if (Number(birthDate.slice(0, 4)) !== birthYear) {
    throw invalidField('birthDate', 'contradicts_year', 'the day of birth lies in another year')
  }
  const twelfthBirthday = `${birthYear + LEAST_AGE_YEARS}${birthDate.slice(4)}`
  if (twelfthBirthday > openedOn) {
    throw invalidField('birthDate', 'under_twelve', 'a person under 12 is not in this system')
  }
}

/**
 * Nobody of the own scope holds the number yet. Who holds it elsewhere is not told: the database keeps the pair for
 * whoever may see both.
 * @throws 409 person_exists naming the case
 */
export async function refuseKnownIdNumber(
  trx: Trx,
  keys: Keys,
  idNumber: string | null | undefined,
  besides: string | null = null,
): Promise<void> {
  if (!idNumber) return
  const known = await caseWithIdNumber(trx, digest(keys, 'idNumber', idNumber), besides)
  if (known === undefined) return
  throw problems.conflict('person_exists', `Case ${known} holds this identity number.`, [
    { path: 'idNumber', code: 'in_case', message: `${known}` },
  ])
}

/** Seals the identity of a new person, and what it can be found by. @throws 400 as `refuseUnagreedContact` */
export async function storeIdentity(
  trx: Trx,
  keys: Keys,
  person: { id: string; unitId: number },
  input: CaseInput,
): Promise<void> {
  await refuseUnagreedContact(trx, person.id, input)
  await writeIdentity(trx, keys, person, identityIn(input))
  const { name, birthYear, idNumber = null } = input
  await writeIdentityIndex(trx, keys, person, { name, birthYear, idNumber })
}

/** Changes what a patch names of a person's identity. @throws 400 and 409 as above */
export async function changeIdentity(
  trx: Trx,
  keys: Keys,
  before: LockedCase,
  patch: CasePatch,
): Promise<void> {
  const { personId, unitId } = before
  const birthYear = patch.birthYear ?? before.birthYear
  const known = await openIdentities(trx, keys, [personId], ['name', 'idNumber', 'birthDate'])
  const identity = { ...known.get(personId), ...identityIn(patch) }
  checkBirth(birthYear, identity.birthDate, before.openedOn)
  await refuseKnownIdNumber(trx, keys, patch.idNumber, personId)
  await refuseUnagreedContact(trx, personId, patch)
  await updateRow(trx, 'person', { id: personId }, { sex: patch.sex, birth_year: patch.birthYear })
  await writeIdentity(trx, keys, { id: personId, unitId }, identityIn(patch))
  const { name, idNumber = null } = identity
  if (typeof name !== 'string') throw new Error(`person ${personId} has no name`)
  await writeIdentityIndex(trx, keys, { id: personId, unitId }, { name, birthYear, idNumber })
}

/** Nobody's family stands here unless the person agreed to it. @throws 400 naming `familyContact` */
async function refuseUnagreedContact(
  trx: Trx,
  personId: string,
  { familyContact }: Pick<CasePatch, 'familyContact'>,
): Promise<void> {
  if (!familyContact || (await familyMayBeCalled(trx, personId))) return
  throw invalidField('familyContact', 'consent_required', 'whom to call is kept only with the consent')
}

/** Whether a patch says anything about who the person is. */
export function namesIdentity(patch: CasePatch): boolean {
  return patch.sex !== undefined || patch.birthYear !== undefined || Object.keys(identityIn(patch)).length > 0
}

function identityIn(input: CasePatch): Identity {
  const given = IDENTITY_FIELDS.map((field) => [field, input[field]] as const)
  return Object.fromEntries(given.filter(([, text]) => text !== undefined))
}
