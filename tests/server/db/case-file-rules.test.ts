import { addDays, type Day, dayInVietnam } from '@hoanhap/geo/day.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asLoader, type Trx } from '../../../server/db/transactions.ts'
import { openCase, proposeChange } from '../../support/register.ts'
import {
  COMPLETED,
  type KeptCase,
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

test('nobody under 12 is entered, nor becomes so by a correction', async () => {
  await asOfficer(async (trx) => {
    const child = { unitId: id('00101'), openedOn: '2025-03-01', birthYear: 2014 }
    expect(await refusal(trx, (step) => openCase(step, child))).toBe('case_file_person_is_twelve')
    const file = await openCase(trx, { ...child, birthYear: 2013 })
    const younger = (step: Trx) => step('person').where('id', file.personId).update({ birth_year: 2014 })
    expect(await refusal(trx, younger)).toBe('case_file_person_is_twelve')
    const { rows } = await trx.raw('select adult_from from case_file where id = ?', [file.caseId])
    expect(rows).toEqual([{ adult_from: '2032-01-01' }])
  })
})

test('a case is opened by today and before its first change; its episode begins with it', async () => {
  await asOfficer(async (trx) => {
    const early = (step: Trx) => openCase(step, { unitId: id('00101'), openedOn: dayToCome })
    expect(await refusal(trx, early)).toBe('case_file_not_in_the_future')
    const file = await opened(trx)
    await proposeChange(trx, file, POST_REHAB)
    const open = (day: Day) => (step: Trx) =>
      step('case_file').where('id', file.caseId).update({ opened_on: day })
    expect(await refusal(trx, open('2026-01-17'))).toBe('case_file_opened_before_changes')
    expect(await refusal(trx, open('2026-01-16'))).toBeNull()
    const { rows } = await trx.raw('select opened_on from episode where case_id = ?', [file.caseId])
    expect(rows).toEqual([{ opened_on: '2026-01-16' }])
  })
})

test('nobody writes a legal status, an end or an episode past its change', async () => {
  const writes: [table: string, row: (file: KeptCase) => Record<string, unknown>][] = [
    ['case_file', () => ({ status: 'completed' })],
    ['case_file', () => ({ closed_on: '2026-01-01' })],
    ['case_file', () => ({ planned_end: '2026-01-01' })],
    ['case_file', () => ({ adult_from: '2000-01-01' })],
    ['case_file', () => ({ unit_id: id('00201') })],
    ['person', () => ({ unit_id: id('00201') })],
    ['status_change', () => ({ effective_on: '2026-01-01' })],
    ['residence', () => ({ at_unit_id: id('00201') })],
    ['episode', () => ({ closed_on: '2026-01-01' })],
    ['support_file', () => ({ need_band: 'low', need_expires_on: '2030-01-01' })],
  ]
  await asOfficer(async (trx) => {
    const file = await opened(trx)
    for (const [table, row] of writes) {
      const key =
        table === 'person'
          ? { id: file.personId }
          : table === 'case_file'
            ? { id: file.caseId }
            : { case_id: file.caseId }
      const told = await refusal(trx, (step) => step(table).where(key).update(row(file)))
      expect([table, told]).toEqual([table, expect.stringContaining('permission denied')])
    }
    const inserts: [string, Record<string, unknown>][] = [
      ['episode', { case_id: file.caseId, unit_id: file.unitId, number: 2, opened_on: '2025-03-01' }],
      [
        'residence',
        { case_id: file.caseId, unit_id: file.unitId, at_unit_id: id('00102'), stay: '[2024-01-01,)' },
      ],
      [
        'residence',
        {
          case_id: file.caseId,
          unit_id: file.unitId,
          at_unit_id: id('00102'),
          stay: '[2020-01-01,2021-01-01)',
        },
      ],
    ]
    const told = []
    for (const [table, row] of inserts) told.push(await refusal(trx, (step) => step(table).insert(row)))
    expect(told).toEqual(['episode_follows_file', 'residence_in_unit_of_file', 'residence_of_today'])
  })
})

test.each(['001', '00109'])('a person is not entered in the former unit %s', async (code) => {
  const told = await asLoader(db, (trx) =>
    refusal(trx, (step) => openCase(step, { unitId: id(code), openedOn: '2025-03-01' })),
  )
  expect(told).toBe('person_unit_is_current')
})

test('whoever records is whoever is signed in, and now', async () => {
  await asOfficer(async (trx) => {
    const file = await opened(trx)
    await trx('service_event').insert({
      case_id: file.caseId,
      unit_id: file.unitId,
      kind: 'call',
      given_on: '2026-01-01',
      recorded_by: null,
      recorded_at: '2020-01-01',
    })
    const { rows } = await trx.raw(
      `select recorded_by = app.account_id() as own, recorded_at = now() as now from service_event where case_id = ?`,
      [file.caseId],
    )
    expect(rows).toEqual([{ own: true, now: true }])
  })
})

test('whoever says what follows from the person is compared', async () => {
  await asOfficer(async (trx) => {
    const file = await opened(trx)
    await proposeChange(trx, file, POST_REHAB)
    await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
    const again = (adultFrom: Day, episode: number) => (step: Trx) =>
      step('case_file').insert({
        ...{ person_id: file.personId, unit_id: file.unitId, programme: 'rehab', opened_on: '2026-10-01' },
        ...{ adult_from: adultFrom, episode },
      })
    expect(await refusal(trx, again('2000-01-01', 2))).toBe('case_file_follows_person')
    expect(await refusal(trx, again('2009-01-01', 1))).toBe('case_file_follows_person')
    expect(await refusal(trx, again('2009-01-01', 2))).toBeNull()
  })
})

test('nobody is recorded for what another recorded', async () => {
  await asOfficer(async (trx) => {
    const file = await opened(trx)
    const { rows } = await trx.raw('select app.account_id() as own, app.account_id() + 1 as other')
    const consent = (recorded: Record<string, unknown>) => (step: Trx) =>
      step('consent').insert({
        ...{ case_id: file.caseId, unit_id: file.unitId, purpose: 'training', given_on: '2026-01-20' },
        ...recorded,
      })
    const { own, other } = rows[0]
    expect(await refusal(trx, consent({ recorded_by: other }))).not.toBeNull()
    expect(await refusal(trx, consent({ recorded_by: own, recorded_at: '2020-01-01' }))).toBe(
      'consent_recorded_by_caller',
    )
    expect(await refusal(trx, consent({ recorded_by: own }))).toBeNull()
  })
})

test('a hidden case is refused like one that is not there', async () => {
  const hidden = await asLoader(db, (trx) => openCase(trx, { unitId: id('00201'), openedOn: '2025-03-01' }))
  const absent = 2_000_000_000
  const attempts: ((trx: Trx, caseId: number, unitId: number) => Promise<unknown>)[] = [
    (trx, caseId, unitId) => proposeChange(trx, { caseId, unitId }, { ...POST_REHAB, issuingBody: 'clinic' }),
    (trx, caseId, unitId) =>
      trx('service_event').insert({
        case_id: caseId,
        unit_id: unitId,
        kind: 'call',
        given_on: '2026-01-01',
      }),
    (trx, caseId, unitId) =>
      trx('consent').insert({
        case_id: caseId,
        unit_id: unitId,
        purpose: 'support',
        given_on: '2026-01-01',
      }),
    (trx, caseId) => trx.raw('select app.place_case(?, ?)', [caseId, id('00101')]),
  ]
  await asOfficer(async (trx) => {
    for (const [index, attempt] of attempts.entries()) {
      for (const unitId of [id('00101'), id('00201')]) {
        const told = await refusal(trx, (step) => attempt(step, hidden.caseId, unitId))
        expect([index, told]).toEqual([index, expect.any(String)])
        expect(told).toBe(await refusal(trx, (step) => attempt(step, absent, unitId)))
      }
    }
  })
})
