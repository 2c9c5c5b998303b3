import { addDays, type Day, dayInVietnam } from '@hoanhap/geo/day.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asLoader, type Trx } from '../../../server/db/transactions.ts'
import { type OpenedCase, type ProposedChange, proposeChange } from '../../support/register.ts'
import {
  COMPLETED,
  kept,
  type LegalRegister,
  legalRegister,
  openedIn,
  POST_REHAB,
  refusal,
} from './legal-register.ts'

let db: Database
let id: LegalRegister['id']
let asOfficer: LegalRegister['asOfficer']
beforeAll(async () => {
  ;({ db, id, asOfficer } = await legalRegister())
})
afterAll(() => db.close())

/** Not there yet, even when the tests run past midnight. */
const dayToCome = addDays(dayInVietnam(Date.now()), 2)

const opened = (trx: Trx) => openedIn(trx, id('00101'))

describe('a change of the legal status', () => {
  test.each<[name: string, change: Partial<ProposedChange>, constraint: string | null]>([
    ['the decision as it should be', {}, null],
    ['no number of the document', { decisionNumber: ' ' }, 'status_change_document'],
    ['an effect before the decision', { effectiveOn: '2026-01-14' }, 'status_change_in_order'],
    [
      'an effect before the opening',
      { decisionOn: '2025-02-01', effectiveOn: '2025-02-28' },
      'status_change_in_order',
    ],
    ['a decision of tomorrow', { regime: 'L120', decisionOn: dayToCome }, 'status_change_issuing_body'],
    ['a body that does not decide this', { issuingBody: 'clinic' }, 'status_change_issuing_body'],
    ['a law that was not in force', { regime: 'L120' }, 'status_change_regime_in_force'],
    ['a law that nobody knows', { regime: 'L99' }, 'status_change_regime_in_force'],
    ['a status that nobody knows', { toStatus: 'relapse' }, 'status_change_allowed'],
    ['a status that cannot follow', { toStatus: 'completed', plannedEnd: null }, 'status_change_allowed'],
    ['no planned end', { plannedEnd: null }, 'status_change_planned_end'],
    ['a day too short', { plannedEnd: '2027-01-14' }, 'status_change_term'],
    ['a day too long', { plannedEnd: '2028-01-17' }, 'status_change_term'],
    ['another unit without a move', { toUnitId: 1 }, 'status_change_move'],
  ])('%s', async (_name, change, constraint) => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      const before = (await kept(trx, file)).trace
      const told = await refusal(trx, (step) => proposeChange(step, file, { ...POST_REHAB, ...change }))
      expect(told).toBe(constraint)
      expect((await kept(trx, file)).trace === before).toBe(constraint !== null)
    })
  })

  test('a decision of tomorrow by the right body is no decision yet', async () => {
    await asOfficer(async (trx) => {
      const change = {
        ...POST_REHAB,
        regime: 'L120',
        issuingBody: 'commune_police',
        decisionOn: dayToCome,
      }
      const told = await refusal(trx, async (step) => proposeChange(step, await opened(step), change))
      expect(told).toBe('status_change_decided')
    })
  })

  test('before the planned end a case is completed only with a document that shortened the term', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      await proposeChange(trx, file, POST_REHAB)
      expect(await refusal(trx, (step) => proposeChange(step, file, COMPLETED))).toBe(
        'status_change_completed_early',
      )
      await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
      const { rows } = await trx.raw('select closed_on, closed_as, number from episode where case_id = ?', [
        file.caseId,
      ])
      expect(rows).toEqual([{ closed_on: '2026-09-01', closed_as: 'completed', number: 1 }])
    })
  })

  test('a closed case takes no change, no service and no assessment; help from before may be noted', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      await proposeChange(trx, file, POST_REHAB)
      await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
      const row = { case_id: file.caseId, unit_id: file.unitId }
      expect(await refusal(trx, (step) => proposeChange(step, file, COMPLETED))).toBe(
        'status_change_case_is_open',
      )
      const note = (givenOn: Day) => (step: Trx) =>
        step('service_event').insert({ ...row, kind: 'call', given_on: givenOn })
      expect(await refusal(trx, note('2026-09-02'))).toBe('case_is_open')
      expect(await refusal(trx, note('2026-08-31'))).toBeNull()
      for (const [table, columns] of [
        ['support_file', { support: 'offered' }],
        ['work_file', { work: 'seeking' }],
        ['health_file', { substance: 'ats' }],
        ['residence', { location: null, precision: null }],
      ] as const) {
        const change = (step: Trx) => step(table).where('case_id', file.caseId).update(columns)
        expect([table, await refusal(trx, change)]).toEqual([table, 'case_is_open'])
      }
      const consent = (step: Trx) =>
        step('consent').insert({ ...row, purpose: 'support', given_on: '2026-08-01' })
      expect(await refusal(trx, consent)).toBe('case_is_open')
    })
  })

  test('the next case of a person whose case was completed is the next episode', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      const again = (step: Trx) =>
        step('case_file')
          .insert({
            person_id: file.personId,
            unit_id: file.unitId,
            programme: 'rehab',
            opened_on: '2026-10-01',
          })
          .returning('episode')
      expect(await refusal(trx, again)).toBe('case_file_one_open_per_person')
      await proposeChange(trx, file, POST_REHAB)
      await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
      expect(await again(trx)).toEqual([{ episode: 2 }])
    })
  })
})

