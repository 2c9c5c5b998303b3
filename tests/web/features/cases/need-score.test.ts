import type { Scorecard } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import { scoreNeeds } from '../../../../seeds/support-need/score.ts'
import { SCORECARDS } from '../../../../seeds/support-need/scorecard.ts'
import { scoreOf } from '../../../../web/src/features/cases/model/need-score.ts'

describe('the support need that the form suggests', () => {
  it.each(SCORECARDS)('is the one that the server computes, for every set of needs of $version', (card) => {
    const asked: Scorecard = { ...card, items: [...card.items] }
    const codes = card.items.map(({ code }) => code)
    for (let set = 0; set < 2 ** codes.length; set += 1) {
      const needs = codes.filter((_, index) => (set >> index) & 1)
      const { points, band, suggestedService } = scoreNeeds(card, needs)
      expect(scoreOf(asked, needs)).toMatchObject({ points, band, suggestedService })
    }
  })
})
