import { describe, expect, it } from 'vitest'
import { assessmentExpiresOn, scoreNeeds } from '../../../seeds/support-need/score.ts'
import { SCORECARDS, scorecardOn } from '../../../seeds/support-need/scorecard.ts'
import { NeedBand, ServiceKind } from '../../../server/features/cases/values.ts'

const card = scorecardOn('2026-11-22')
const needs = card.items.map(({ code }) => code)

describe('scoreNeeds', () => {
  it('adds up the points of the needs and says why', () => {
    const score = scoreNeeds(card, ['housing', 'first_six_months_home'])
    expect(score).toMatchObject({ points: 5, band: 'medium', suggestedService: 'meeting' })
    expect(score.reasons.map(({ code }) => code)).toEqual(['first_six_months_home', 'housing'])
  })

  it('is low without any need, and suggests nothing', () => {
    expect(scoreNeeds(card, [])).toEqual({ points: 0, band: 'low', reasons: [], suggestedService: null })
  })

  it('begins each band where the scorecard says', () => {
    const bandWith = (points: number) => {
      const item = { code: 'x', name: 'x', nameEn: 'x', points, service: 'call' }
      return scoreNeeds({ ...card, items: [item] }, ['x']).band
    }
    expect([3, 4, 7, 8].map(bandWith)).toEqual(['low', 'medium', 'medium', 'high'])
  })

  it('never falls when a need is added, and does not care for order or repetition', () => {
    const subsets = Array.from({ length: 2 ** needs.length }, (_, bits) =>
      needs.filter((_need, i) => bits & (1 << i)),
    )
    const bands = NeedBand.options.toReversed()
    for (const subset of subsets) {
      const score = scoreNeeds(card, subset)
      expect(scoreNeeds(card, [...subset.toReversed(), ...subset])).toEqual(score)
      const first = subset[0]
      if (first === undefined) continue
      const less = scoreNeeds(
        card,
        subset.filter((need) => need !== first),
      )
      expect(less.points).toBeLessThan(score.points)
      expect(bands.indexOf(less.band)).toBeLessThanOrEqual(bands.indexOf(score.band))
    }
  })

  it('refuses a need that is not on the scorecard', () => {
    expect(() => scoreNeeds(card, ['age'])).toThrow(new RangeError('scorecard 2026-1 has no need age'))
  })
})

describe('the scorecard', () => {
  it('holds nothing but changeable needs, each with a service of the register', () => {
    expect(needs).toEqual([
      'first_six_months_home',
      'ost_not_offered',
      'no_family_support',
      'no_contact_60_days',
      'seeking_work',
      'housing',
      'service_over_30_minutes',
      'identity_paper',
      'health_insurance',
    ])
    for (const { service, points } of card.items) {
      expect(ServiceKind.options).toContain(service)
      expect(points).toBeGreaterThan(0)
    }
  })

  it('reaches every band, and no single need reaches the highest', () => {
    const most = scoreNeeds(card, needs)
    expect(most.band).toBe('high')
    for (const need of needs) expect(scoreNeeds(card, [need]).band).toBe('low')
  })

  it('has one version per day, the latest that began', () => {
    const starts = SCORECARDS.map(({ validFrom }) => validFrom)
    expect(starts).toEqual([...new Set(starts)].sort())
    expect(() => scorecardOn('2021-12-31')).toThrow('no scorecard on 2021-12-31')
  })

  it('counts for 90 days', () => {
    expect(assessmentExpiresOn('2026-11-22')).toBe('2027-02-20')
  })
})
