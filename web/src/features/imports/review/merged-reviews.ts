import type { ImportReview, ReviewDecision } from '@hoanhap/server/contract.ts'

/** A row that was decided here, as it stood, and what was decided. */
export interface DecidedHere {
  review: ImportReview
  decision: ReviewDecision
}

/**
 * The rows that wait, and among them in the order of the file those that were decided in this sitting: the server tells
 * of them no longer, but a decision can be put right until the import is written.
 */
export function mergedReviews(
  waiting: readonly ImportReview[],
  decided: ReadonlyMap<number, DecidedHere>,
): ImportReview[] {
  const asked = new Set(waiting.map(({ row }) => row))
  const kept = [...decided.values()].filter(({ review }) => !asked.has(review.row))
  const shown = kept.map(({ review, decision }) => ({ ...review, decision: decision.decision }))
  return [...waiting, ...shown].toSorted((a, b) => a.row - b.row)
}
