import { addDays, type Day, dayInVietnam } from '@hoanhap/geo/day.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asLoader, type Trx } from '../../../server/db/transactions.ts'
import { asAdministrator } from '../../support/database.ts'
import { type LegalRegister, legalRegister, openedIn, refusal } from './legal-register.ts'

let db: Database
let id: LegalRegister['id']
let asOfficer: LegalRegister['asOfficer']
beforeAll(async () => {
  ;({ db, id, asOfficer } = await legalRegister())
})
afterAll(() => db.close())

const today = dayInVietnam(Date.now())
/** Not there yet, even when the tests run past midnight. */
const dayToCome = addDays(today, 2)

describe('support', () => {
  const assessment = {
    scorecard: '2026-1',
    needs: ['housing', 'seeking_work'],
    points: 4,
    suggested_band: 'medium',
    band: 'medium',
  }

  test.each<[name: string, change: Record<string, unknown>, constraint: string | null]>([
    ['what the scorecard adds up to', {}, null],
    ['another band with a reason', { band: 'high', override_reason: 'sắp mất chỗ ở' }, null],
    ['another band without a reason', { band: 'high' }, 'need_assessment_override_with_reason'],
    ['a suggestion that fits the wish', { suggested_band: 'low', band: 'low' }, 'need_assessment_adds_up'],
    ['points that nobody added up', { points: 9 }, 'need_assessment_adds_up'],
    ['a need that is on no scorecard', { needs: ['relapse'], points: 0 }, 'need_assessment_needs_known'],
    ['the same need twice', { needs: ['housing', 'housing'], points: 4 }, 'need_assessment_needs_known'],
    ['a scorecard that nobody knows', { scorecard: '1999' }, 'need_assessment_scorecard'],
    [
      'a day to come',
      { assessed_on: dayToCome, expires_on: addDays(dayToCome, 90) },
      'need_assessment_assessed_on_not_in_the_future',
    ],
    ['a longer life', { expires_on: addDays(today, 365) }, 'need_assessment_expires_after_90_days'],
  ])('an assessment with %s', async (_name, change, constraint) => {
    await asOfficer(async (trx) => {
      const { caseId } = await openedIn(trx, id('00101'))
      const row = {
        case_id: caseId,
        unit_id: id('00101'),
        ...assessment,
        assessed_on: today,
        expires_on: addDays(today, 90),
        ...change,
      }
      expect(await refusal(trx, (step) => step('need_assessment').insert(row))).toBe(constraint)
      const band = await trx('support_file').where('case_id', caseId).pluck('need_band')
      expect(band).toEqual([constraint === null ? row.band : null])
    })
  })

  test('a consent that was withdrawn stays withdrawn; a new one may be given', async () => {
    await asOfficer(async (trx) => {
      const { caseId } = await openedIn(trx, id('00101'))
      const row = { case_id: caseId, unit_id: id('00101'), purpose: 'employment', given_on: '2026-01-01' }
      await trx('consent').insert(row)
      expect(await refusal(trx, (step) => step('consent').insert(row))).toBe('consent_one_in_force')
      const withdraw = (day: Day | null) => (step: Trx) =>
        step('consent').where('case_id', caseId).update({ withdrawn_on: day })
      expect(await refusal(trx, withdraw('2025-12-31'))).toBe('consent_withdrawn_after_given')
      expect(await refusal(trx, withdraw(dayToCome))).toBe('consent_withdrawn_on_not_in_the_future')
      expect(await refusal(trx, withdraw(today))).toBeNull()
      expect(await refusal(trx, withdraw(null))).toBe('consent_stays_withdrawn')
      expect(await refusal(trx, (step) => step('consent').insert(row))).toBeNull()
    })
  })

  test('the same identity number twice is noted for who sees both, and for nobody else', async () => {
    const digest = Buffer.alloc(32, 7)
    const number = async (trx: Trx, code: string) => {
      const { personId } = await openedIn(trx, id(code))
      await trx('identity_index').insert({ person_id: personId, unit_id: id(code), kind: 'idNumber', digest })
      return personId
    }
    const [one, two, hidden] = await asLoader(db, async (trx) => [
      await number(trx, '00101'),
      await number(trx, '00102'),
      await number(trx, '00201'),
    ])
    const seen = await asOfficer((trx) => trx('possible_duplicate').select('person_id', 'other_person_id'))
    expect(seen).toEqual([{ person_id: String(one), other_person_id: String(two) }])
    await asOfficer((trx) =>
      trx('identity_index')
        .where('person_id', two)
        .update({ digest: Buffer.alloc(32, 8) }),
    )
    expect(await asOfficer((trx) => trx('possible_duplicate'))).toEqual([])
    const { rows } = await asAdministrator(
      db,
      'select person_id::int, other_person_id::int from possible_duplicate',
    )
    expect(rows).toEqual([{ person_id: one, other_person_id: hidden }])
  })
})
