import type { Context } from '../../http/endpoint.ts'
import { requireVersion } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import { refuseRealPeople } from '../approvals/refuse-real-people.ts'
import { type RecordCaller, refuseBesideNamedWorker } from './caller.ts'
import { changeStatus } from './change-status.ts'
import { changeSubstitution, recordConsents } from './consents.ts'
import {
  changeIdentity,
  checkBirth,
  namesIdentity,
  refuseKnownIdNumber,
  storeIdentity,
} from './person-identity.ts'
import { anotherCommune, correctPlace, type Place, placeOf } from './place-case.ts'
import { invalidField } from './refusals.ts'
import type { CaseInput, CasePatch, ReopeningInput } from './schemas.ts'
import {
  bumpVersion,
  insertCase,
  insertPerson,
  type LockedCase,
  lockedCase,
  updateRow,
} from './write-queries.ts'

type Writing<B> = Pick<Context<unknown, unknown, B>, 'trx' | 'body' | 'today' | 'services'>

/**
 * Opens a case in the own scope. Returns its id.
 * @throws 400 naming the field that is wrong, 409 person_exists when the scope holds the number already,
 *   409 real_people_refused, 403 named_worker_only
 */
export async function createCase(
  { trx, body, today, services }: Writing<CaseInput>,
  caller: RecordCaller,
): Promise<number> {
  const { keys } = services
  await refuseRealPeople(trx, services)
  checkBirth(body.birthYear, body.birthDate, body.openedOn)
  await refuseKnownIdNumber(trx, keys, body.idNumber)
  const place = await placeOf(trx, body, today)
  const { unitId } = place
  const personId = await insertPerson(trx, { unitId, sex: body.sex, birthYear: body.birthYear })
  const caseId = await openCase({ trx, body, today }, personId, place)
  await refuseBesideNamedWorker({ trx, today }, caller, caseId)
  // After the consents, on which some of it rests.
  await storeIdentity(trx, keys, { id: personId, unitId }, body)
  await changeTracks(trx, { id: caseId, unitId }, body)
  return caseId
}

type Opening = Pick<CaseInput, 'openedOn' | 'programme' | 'opening' | 'consents'>

/** The case itself: with the consents of the opening and, in rehabilitation, the decision by which it begins. */
async function openCase(
  { trx, body, today }: Omit<Writing<Opening>, 'services'>,
  personId: string,
  place: Place,
): Promise<number> {
  const { openedOn, programme = 'rehab', opening, consents = [] } = body
  refuseWrongOpening(body)
  const caseId = await insertCase(trx, { personId, openedOn, place, programme })
  const { unitId } = place
  await recordConsents(trx, { id: caseId, unitId, openedOn }, consents)
  if (opening) await changeStatus(trx, opening, { caseId, unitId, today, prefix: 'opening.' })
  return caseId
}

/**
 * Rehabilitation begins with a decision. A released prisoner has no legal status, so that the file needs the consent.
 * @throws 400 naming `opening` or `consents`
 */
function refuseWrongOpening({ programme, opening, consents = [] }: Opening): void {
  if (programme !== 'released_prisoner') {
    if (!opening) throw invalidField('opening', 'required', 'rehabilitation begins with a decision')
    return
  }
  if (opening) throw invalidField('opening', 'not_expected', 'a released prisoner has no legal status')
  if (!consents.some(({ purpose }) => purpose === 'support')) {
    throw invalidField('consents', 'required', 'the file of a released prisoner needs the consent to support')
  }
}

/**
 * Opens another case for the person of a closed one. Returns its id.
 * @throws 404 when not there or not theirs, 409 case_open while one is open, 400 naming the field that is wrong
 */
export async function reopenCase({ trx, body, today }: Writing<ReopeningInput>, id: number): Promise<number> {
  const { personId, unitId } = await caseToChange(trx, id)
  const here = { unitId, point: null, precision: null }
  const place = body.geometry ? await placeOf(trx, body, today) : here
  if (place.unitId !== unitId) throw anotherCommune('geometry')
  return openCase({ trx, body, today }, personId, place)
}

/**
 * Changes what a patch names, if the case still is the version that was read.
 * @throws 404 when not there or not theirs, 412 with both versions, 400 naming the field that is wrong
 */
export async function patchCase(
  { trx, body, today, services }: Writing<CasePatch>,
  id: number,
  ifMatch: string | null,
): Promise<void> {
  const before = await caseToChange(trx, id)
  requireVersion(ifMatch, before.version)
  if (namesIdentity(body)) await changeIdentity(trx, services.keys, before, body)
  await correctPlace(trx, before, body, today)
  await changeTracks(trx, before, body)
  await bumpVersion(trx, id)
}

/** The case that is about to change, locked. @throws 404 when not there or not theirs */
export async function caseToChange(trx: Writing<unknown>['trx'], id: number): Promise<LockedCase> {
  const found = await lockedCase(trx, id)
  if (!found) throw problems.notFound()
  return found
}

/** Writes what a patch says of support, work, health and treatment. */
export async function changeTracks(
  trx: Writing<unknown>['trx'],
  of: Pick<LockedCase, 'id' | 'unitId'>,
  body: CasePatch,
): Promise<void> {
  const key = { case_id: of.id }
  const { support, nextStep, nextDueOn, work, tradeLearned, tradeWanted, substance } = body
  await updateRow(trx, 'support_file', key, { support, next_step: nextStep, next_due_on: nextDueOn })
  await updateRow(trx, 'work_file', key, { work, trade_learned: tradeLearned, trade_wanted: tradeWanted })
  await updateRow(trx, 'health_file', key, { substance })
  if (body.substitution !== undefined) await changeSubstitution(trx, of, body.substitution)
}
