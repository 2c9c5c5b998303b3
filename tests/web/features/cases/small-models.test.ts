import type { AccessLog, CaseRecord, Session, Unit } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '../../../../seeds/legal/statuses.ts'
import { matchingUnits } from '../../../../web/src/features/case-filters/commune-search.ts'
import { mayReadCases } from '../../../../web/src/features/cases/case-roles.ts'
import { lastOpening, viewersWithin } from '../../../../web/src/features/cases/model/access.ts'
import { decisionBody, EMPTY_DECISION } from '../../../../web/src/features/cases/model/decision.ts'
import { dueOf, shortDay } from '../../../../web/src/features/cases/model/due.ts'
import { groupedPhone } from '../../../../web/src/features/cases/model/grouped-digits.ts'
import { maskedName } from '../../../../web/src/features/cases/model/masked-name.ts'
import { acceptedReason } from '../../../../web/src/features/cases/model/reason.ts'
import { communesInScope, isOneCommune } from '../../../../web/src/features/cases/model/scope-units.ts'
import { byNextStep, hasTask } from '../../../../web/src/features/cases/model/tasks.ts'
import { formatDay } from '../../../../web/src/i18n/formats.ts'
import { valuesVi } from '../../../../web/src/i18n/values.vi.ts'
import { unit } from '../../figures/sample.ts'

const TODAY = '2026-11-22'

describe('names beside the screen', () => {
  it('are letters', () => {
    expect(maskedName('Trần Minh Khang')).toBe('T.M.K.')
    expect(maskedName('  Đỗ  Ỷ ')).toBe('Đ.Ỷ.')
    expect(maskedName('')).toBe('')
  })

  it('leave telephone numbers readable in groups', () => {
    expect(groupedPhone('0900000147')).toBe('0900 000 147')
    expect(groupedPhone('+84900000147')).toBe('+8490 000 0147')
    expect(groupedPhone('12')).toBe('12')
  })
})

describe('a reason', () => {
  it('has 5 to 200 characters as people count them', () => {
    expect(acceptedReason(' gọi ')).toBeNull()
    expect(acceptedReason(' gọi điện ')).toBe('gọi điện')
    expect(acceptedReason('đ'.repeat(200))).toBe('đ'.repeat(200))
    expect(acceptedReason('đ'.repeat(201))).toBeNull()
    expect(acceptedReason('e\u0323\u0302'.repeat(5))).toBe('ệ'.repeat(5))
  })
})

describe('when the next step is due', () => {
  it('is today, late or a day', () => {
    expect(dueOf(TODAY, TODAY)).toEqual({ kind: 'today' })
    expect(dueOf('2026-11-19', TODAY)).toEqual({ kind: 'late', days: 3 })
    expect(dueOf('2026-12-01', TODAY)).toEqual({ kind: 'on', day: '2026-12-01' })
  })

  it('says the year only when it is another one', () => {
    const vi = (day: string) => formatDay(day, 'vi')
    const en = (day: string) => formatDay(day, 'en')
    expect(shortDay('2026-12-01', TODAY, vi)).toBe('01/12')
    expect(shortDay('2027-01-05', TODAY, vi)).toBe('05/01/2027')
    expect(shortDay('2026-12-01', TODAY, en)).toBe('1 Dec')
  })
})

describe('work to do', () => {
  const file = (fields: Partial<CaseRecord>): CaseRecord => ({ id: 1, ...fields })

  it('is due up to a week ahead, with what is late', () => {
    expect(hasTask('due', file({ nextDueOn: '2026-11-29' }), TODAY)).toBe(true)
    expect(hasTask('due', file({ nextDueOn: '2026-11-30' }), TODAY)).toBe(false)
    expect(hasTask('due', file({ nextDueOn: '2026-01-01' }), TODAY)).toBe(true)
    expect(hasTask('due', file({ nextDueOn: null }), TODAY)).toBe(false)
  })

  it('knows terms that end and assessments that expire', () => {
    expect(hasTask('ending', file({ plannedEnd: '2026-12-22' }), TODAY)).toBe(true)
    expect(hasTask('ending', file({ plannedEnd: '2026-12-23' }), TODAY)).toBe(false)
    expect(hasTask('needExpiring', file({ needExpiresOn: '2026-12-06' }), TODAY)).toBe(true)
    expect(hasTask('needExpiring', file({ needExpiresOn: null }), TODAY)).toBe(false)
    expect(hasTask('counselling', file({ nextStep: 'counselling' }), TODAY)).toBe(true)
  })

  it('puts the next step first and who has none last', () => {
    const files = [
      file({ id: 1 }),
      file({ id: 2, nextDueOn: '2026-12-01' }),
      file({ id: 3, nextDueOn: '2026-11-20' }),
      file({ id: 4 }),
    ]
    expect(files.sort(byNextStep).map(({ id }) => id)).toEqual([3, 2, 4, 1])
  })
})

