import type { Day } from '@hoanhap/geo/day.ts'
import type { Trx } from '../../db/transactions.ts'

/** The case that something is recorded of; the database stamps who recorded it. */
export interface Recorded {
  caseId: number
  unitId: number
}

interface NeedAssessmentRow extends Recorded {
  scorecard: string
  needs: string[]
  points: number
  suggestedBand: string
  band: string
  overrideReason: string | null
  assessedOn: Day
  expiresOn: Day
}

export async function insertNeedAssessment(trx: Trx, row: NeedAssessmentRow): Promise<void> {
  await trx('need_assessment').insert({
    case_id: row.caseId,
    unit_id: row.unitId,
    scorecard: row.scorecard,
    needs: row.needs,
    points: row.points,
    suggested_band: row.suggestedBand,
    band: row.band,
    override_reason: row.overrideReason,
    assessed_on: row.assessedOn,
    expires_on: row.expiresOn,
  })
}

interface ServiceRow extends Recorded {
  kind: string
  givenOn: Day
  note: Buffer | null
  keyVersion: number | null
}

export async function insertService(trx: Trx, row: ServiceRow): Promise<void> {
  await trx('service_event').insert({
    case_id: row.caseId,
    unit_id: row.unitId,
    kind: row.kind,
    given_on: row.givenOn,
    note_sealed: row.note,
    key_version: row.keyVersion,
  })
}
