import { describe, expect, test } from 'vitest'
import { Role } from '../../../../server/features/accounts/schemas.ts'
import { CaseFields, type CaseRecord } from '../../../../server/features/cases/schemas.ts'
import { serialise } from '../../../../server/features/cases/serialise.ts'
import { MATRIX, type Purpose, visibleFields } from '../../../../server/features/cases/visibility.ts'

const PURPOSES: Purpose[] = ['communeList', 'widerList', 'record', 'reveal']
const fields = (roles: Role[], purpose: Purpose) => [...visibleFields(roles, purpose)].sort()

test('the matrix speaks of every field of a record and of no other', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(CaseFields.shape).sort())
})

test.each(['city_official', 'planner', 'auditor', 'admin'] as const)('%s sees no field', (role) => {
  for (const purpose of PURPOSES) expect(fields([role], purpose)).toEqual([])
})

test('police see seven fields of a list and no record', () => {
  const seven = ['birthYear', 'decisionNumber', 'id', 'name', 'plannedEnd', 'status', 'unitCode']
  expect(fields(['police_officer'], 'communeList')).toEqual(seven)
  expect(fields(['police_officer'], 'widerList')).toEqual(seven)
  expect(fields(['police_officer'], 'record')).toEqual([])
  expect(fields(['police_officer'], 'reveal')).toEqual([])
})

test('nobody but police sees a name, an address or a point in a list of a wider scope', () => {
  for (const role of Role.options.filter((each) => each !== 'police_officer')) {
    for (const field of ['name', 'birthDate', 'phone', 'address', 'familyContact', 'geometry'] as const) {
      expect(visibleFields([role], 'widerList').has(field), `${role} ${field}`).toBe(false)
    }
  }
})

test('the identity number is in no record, only in its own answer, for who keeps the case', () => {
  for (const role of Role.options) {
    for (const purpose of PURPOSES) {
      expect(visibleFields([role], purpose).has('idNumber')).toBe(
        role === 'social_officer' && purpose === 'reveal',
      )
    }
  }
  expect(fields(['social_officer'], 'reveal')).toEqual(['idNumber'])
})

test('who receives referrals sees neither status nor need nor place nor notes', () => {
  for (const role of ['employment_officer', 'clinician'] as const) {
    for (const purpose of PURPOSES) {
      for (const field of [
        'status',
        'programme',
        'decisionNumber',
        'plannedEnd',
        'supportNeed',
        'needAssessments',
        'geometry',
        'address',
        'services',
        'statusChanges',
      ] as const) {
        expect(visibleFields([role], purpose).has(field), `${role} ${purpose} ${field}`).toBe(false)
      }
    }
  }
  expect(visibleFields(['employment_officer'], 'record').has('substance')).toBe(false)
  expect(visibleFields(['employment_officer'], 'record').has('minor')).toBe(false)
  expect(visibleFields(['clinician'], 'record').has('work')).toBe(false)
})

test('several roles see what each of them sees, and no more', () => {
  const both = fields(['employment_officer', 'clinician'], 'record')
  const each = new Set([...fields(['employment_officer'], 'record'), ...fields(['clinician'], 'record')])
  expect(both).toEqual([...each].sort())
})

describe('the serializer', () => {
  const record: CaseRecord = { id: 7, name: 'Nguyễn Văn An', status: 'ost', work: 'seeking' }

  test('lets through what the matrix shows', () => {
    expect(serialise(record, ['social_officer'], 'communeList')).toEqual(record)
    expect(serialise(record, ['social_officer'], 'widerList')).toEqual({
      id: 7,
      status: 'ost',
      work: 'seeking',
    })
    expect(serialise(record, ['employment_officer'], 'widerList')).toEqual({ id: 7, work: 'seeking' })
    expect(serialise(record, ['planner'], 'record')).toEqual({ id: 7 })
  })

  test('stops at a field that nobody decided about, on the record and inside it', () => {
    const unknown: CaseRecord = JSON.parse('{"id":7,"hivStatus":"x"}')
    expect(() => serialise(unknown, ['social_officer'], 'record')).toThrow('unknown field hivStatus')
    const inside: CaseRecord = JSON.parse('{"id":7,"services":[{"id":1,"testResult":"x"}]}')
    expect(() => serialise(inside, ['social_officer'], 'record')).toThrow('unknown field services.testResult')
    const inherited: CaseRecord = JSON.parse('{"id":7,"constructor":"x"}')
    expect(() => serialise(inherited, ['social_officer'], 'record')).toThrow('unknown field constructor')
  })
})
