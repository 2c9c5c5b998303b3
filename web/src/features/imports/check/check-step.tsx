import { useApplyImport } from '../../../api/imports.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { CancelButton } from '../cancel-button.tsx'
import { useShownImport } from '../model/import-context.ts'
import type { Part } from '../model/imports-view.ts'
import { useImportProblem } from '../model/use-import-words.ts'
import { ReviewList } from '../review/review-list.tsx'
import { Counts } from './counts.tsx'
import { Findings } from './findings.tsx'
import { RejectsButton } from './rejects-button.tsx'
import { RowList } from './row-list.tsx'

/** What would happen, before anything does: counts, what is wrong and what to do, every difference, doubtful people. */
export function CheckStep() {
  const { t } = useWords()
  const { view } = useShownImport()
  return (
    <>
      <div className="import-body">
        <header className="import-head">
          <h1>{t('imports.check.title')}</h1>
          <p className="muted">{t('imports.check.note')}</p>
        </header>
        <Counts />
        <PartSwitch />
        {view.part === 'summary' && <Findings />}
        {view.part === 'rows' && <RowList />}
        {view.part === 'review' && <ReviewList />}
      </div>
      <CheckFoot />
    </>
  )
}

export function PartSwitch() {
  const { t, language } = useWords()
  const { view, change, state } = useShownImport()
  const waiting = formatCount(state.inReview, language)
  return (
    <div className="part-switch">
      <Segmented<Part>
        label={t('imports.check.part')}
        value={view.part}
        options={[
          { value: 'summary', label: t('imports.check.parts.summary') },
          { value: 'rows', label: t('imports.check.parts.rows') },
          ...(state.kind === 'people'
            ? [{ value: 'review' as const, label: t('imports.check.parts.review', { shown: waiting }) }]
            : []),
        ]}
        onChange={(part) => change({ part })}
      />
      <RejectsButton />
    </div>
  )
}

/** What is not written: rows to put right, rows that wait for a decision. */
function WhatStays() {
  const { t, language } = useWords()
  const { state } = useShownImport()
  const wrong = state.rejected - state.inReview
  const counted = (count: number) => ({ count, shown: formatCount(count, language) })
  if (state.rejected === 0 && state.inserted + state.updated > 0) return t('imports.check.allGood')
  if (state.rejected === 0) return t('imports.check.nothing')
  const isNoneRight = state.inserted + state.updated + state.unchanged === 0
  return [
    wrong > 0 ? t(isNoneRight ? 'imports.check.noneRight' : 'imports.check.stays', counted(wrong)) : null,
    state.inReview > 0 ? t('imports.check.waits', counted(state.inReview)) : null,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ')
}

function CheckFoot() {
  const { t, language } = useWords()
  const { state, change } = useShownImport()
  const apply = useApplyImport()
  const problem = useImportProblem(apply.error)
  const written = state.inserted + state.updated
  const shown = formatCount(written, language)
  return (
    <footer className="import-foot">
      <div className="import-foot-words" role="status">
        {problem ? (
          <ErrorPanel message={problem} />
        ) : (
          <p className="muted">
            <WhatStays />
          </p>
        )}
      </div>
      <CancelButton />
      <Button onClick={() => change({ columns: true })}>{t('imports.check.back')}</Button>
      <Button
        variant={written === 0 && state.rejected > 0 ? 'secondary' : 'primary'}
        disabled={apply.isPending}
        onClick={() => apply.mutate({ id: state.id })}
      >
        {written === 0 ? t('imports.check.close') : t('imports.check.apply', { count: written, shown })}
      </Button>
    </footer>
  )
}
