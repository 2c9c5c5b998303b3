import { assessmentExpiresOn, scoreNeeds } from '../../../seeds/support-need/score.ts'
import type { Context } from '../../http/endpoint.ts'
import { seal } from '../../secrets/seal.ts'
import { insertNeedAssessment, insertService } from './help-queries.ts'
import { currentScorecard } from './legal-queries.ts'
import { noteCell } from './record-queries.ts'
import { invalidField, refuseDayBefore } from './refusals.ts'
import type { NeedAssessmentInput, ServiceInput } from './schemas.ts'
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
