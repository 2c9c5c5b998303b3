import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useValueOptions } from '../../case-filters/use-value-options.ts'
import { ValueChoices } from '../../case-filters/value-choices.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { CasesLink } from './cases-link.tsx'
import { CommuneChoice } from './commune-choice.tsx'
import { DayFilter } from './day-filter.tsx'
import { toggledValue, withoutValues } from './filter-changes.ts'
import './filters.css'
import { hasFilters } from './register-view.ts'
import { useFoundWords } from './use-found-words.ts'
import { useReader } from './use-reader.ts'

/** What people are filtered by: for social officers the categories of their records, for everybody rows of communes. */
export function FilterSection() {
  const { keepsRecords } = useReader()
  return keepsRecords ? <RecordFilters /> : <RowChoice />
}

/** A release has one breakdown at a time; beyond that only rows can be chosen. */
function RowChoice() {
  const { t } = useWords()
  return (
    <section className="panel-section">
      <h2 className="section-title">{t('filters.rowsTitle')}</h2>
      <CommuneChoice />
      <details className="explain">
        <summary>{t('panel.explainBy')}</summary>
        <p>{t('filters.rowsNote')}</p>
      </details>
    </section>
  )
}

function RecordFilters() {
  const { t } = useWords()
  const { view, change, register, facets, status, retry } = useExploreModel()
  const categories = useValueOptions()
  const clear = () => change((asked) => ({ filters: { ...withoutValues(asked.filters), communes: [] } }))
  return (
    <section className="panel-section filter-section">
      <div className="section-head">
        <h2 className="section-title">{t('filters.title')}</h2>
        {hasFilters(view.filters) && (
          <Button size="small" variant="quiet" onClick={clear}>
            {t('filters.clear')}
          </Button>
        )}
      </div>
      {register && <FoundLine />}
      {register && status === 'failed' && (
        <ErrorPanel message={t('filters.failed')} retryLabel={t('app.retry')} onRetry={retry} />
      )}
      <CommuneChoice />
      {categories.map((category) => (
        <ValueChoices
          key={category.name}
          category={category}
          chosen={view.filters[category.name]}
          counts={facets?.facets[category.name]}
          onToggle={(value) =>
            change((asked) => ({ filters: toggledValue(asked.filters, category.name, value), period: null }))
          }
        />
      ))}
      <DayFilter />
    </section>
  )
}

/** How many people the filters leave, as map, table and list count them. */
function FoundLine() {
  const words = useFoundWords()
  return (
    <p className="filter-found" role="status">
      {words} <CasesLink />
    </p>
  )
}
