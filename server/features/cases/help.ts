import type { Day } from '@hoanhap/geo/day.ts'
import { assessmentExpiresOn, scoreNeeds } from '../../../seeds/support-need/score.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { seal } from '../../secrets/seal.ts'
import { endConsent, insertConsent, insertNeedAssessment, insertService } from './help-queries.ts'
import { currentScorecard } from './legal-queries.ts'
import { noteCell } from './record-queries.ts'
import { invalidField } from './refusals.ts'
import type { ConsentInput, NeedAssessmentInput, ServiceInput } from './schemas.ts'
import { bumpVersion, type LockedCase } from './write-queries.ts'

type Writing<B> = Pick<Context<unknown, unknown, B>, 'trx' | 'body' | 'today' | 'services'>

/**
 * Records what a worker found: the scorecard in force suggests a band, the worker confirms it or says why not.
 * @throws 400 naming `needs` or `overrideReason`
 */
export async function assessNeed(
  { trx, body, today }: Writing<NeedAssessmentInput>,
  { id, unitId }: LockedCase,
): Promise<void> {
  const scorecard = await currentScorecard(trx, today)
  const needs = [...new Set(body.needs)]
  const unknown = needs.find((need) => !scorecard.items.some(({ code }) => code === need))
  if (unknown !== undefined)
    throw invalidField('needs', 'unknown_need', `the scorecard has no need ${unknown}`)
  const { points, band: suggestedBand } = scoreNeeds(scorecard, needs)
  const band = body.band ?? suggestedBand
  if (band !== suggestedBand && body.overrideReason === undefined) {
    throw invalidField('overrideReason', 'required', 'another band than suggested needs a reason')
  }
  await insertNeedAssessment(trx, {
    caseId: id,
    unitId,
    scorecard: scorecard.version,
    needs,
    points,
    suggestedBand,
    band,
    overrideReason: band === suggestedBand ? null : (body.overrideReason ?? null),
    assessedOn: today,
    expiresOn: assessmentExpiresOn(today),
  })
  await bumpVersion(trx, id)
}

/** Records a service that was given; its note is sealed. @throws 400 naming `givenOn` */
export async function recordService(
  { trx, body, services }: Writing<ServiceInput>,
  { id, unitId, openedOn }: LockedCase,
): Promise<void> {
  refuseDayBefore(openedOn, body.givenOn)
  const note = body.note === undefined ? null : seal(services.keys, body.note, noteCell(id))
  await insertService(trx, {
    caseId: id,
    unitId,
    kind: body.kind,
    givenOn: body.givenOn,
    note,
    keyVersion: note && services.keys.version,
  })
  await bumpVersion(trx, id)
}

/** Records a consent. @throws 400 naming `givenOn`, 409 when one for the purpose is in force */
export async function recordConsent(
  { trx, body }: Writing<ConsentInput>,
  { id, unitId, openedOn }: LockedCase,
): Promise<void> {
  refuseDayBefore(openedOn, body.givenOn)
  await insertConsent(trx, { caseId: id, unitId, ...body })
  await bumpVersion(trx, id)
}

/** Ends a consent, which costs the person nothing. @throws 404, 400 naming `withdrawnOn`, 409 when it ended before */
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

function refuseDayBefore(openedOn: Day, givenOn: Day): void {
  if (givenOn < openedOn) throw invalidField('givenOn', 'order', 'not before the case was opened')
}
