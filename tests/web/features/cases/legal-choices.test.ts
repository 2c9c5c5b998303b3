import type { LegalRules } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import { REGIMES } from '../../../../seeds/legal/regimes.ts'
import { RULES } from '../../../../seeds/legal/rules.ts'
import { STATUSES } from '../../../../seeds/legal/statuses.ts'
import { TRANSITIONS } from '../../../../seeds/legal/transitions.ts'
import {
  addMonths,
  endRange,
  isEarly,
  nextStatuses,
  regimeOn,
} from '../../../../web/src/features/cases/model/legal-choices.ts'

/** The rules as the server answers them, whose last day in force is the day before the next law. */
const rules: LegalRules = {
  regimes: REGIMES.map(({ code, name, nameEn, from, to }) => ({
    code,
    name,
    nameEn,
    validFrom: from,
    validTo: to === null ? null : '2026-06-30',
  })),
  statuses: [...STATUSES],
  rules: RULES.map((rule) => ({ ...rule, decidedBy: [...rule.decidedBy] })),
  transitions: TRANSITIONS.map(({ regime, from, to, resumes }) => ({
    regime,
    fromStatus: from,
    toStatus: to,
    resumes,
  })),
  bodies: [],
  documents: [],
}

describe('what the law of a day allows', () => {
  it('is told by the day of the decision, not by today', () => {
    expect(regimeOn(rules, '2026-06-30')?.code).toBe('L73')
    expect(regimeOn(rules, '2026-07-01')?.code).toBe('L120')
    expect(regimeOn(rules, '2021-12-31')).toBeNull()
    expect(nextStatuses(rules, 'post_rehab', '2021-12-31')).toEqual([])
  })

  it('offers the next statuses of a status and no other', () => {
    expect(nextStatuses(rules, 'post_rehab', '2026-11-22')).toEqual([
      'assessment',
      'completed',
      'detained',
      'moved',
      'closed_other',
    ])
    expect(nextStatuses(rules, 'completed', '2026-11-22')).toEqual([])
    expect(nextStatuses(rules, 'opening', '2026-11-22')).not.toContain('completed')
  })

  it('bounds the end of a term as the law of that day does', () => {
    const term = (
      from: 'post_rehab' | 'suspended',
      to: 'voluntary_home' | 'compulsory_centre' | 'ost',
      on: string,
    ) => endRange(rules, { from, to, decisionOn: on, effectiveOn: on })
    expect(term('post_rehab', 'voluntary_home', '2026-06-30')).toEqual({
      earliest: '2026-12-29',
      latest: '2027-06-30',
    })
    expect(term('post_rehab', 'voluntary_home', '2026-07-01')).toEqual({
      earliest: '2028-06-30',
      latest: '2029-07-01',
    })
    expect(term('post_rehab', 'ost', '2026-11-22')).toBeNull()
  })

  it('lets a term that goes on be shorter than the shortest', () => {
    const change = { to: 'compulsory_centre', decisionOn: '2026-11-22', effectiveOn: '2026-11-22' } as const
    expect(endRange(rules, { ...change, from: 'suspended' })?.earliest).toBe('2026-11-23')
    expect(endRange(rules, { ...change, from: 'compulsory_proposed' })?.earliest).toBe('2028-11-21')
  })

  it('counts months to the last day of a shorter one', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  })

  it('asks for a document of reduction before the planned end only', () => {
    expect(isEarly({ plannedEnd: '2027-03-14' }, 'completed', '2027-03-13')).toBe(true)
    expect(isEarly({ plannedEnd: '2027-03-14' }, 'completed', '2027-03-14')).toBe(false)
    expect(isEarly({ plannedEnd: null }, 'completed', '2026-01-01')).toBe(false)
    expect(isEarly({ plannedEnd: '2027-03-14' }, 'moved', '2026-01-01')).toBe(false)
  })
})