describe('the scope', () => {
  const units: Unit[] = [
    { ...unit(1), code: '00001', name: 'Phường Đông Đa', parentCode: '07' },
    { ...unit(2), code: '00002', name: 'Xã An Khê', parentCode: '07' },
    { ...unit(3), code: '00003', name: 'Xã Đông Hà', parentCode: '08' },
  ]
  const province: Session['scope'] = [{ unitId: 9, code: '07', level: 'province', name: 'Hải Lam' }]
  const commune: Session['scope'] = [{ unitId: 3, code: '00003', level: 'commune', name: 'Xã Đông Hà' }]

  it('covers the communes of a province, in the order of their names', () => {
    expect(communesInScope(province, units).map(({ code }) => code)).toEqual(['00001', '00002'])
    expect(communesInScope(commune, units).map(({ code }) => code)).toEqual(['00003'])
    expect(communesInScope([], units)).toEqual([])
  })

  it('is one commune only when it is nothing else', () => {
    expect(isOneCommune(commune)).toBe(true)
    expect(isOneCommune(province)).toBe(false)
    expect(isOneCommune([...commune, ...commune])).toBe(false)
    expect(isOneCommune([])).toBe(false)
  })

  it('is searched without diacritics, and never offers a commune twice', () => {
    const found = (typed: string, taken: string[] = []) =>
      matchingUnits(units, typed, taken).map(({ code }) => code)
    expect(found('dong')).toEqual(['00001', '00003'])
    expect(found('ĐÔNG ha')).toEqual(['00003'])
    expect(found('dong', ['00001'])).toEqual(['00003'])
    expect(found('00002')).toEqual(['00002'])
    expect(found('  ')).toEqual([])
  })
})

describe('who looked', () => {
  const at = (instant: string, displayName: string): AccessLog['items'][number] => ({
    at: instant,
    displayName,
    roles: ['social_officer'],
    action: 'cases.read',
  })
  const entries = [
    at('2026-11-22T01:42:00.000Z', 'Nguyễn An'),
    at('2026-11-20T01:00:00.000Z', 'Lê Bình'),
    at('2026-11-19T01:00:00.000Z', 'Nguyễn An'),
    at('2026-08-20T01:00:00.000Z', 'Trần Chi'),
  ]

  it('is counted by person within 90 days', () => {
    expect(viewersWithin(entries, TODAY, 90)).toBe(2)
    expect(viewersWithin(entries, TODAY, 95)).toBe(3)
    expect(lastOpening(entries, 'Nguyễn An')).toBe('2026-11-22T01:42:00.000Z')
    expect(lastOpening(entries, 'Ai Khác')).toBeNull()
  })
})

describe('a decision', () => {
  it('is sent without what was left empty, so that the server names what is missing', () => {
    expect(decisionBody(EMPTY_DECISION)).toBeNull()
    const draft = {
      ...EMPTY_DECISION,
      toStatus: 'completed' as const,
      decisionOn: TODAY,
      issuingBody: 'court',
    }
    expect(decisionBody(draft)).toEqual({ toStatus: 'completed', decisionOn: TODAY, issuingBody: 'court' })
    expect(decisionBody({ ...draft, decisionNumber: ' 214 ', plannedEnd: '2027-03-14' })).toMatchObject({
      decisionNumber: '214',
      plannedEnd: '2027-03-14',
    })
  })

  it('has words for every status of the law', () => {
    const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code).sort()
    expect(Object.keys(valuesVi.status).sort()).toEqual(codes(STATUSES))
  })
})

describe('the page of cases', () => {
  it('is for who keeps files or receives referred people', () => {
    expect(mayReadCases(['social_officer'])).toBe(true)
    expect(mayReadCases(['employment_officer'])).toBe(true)
    expect(mayReadCases(['clinician'])).toBe(true)
    expect(mayReadCases(['police_officer'])).toBe(false)
    expect(mayReadCases(['city_official', 'planner'])).toBe(false)
  })
})
