import type { ImportReview, ReviewDecision } from '@hoanhap/server/contract.ts'
import { useRef } from 'react'
import { useDecideReview, useImportReviews } from '../../../api/imports.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { focusedKey, focusStep } from '../../../ui/list-focus.ts'
import { MoreButton } from '../../../ui/more-button.tsx'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useShownImport } from '../model/import-context.ts'
import { useImportProblem } from '../model/use-import-words.ts'
import { ReviewLine } from './review-line.tsx'

/** A row that waits for a decision; what was focused last takes the keys. */
const LINE = '.review-line'

/** People who may be there already: the same person, another one, or left out. Decided by keys or buttons. */
export function ReviewList() {
  const { t } = useWords()
  const { state } = useShownImport()
  const query = useImportReviews(state)
  const decide = useDecideReview()
  const problem = useImportProblem(decide.error)
  const list = useRef<HTMLOListElement>(null)
  const reviews = query.data?.pages.flatMap(({ items }) => items) ?? []
  const submit = (row: number, decision: ReviewDecision) => decide.mutate({ id: state.id, row, decision })
  useReviewKeys(list, reviews, submit)
  if (query.isPending) return <SkeletonRows count={6} label={t('app.loading')} />
  if (reviews.length === 0) return <EmptyNote>{t('imports.review.none')}</EmptyNote>
  return (
    <div className="review-list">
      <p className="muted">{t('imports.review.note')}</p>
      <KeyLine />
      {problem && <ErrorPanel message={problem} />}
      <ol ref={list}>
        {reviews.map((review) => (
          <ReviewLine
            key={review.row}
            review={review}
            pending={decide.isPending && decide.variables.row === review.row}
            onDecide={(decision) => submit(review.row, decision)}
          />
        ))}
      </ol>
      <MoreButton pages={query} label={t('app.more')} />
    </div>
  )
}

/** J and K move, a number takes that person, N is another one, S leaves the row out; the next row then has the keys. */
function useReviewKeys(
  list: React.RefObject<HTMLOListElement | null>,
  reviews: readonly ImportReview[],
  submit: (row: number, decision: ReviewDecision) => void,
): void {
  const decide = (decisionOf: (review: ImportReview) => ReviewDecision | null) => {
    const review = reviews.find(({ row }) => String(row) === focusedKey(list.current, LINE))
    const decision = review && decisionOf(review)
    if (!review || !decision) return
    submit(review.row, decision)
    focusStep(list.current, LINE, 1)
  }
  const same = (index: number) => () =>
    decide(({ candidates }) => {
      const person = candidates[index]
      return person ? { decision: 'same', personId: person.personId } : null
    })
  const numbers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => [String(key), same(key - 1)]))
  useShortcuts({
    ...numbers,
    j: () => focusStep(list.current, LINE, 1),
    k: () => focusStep(list.current, LINE, -1),
    n: () => decide(() => ({ decision: 'new' })),
    s: () => decide(() => ({ decision: 'skip' })),
  })
}

function KeyLine() {
  const { t, language } = useWords()
  const keys = [
    ['J K', t('imports.review.keys.move')],
    [`1 – ${formatCount(9, language)}`, t('imports.review.keys.same')],
    ['N', t('imports.review.keys.new')],
    ['S', t('imports.review.keys.skip')],
  ] as const
  return (
    <p className="key-line">
      {keys.map(([key, words]) => (
        <span key={key}>
          <kbd>{key}</kbd> {words}
        </span>
      ))}
    </p>
  )
}
