import { assessmentExpiresOn } from '../../../seeds/support-need/score.ts'
import { scorecardOn } from '../../../seeds/support-need/scorecard.ts'
import type { Trx } from '../../db/transactions.ts'
import type { Keys } from '../../secrets/keys.ts'
import { seal } from '../../secrets/seal.ts'
import { noteCell } from '../cases/record-queries.ts'
import { insertOfCases } from './load-case-files.ts'
import { hex } from './load-identities.ts'
import type { LoadedCase } from './load-people.ts'

/** Writes what people agreed to, the help they were given, and the assessments of what they need. */
export async function insertHelp(trx: Trx, cases: readonly LoadedCase[], keys: Keys): Promise<void> {
  await insertOfCases(
    trx,
    'consent',
    { purpose: 'text', given_on: 'date', withdrawn_on: 'date' },
    cases,
    ({ person }) =>
      person.consents.map(({ purpose, givenOn, withdrawnOn }) => {
        return { purpose, given_on: givenOn, withdrawn_on: withdrawnOn }
      }),
  )
  await insertOfCases(
    trx,
    'service_event',
    { kind: 'text', given_on: 'date', note_sealed: 'bytea', key_version: 'int' },
    cases,
    ({ person, caseId }) =>
      person.services.map(({ kind, givenOn, note }) => {
        return { kind, given_on: givenOn, ...sealedNote(note, caseId, keys) }
      }),
  )
  await insertOfCases(trx, 'need_assessment', ASSESSMENT_COLUMNS, cases, assessmentRows)
}

const ASSESSMENT_COLUMNS = {
  scorecard: 'text',
  needs: 'text[]',
  points: 'int',
  suggested_band: 'text',
  band: 'text',
  override_reason: 'text',
  assessed_on: 'date',
  expires_on: 'date',
}

function sealedNote(note: string | null, caseId: number, keys: Keys) {
  if (note === null) return {}
  return { note_sealed: hex(seal(keys, note, noteCell(caseId))), key_version: keys.version }
}

function assessmentRows({ person }: LoadedCase) {
  return person.assessments.map((assessment) => ({
    scorecard: scorecardOn(assessment.assessedOn).version,
    needs: assessment.needs,
    points: assessment.points,
    suggested_band: assessment.suggestedBand,
    band: assessment.band,
    override_reason: assessment.overrideReason,
    assessed_on: assessment.assessedOn,
    expires_on: assessmentExpiresOn(assessment.assessedOn),
  }))
}
