import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import { timelineOf } from '../../../../web/src/features/cases/model/timeline.ts'

const file: CaseRecord = {
  id: 147,
  statusChanges: [
    {
      id: 1,
      fromStatus: 'opening',
      toStatus: 'post_rehab',
      regime: 'L73',
      document: 'post_rehab_decision',
      decisionNumber: '214',
      decisionOn: '2026-03-12',
      issuingBody: 'commune_chairman',
      effectiveOn: '2026-03-15',
      plannedEnd: '2027-03-14',
      reductionDocument: null,
      toUnitCode: null,
    },
  ],
  services: [
    { id: 5, kind: 'call', givenOn: '2026-11-18', note: null },
    { id: 4, kind: 'meeting', givenOn: '2026-11-06', note: 'Chờ trả lời.' },
  ],
  needAssessments: [
    {
      id: 9,
      scorecard: '2026-1',
      needs: ['housing'],
      points: 2,
      suggestedBand: 'low',
      band: 'low',
      overrideReason: null,
      suggestedService: 'meeting',
      assessedOn: '2026-09-12',
      expiresOn: '2026-12-11',
    },
  ],
  consents: [
    { id: 1, purpose: 'employment', givenOn: '2026-08-02', withdrawnOn: null },
    { id: 2, purpose: 'training', givenOn: '2026-08-02', withdrawnOn: '2026-10-01' },
  ],
}
const keys = (filter: 'all' | 'support' | 'legal') => timelineOf(file, filter).map(({ key }) => key)

describe('the history of a file', () => {
  it('runs backwards, with what was agreed on one day as one step', () => {
    expect(keys('all')).toEqual([
      'service 5',
      'service 4',
      'withdrawn 2026-10-01',
      'need 9',
      'consent 2026-08-02',
      'status 1',
    ])
  })

  it('keeps law and support apart, and together they are everything', () => {
    expect(keys('legal')).toEqual(['status 1'])
    expect(keys('support')).not.toContain('status 1')
    expect([...keys('support'), ...keys('legal')].sort()).toEqual(keys('all').sort())
  })

  it('is empty for who sees none of it', () => {
    expect(timelineOf({ id: 1 }, 'all')).toEqual([])
  })
})
