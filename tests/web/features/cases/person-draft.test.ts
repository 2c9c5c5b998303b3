import { CaseInput, CasePatch, type CaseRecord } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import {
  draftOf,
  EMPTY_PERSON,
  newPerson,
  partOf,
  patchOf,
} from '../../../../web/src/features/cases/model/person-draft.ts'

const file: CaseRecord = {
  id: 147,
  name: 'Trần Minh Khang',
  sex: 'male',
  birthYear: 1991,
  birthDate: null,
  phone: '0900000147',
  hasIdNumber: true,
  nextStep: 'call',
  nextDueOn: '2026-11-25',
  work: 'seeking',
  support: 'active',
  tradeWanted: 'welding',
  tradeLearned: null,
  substance: 'unknown',
}

describe('the form of a person', () => {
  it('never brings the identity number back, and sends it only when it was typed', () => {
    const before = draftOf(file)
    expect(before.idNumber).toBe('')
    expect(patchOf(before, before)).toBeNull()
    expect(patchOf(before, { ...before, idNumber: '001 091 000 147' })).toEqual({
      idNumber: '001 091 000 147',
    })
  })

  it('sends what changed, nothing as null, a step with its day', () => {
    const before = draftOf(file)
    expect(patchOf(before, { ...before, phone: ' ', birthYear: '1992' })).toEqual({
      phone: null,
      birthYear: 1992,
    })
    expect(patchOf(before, { ...before, nextDueOn: '2026-12-01' })).toEqual({
      nextStep: 'call',
      nextDueOn: '2026-12-01',
    })
    expect(partOf({ ...before, nextStep: null, nextDueOn: '' }, ['nextStep'])).toEqual({
      nextStep: null,
      nextDueOn: null,
    })
  })

  it('is what the server takes', () => {
    const before = draftOf(file)
    const patch = patchOf(before, { ...before, name: 'Trần Minh Khánh', nextStep: null, nextDueOn: '' })
    expect(CasePatch.parse(patch)).toEqual({ name: 'Trần Minh Khánh', nextStep: null, nextDueOn: null })
    const person = newPerson({ ...EMPTY_PERSON, name: 'Lê An', sex: 'female', birthYear: '1988' })
    const opening = { toStatus: 'post_rehab', decisionOn: '2026-11-01', issuingBody: 'commune_police' }
    const input = { ...person, unitCode: '00454', openedOn: '2026-11-02', opening }
    expect(CaseInput.parse(input)).toMatchObject({
      name: 'Lê An',
      sex: 'female',
      birthYear: 1988,
      work: 'unknown',
    })
  })
})
