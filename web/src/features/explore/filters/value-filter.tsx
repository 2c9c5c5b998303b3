import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { toggledValue } from './filter-changes.ts'
import type { FilterOptions } from './use-filter-options.ts'

/** One category: several of its values, each with how many people it has under the other filters. */
export function ValueFilterChoices({ name, label, options }: FilterOptions) {
  const { t, language } = useWords()
  const { view, change, facets } = useExploreModel()
  const chosen: readonly string[] = view.filters[name]
  const counts = facets?.facets[name]
  const toggle = (value: string) =>
    change((asked) => ({ filters: toggledValue(asked.filters, name, value), period: null }))
  return (
    <details className="filter-group" open={chosen.length > 0 || undefined}>
      <summary>
        <span>{label}</span>
        {chosen.length > 0 && (
          <strong className="digits" title={t('filters.chosen', { count: chosen.length })}>
            {chosen.length}
          </strong>
        )}
      </summary>
      <fieldset>
        <legend className="for-screen-readers">{label}</legend>
        {options.map((option) => (
          <label key={option.value} className="filter-line">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <span>{option.label}</span>
            {counts && (
              <span className="digits muted">{formatCount(counts[option.value]?.count ?? 0, language)}</span>
            )}
          </label>
        ))}
        {name === 'programme' && <p className="section-note">{t('filters.apart')}</p>}
      </fieldset>
    </details>
  )
}
