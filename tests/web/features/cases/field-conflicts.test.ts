import { describe, expect, it } from 'vitest'
import {
  changedFields,
  changesAfter,
  conflictsOf,
} from '../../../../web/src/features/cases/model/field-conflicts.ts'

const FIELDS = ['phone', 'work', 'nextDueOn', 'address'] as const
const before = { phone: '0900000001', work: 'seeking', nextDueOn: '2026-11-25', address: null }
const mine = { ...before, phone: '0900000002', nextDueOn: '2026-11-26', address: 'Tổ 4' }
const theirs = { ...before, work: 'placed', nextDueOn: '2026-11-27', address: 'Tổ 4' }

describe('two people who change the same file', () => {
  it('disagree only where both changed a field to different values', () => {
    expect(conflictsOf(FIELDS, { before, mine, theirs })).toEqual([
      { field: 'nextDueOn', before: '2026-11-25', mine: '2026-11-26', theirs: '2026-11-27' },
    ])
  })

  it('lose nothing: my own changes are sent, theirs stay, the choice decides the rest', () => {
    const versions = { before, mine, theirs }
    expect(changesAfter(FIELDS, versions, { nextDueOn: 'mine' })).toEqual({
      phone: '0900000002',
      nextDueOn: '2026-11-26',
    })
    expect(changesAfter(FIELDS, versions, { nextDueOn: 'theirs' })).toEqual({ phone: '0900000002' })
  })

  it('never write back a field that only they changed', () => {
    const choices = { work: 'mine' } as const
    expect(changesAfter(FIELDS, { before, mine: before, theirs }, choices)).toEqual({})
  })

  it('mean the same by nothing, null and no text', () => {
    expect(changedFields(FIELDS, before, { ...before, address: '' })).toEqual({})
    expect(changedFields(FIELDS, before, { ...before, phone: '' })).toEqual({ phone: '' })
  })
})
