import type { ImportReview, ReviewDecision } from '@hoanhap/server/contract.ts'
import { formatCount, formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { useUnitOf } from '../../place/use-unit-of.ts'
import { Changes } from '../check/row-list.tsx'

interface ReviewLineProps {
  review: ImportReview
  pending: boolean
  onDecide: (decision: ReviewDecision) => void
}

/** One row beside the people whom it may be about. */
export function ReviewLine({ review, pending, onDecide }: ReviewLineProps) {
  const { t, language } = useWords()
  const row = formatCount(review.row, language)
  return (
    <li
      className="review-line"
      data-key={review.row}
      data-decided={review.decision ?? undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the list work on the line that has the focus
      tabIndex={0}
      aria-label={t('imports.rowNumber', { row })}
    >
      <header>
        <strong className="digits">{t('imports.rowNumber', { row })}</strong>
        {review.about && (
          <strong>
            {t('imports.review.about', { name: review.about.name, year: review.about.birthYear })}
          </strong>
        )}
        <span className="muted" role="status">
          {review.decision ? t(`imports.review.decided.${review.decision}`) : t('imports.review.waits')}
        </span>
        <span className="review-tools">
          <Button
            size="small"
            aria-disabled={pending}
            aria-pressed={review.decision === 'new'}
            onClick={() => onDecide({ decision: 'new' })}
          >
            {t('imports.review.new')}
          </Button>
          <Button
            size="small"
            aria-disabled={pending}
            aria-pressed={review.decision === 'skip'}
            onClick={() => onDecide({ decision: 'skip' })}
          >
            {t('imports.review.skip')}
          </Button>
        </span>
      </header>
      <ol className="review-people">
        {review.candidates.map((person, index) => (
          <Candidate
            key={person.personId}
            person={person}
            number={index + 1}
            chosen={person.personId === review.decidedPersonId}
            pending={pending}
            onSame={() => onDecide({ decision: 'same', personId: person.personId })}
          />
        ))}
      </ol>
    </li>
  )
}

interface CandidateProps {
  person: ImportReview['candidates'][number]
  number: number
  chosen: boolean
  pending: boolean
  onSame: () => void
}

function Candidate({ person, number, chosen, pending, onSame }: CandidateProps) {
  const { t, language } = useWords()
  const unitOf = useUnitOf()
  const because = person.why.map((why) => t(`imports.review.why.${why}`)).join(', ')
  const opened = t(person.open ? 'imports.review.openSince' : 'imports.review.closedFrom', {
    day: formatDay(person.openedOn, language),
  })
  return (
    <li>
      <div className="row-words">
        <p>
          <kbd aria-hidden>{number}</kbd> {t('cases.file.number', { number: person.caseId })} ·{' '}
          {unitOf(person.unitCode)} · <span className="muted">{opened}</span>
        </p>
        <p className="muted">{t('imports.review.because', { reasons: because })}</p>
        <Changes changes={person.changes} />
      </div>
      <Button size="small" aria-disabled={pending} aria-pressed={chosen} onClick={onSame}>
        {t('imports.review.same')}
      </Button>
    </li>
  )
}
