import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useCaseFacets } from '../../../api/case-facets.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { focusedKey, focusStep } from '../../../ui/list-focus.ts'
import { MoreButton } from '../../../ui/more-button.tsx'
import { EmptyNote, ErrorPanel } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { MOST_KEYS } from '../../candidates/candidate-list.tsx'
import { GradeTag } from '../../candidates/grade-tag.tsx'
import { useLineFocus } from '../../candidates/use-line-focus.ts'
import '../../case-filters/case-filters.css'
import { useProblemWords } from '../../cases/forms/use-problem-words.ts'
import { useUnitOf } from '../../place/use-unit-of.ts'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useUnplacedModel } from '../model/unplaced-context.ts'
import { QUEUES } from '../model/unplaced-view.ts'
import { UnplacedLine } from './unplaced-line.tsx'

const LINE = '.address-line'

/** The queue, with how many wait and how many were left. */
export function UnplacedPanel() {
  const { t } = useWords()
  const { list, pages, failed, retry, active, refused, pin, placing, opening, address } = useUnplacedModel()
  const lines = useRef<HTMLOListElement>(null)
  const unitOf = useUnitOf()
  const problem = useProblemWords(refused)
  useQueueKeys(lines)
  useLineFocus(lines, LINE, [active?.caseId, pin === null, placing, opening, address].join(' '))
  return (
    <section className="addresses-list" aria-label={t('unplaced.title')}>
      <PanelHead />
      {failed && <ErrorPanel message={t('app.loadFailed')} retryLabel={t('app.retry')} onRetry={retry} />}
      {problem && <ErrorPanel message={problem} />}
      {!list && !failed && <SkeletonRows count={8} label={t('app.loading')} />}
      {list?.items.length === 0 && <NobodyNote />}
      <ol ref={lines} className="address-lines">
        {list?.items.map((person) => (
          <UnplacedLine
            key={person.caseId}
            person={person}
            active={person.caseId === active?.caseId}
            unitOf={unitOf}
          />
        ))}
        {pages.hasNextPage && (
          <li className="address-more">
            <MoreButton pages={pages} label={t('app.more')} />
          </li>
        )}
      </ol>
      <KeyLine />
    </section>
  )
}

/** J and K move, a number takes that candidate for the line that has the focus. */
function useQueueKeys(lines: React.RefObject<HTMLOListElement | null>): void {
  const { list, active, place } = useUnplacedModel()
  const take = (index: number) => () => {
    const focused = list?.items.find(({ caseId }) => String(caseId) === focusedKey(lines.current, LINE))
    const candidate = focused?.candidates[index]
    if (!candidate || focused !== active) return
    place({ method: 'candidate', unitCode: candidate.unitCode })
    focusStep(lines.current, LINE, 1)
  }
  const numbers = Array.from({ length: MOST_KEYS }, (_, index) => [String(index + 1), take(index)])
  useShortcuts({
    ...Object.fromEntries(numbers),
    j: () => focusStep(lines.current, LINE, 1),
    k: () => focusStep(lines.current, LINE, -1),
  })
}

function PanelHead() {
  const { t, language } = useWords()
  const { list, view, change } = useUnplacedModel()
  const shown = (count: number) => formatCount(count, language)
  return (
    <header className="addresses-head">
      <h1>{t('unplaced.title')}</h1>
      <p className="muted" role="status" data-open={list?.open} data-left={list?.left}>
        {list && t('unplaced.counts', { open: shown(list.open), left: shown(list.left) })}
      </p>
      <fieldset className="chips">
        <legend className="for-screen-readers">{t('unplaced.filter')}</legend>
        {QUEUES.map((queue) => (
          <button
            key={queue}
            type="button"
            className="chip"
            aria-pressed={view.queue === queue}
            onClick={() => change({ queue }, 'replace')}
          >
            {queue === 'open' || queue === 'left' ? t(`unplaced.queue.${queue}`) : <GradeTag grade={queue} />}
          </button>
        ))}
      </fieldset>
      <WithoutPoint />
    </header>
  )
}

/** People whose commune is known and whose point is not: their place is the list of cases. */
function WithoutPoint() {
  const { t, language } = useWords()
  const { noPoint, noUnit } = useCaseFacets({}, true).data?.notMapped ?? {}
  const count = (noPoint ?? 0) - (noUnit ?? 0)
  if (count <= 0) return null
  return (
    <p className="muted">
      {t('unplaced.withoutPoint', { count, shown: formatCount(count, language) })}{' '}
      <Link to="/cases" search={{ located: 'false' }}>
        {t('unplaced.toCases')}
      </Link>
    </p>
  )
}

function NobodyNote() {
  const { t } = useWords()
  const { view } = useUnplacedModel()
  return <EmptyNote>{t(view.queue === 'open' ? 'unplaced.none' : 'unplaced.noneHere')}</EmptyNote>
}

function KeyLine() {
  const { t } = useWords()
  return (
    <footer className="key-line" aria-hidden>
      <span>
        <kbd>J K</kbd> {t('imports.review.keys.move')}
      </span>
      <span>
        <kbd>1 – 9</kbd> {t('addresses.keys.candidate')}
      </span>
      <span>
        <kbd>P</kbd> {t('unplaced.keys.pin')}
      </span>
      <span>
        <kbd>L</kbd> {t('unplaced.keys.leave')}
      </span>
    </footer>
  )
}
