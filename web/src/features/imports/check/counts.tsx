import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useShownImport } from '../model/import-context.ts'
import type { Outcome } from '../model/imports-view.ts'

/** What becomes of the rows: the parts of one bar, each with its number, together all that were read. */
export function Counts() {
  const { t, language } = useWords()
  const { state, change } = useShownImport()
  const parts: { outcome: Outcome; count: number }[] = [
    { outcome: 'inserted', count: state.inserted },
    { outcome: 'updated', count: state.updated },
    { outcome: 'unchanged', count: state.unchanged },
    { outcome: 'rejected', count: state.rejected - state.inReview },
    { outcome: 'review', count: state.inReview },
  ]
  const done = state.status === 'applied'
  return (
    <section className="counts" aria-label={t('imports.counts.label')}>
      <div className="counts-bar" aria-hidden>
        {parts.map(
          ({ outcome, count }) =>
            count > 0 && <span key={outcome} data-outcome={outcome} style={{ flexGrow: count }} />,
        )}
      </div>
      <ul className="counts-list" data-rows-read={state.rowsRead}>
        {parts
          .filter(({ outcome, count }) => outcome !== 'review' || count > 0)
          .map(({ outcome, count }) => (
            <li key={outcome}>
              <button
                type="button"
                data-outcome={outcome}
                data-count={count}
                onClick={() => change({ part: outcome === 'review' ? 'review' : 'rows', outcome })}
              >
                <span className="counts-sign" data-outcome={outcome} aria-hidden />
                <strong className="digits">{formatCount(count, language)}</strong>
                <span>{t(done ? `imports.outcomeDone.${outcome}` : `imports.outcome.${outcome}`)}</span>
              </button>
            </li>
          ))}
      </ul>
      <p className="counts-total muted">
        {t('imports.counts.total', { count: state.rowsRead, shown: formatCount(state.rowsRead, language) })}
      </p>
    </section>
  )
}
