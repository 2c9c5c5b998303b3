import { Link } from '@tanstack/react-router'
import { BadgeCheck, ListTodo, Map as MapIcon, MapPinOff } from 'lucide-react'
import { formatCount, formatDay, formatMoment } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { PartSwitch } from '../check/check-step.tsx'
import { Counts } from '../check/counts.tsx'
import { Findings } from '../check/findings.tsx'
import { RowList } from '../check/row-list.tsx'
import { useShownImport } from '../model/import-context.ts'
import { ReviewList } from '../review/review-list.tsx'

/** What was done, how it can be checked later, and where to go on. */
export function ReceiptStep() {
  const { t, language } = useWords()
  const { state, view } = useShownImport()
  const written = state.inserted + state.updated
  return (
    <div className="import-body">
      <header className="import-head">
        <h1>
          {written > 0 && <BadgeCheck size={24} strokeWidth={1.75} aria-hidden />}
          {written > 0
            ? t('imports.receipt.title', { count: written, shown: formatCount(written, language) })
            : t('imports.receipt.nothing')}
        </h1>
        <p className="muted">
          {state.rejected > 0
            ? t('imports.receipt.rest', {
                count: state.rejected,
                shown: formatCount(state.rejected, language),
              })
            : t('imports.receipt.all')}
        </p>
      </header>
      <Counts />
      <NextSteps />
      <PartSwitch />
      {view.part === 'summary' && <Findings />}
      {view.part === 'rows' && <RowList />}
      {view.part === 'review' && <ReviewList />}
      <Proof />
    </div>
  )
}

/** Where the rows can be seen, and what is left to do. */
function NextSteps() {
  const { t } = useWords()
  const { kind } = useShownImport().state
  return (
    <p className="next-steps">
      {kind === 'people' && (
        <Link className="button button-secondary button-normal" to="/cases">
          <ListTodo size={17} strokeWidth={1.75} aria-hidden />
          {t('imports.receipt.toCases')}
        </Link>
      )}
      <Link className="button button-secondary button-normal" to="/">
        <MapIcon size={17} strokeWidth={1.75} aria-hidden />
        {t('imports.receipt.toMap')}
      </Link>
      {kind === 'people' && (
        <Link className="button button-secondary button-normal" to="/unplaced">
          <MapPinOff size={17} strokeWidth={1.75} aria-hidden />
          {t('imports.receipt.toUnplaced')}
        </Link>
      )}
    </p>
  )
}

/** The receipt: hashes and signature, by which anybody can show later what was brought in. */
function Proof() {
  const { t, language } = useWords()
  const { receipt, keptUntil } = useShownImport().state
  if (!receipt) return null
  const facts = [
    [t('imports.receipt.appliedOn'), formatMoment(receipt.appliedOn, language)],
    [t('imports.receipt.fileHash'), receipt.fileHash],
    [t('imports.receipt.ledgerHash'), receipt.ledgerHash],
    [t('imports.receipt.signature'), receipt.signature],
    [t('imports.receipt.keptUntil'), formatDay(keptUntil, language)],
  ] as const
  return (
    <section className="proof" aria-label={t('imports.receipt.proof')}>
      <h2 className="section-title">{t('imports.receipt.proof')}</h2>
      <p className="muted">{t('imports.receipt.proofNote')}</p>
      <dl>
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="digits">{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
