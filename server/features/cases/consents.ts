import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { agreesTo, endConsent, insertConsent, writeSubstitution } from './consent-queries.ts'
import { invalidField, namingFieldsUnder, refuseDayBefore } from './refusals.ts'
import type { ConsentInput } from './schemas.ts'
import { bumpVersion, type LockedCase } from './write-queries.ts'

type Writing<B> = Pick<Context<unknown, unknown, B>, 'trx' | 'body' | 'today'>
type Opened = Pick<LockedCase, 'id' | 'unitId' | 'openedOn'>

/** Records a consent. @throws 400 naming `givenOn`, 409 when one for the purpose is in force */
export async function recordConsent(
  { trx, body }: Writing<ConsentInput>,
  { id, unitId, openedOn }: LockedCase,
): Promise<void> {
  refuseDayBefore(openedOn, body.givenOn)
  await insertConsent(trx, { caseId: id, unitId, ...body })
  await bumpVersion(trx, id)
}

/**
 * Ends a consent, which costs the person nothing. What rested on it alone is erased; the file of a released prisoner is
 * closed with the consent to support.
 * @throws 404, 400 naming `withdrawnOn`, 409 when it ended before
 */
export async function withdrawConsent(
  { trx, body, today }: Writing<{ withdrawnOn?: Day | undefined }>,
  { id }: LockedCase,
  consentId: number,
): Promise<void> {
  const withdrawnOn = body.withdrawnOn ?? today
  if (withdrawnOn > today) throw invalidField('withdrawnOn', 'in_the_future', 'this day has not come yet')
  const ended = await endConsent(trx, { caseId: id, consentId, withdrawnOn })
  if (ended === 'absent') throw problems.notFound()
  if (ended === 'before') throw problems.conflict('already_withdrawn', 'The consent was withdrawn before.')
  await bumpVersion(trx, id)
}

/** What a person agreed to when the case was opened. @throws 400 naming the day of one, 409 when one stands there twice */
export async function recordConsents(
  trx: Trx,
  { id, unitId, openedOn }: Opened,
  consents: readonly ConsentInput[],
): Promise<void> {
  for (const [nth, consent] of consents.entries()) {
    refuseDayBefore(openedOn, consent.givenOn, `consents.${nth}.givenOn`)
    await namingFieldsUnder(`consents.${nth}.`, () => insertConsent(trx, { caseId: id, unitId, ...consent }))
  }
}

/** Keeps, or takes away, whether the person is in substitution treatment. @throws 400 naming `substitution` */
export async function changeSubstitution(
  trx: Trx,
  { id, unitId }: Pick<LockedCase, 'id' | 'unitId'>,
  substitution: boolean | null,
): Promise<void> {
  if (substitution !== null && !(await agreesTo(trx, id, 'substitution'))) {
    throw invalidField(
      'substitution',
      'consent_required',
      'substitution treatment is kept only with the consent',
    )
  }
  await writeSubstitution(trx, { caseId: id, unitId }, substitution)
}