describe('many changes in one statement', () => {
  const row = ({ caseId }: OpenedCase, change: Record<string, unknown> = {}) => ({
    case_id: caseId,
    unit_id: id('00101'),
    from_status: 'opening',
    to_status: POST_REHAB.toStatus,
    regime: POST_REHAB.regime,
    document: 'post_rehab_decision',
    decision_number: POST_REHAB.decisionNumber,
    decision_on: POST_REHAB.decisionOn,
    issuing_body: POST_REHAB.issuingBody,
    effective_on: POST_REHAB.effectiveOn,
    planned_end: POST_REHAB.plannedEnd,
    ...change,
  })

  test.each<[name: string, change: Record<string, unknown>, constraint: string | null]>([
    ['as each of them should be', {}, null],
    ['of which one says another status before', { from_status: 'ost' }, 'status_change_allowed'],
    ['of which one says another document', { document: 'court_decision' }, 'status_change_document'],
    ['of which one says that no document is needed', { document: null }, 'status_change_document'],
    ['of which one is decided by another body', { issuing_body: 'clinic' }, 'status_change_issuing_body'],
    ['of which one names a law that nobody knows', { regime: 'L99' }, 'status_change_regime_in_force'],
    ['of which one leads nowhere', { to_unit_id: 2_000_000 }, 'status_change_move'],
  ])('%s', async (_name, change, constraint) => {
    await asLoader(db, async (trx) => {
      const files: OpenedCase[] = []
      for (let i = 0; i < 3; i++) files.push(await opened(trx))
      const rows = files.map((file, i) => row(file, i === 1 ? change : {}))
      expect(await refusal(trx, (step) => step('status_change').insert(rows))).toBe(constraint)
      for (const file of files) {
        const { state } = await kept(trx, file)
        expect(state.status).toBe(constraint === null ? 'post_rehab' : null)
      }
    })
  })

  test('of one and the same case are refused: each is checked against what the one before it left', async () => {
    await asLoader(db, async (trx) => {
      const file = await opened(trx)
      const twice = (step: Trx) => step('status_change').insert([row(file), row(file)])
      expect(await refusal(trx, twice)).toBe('status_change_in_order')
    })
  })

  test('end the cases that they end, and no other', async () => {
    await asLoader(db, async (trx) => {
      const [ending, going] = [await opened(trx), await opened(trx)]
      await trx('status_change').insert([row(ending), row(going)])
      await proposeChange(trx, ending, { ...COMPLETED, reductionDocument: '3/QĐ' })
      expect((await kept(trx, ending)).state.closedOn).toBe('2026-09-01')
      expect((await kept(trx, going)).state.closedOn).toBeNull()
    })
  })
})
