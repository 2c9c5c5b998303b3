import { describe, expect, it } from 'vitest'
import type { ImportReview } from '../../../../server/contract.ts'
import { mergedReviews } from '../../../../web/src/features/imports/review/merged-reviews.ts'

function review(row: number): ImportReview {
  return { row, about: null, decision: null, candidates: [] }
}

describe('rows that may be somebody who is there already', () => {
  it('stay in their place with what was decided of them here, so that it can be put right', () => {
    const decided = new Map([
      [3, { review: review(3), decision: { decision: 'skip' as const } }],
      [2, { review: review(2), decision: { decision: 'same' as const, personId: 7 } }],
    ])
    const shown = mergedReviews([review(1), review(4)], decided)
    expect(shown.map(({ row, decision }) => [row, decision])).toEqual([
      [1, null],
      [2, 'same'],
      [3, 'skip'],
      [4, null],
    ])
  })

  it('are as the server tells them when it asks for one again', () => {
    const decided = new Map([[1, { review: review(1), decision: { decision: 'new' as const } }]])
    expect(mergedReviews([review(1)], decided)).toEqual([review(1)])
  })
})
