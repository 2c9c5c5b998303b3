import type { CaseFacets } from '@hoanhap/server/contract.ts'
import { formatCount } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { FilterGroup } from './filter-group.tsx'
import type { ValueOptions } from './use-value-options.ts'

interface ValueChoicesProps {
  category: ValueOptions
  chosen: readonly string[]
  /** How many people each value has under the other filters; none for who may not count. */
  counts: CaseFacets['facets'][keyof CaseFacets['facets']] | undefined
  onToggle: (value: string) => void
}

/** One category of people: any of several values, each with how many it would leave. */
export function ValueChoices(props: ValueChoicesProps) {
  return (
    <FilterGroup label={props.category.label} chosen={props.chosen.length}>
      <Values {...props} />
    </FilterGroup>
  )
}

function Values({ category, chosen, counts, onToggle }: ValueChoicesProps) {
  const { t, language } = useWords()
  const { name, label, options } = category
  return (
    <fieldset>
      <legend className="for-screen-readers">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="check-line">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => onToggle(option.value)}
          />
          <span>{option.label}</span>
          {counts && (
            <span className="digits muted">{formatCount(counts[option.value]?.count ?? 0, language)}</span>
          )}
        </label>
      ))}
      {name === 'programme' && <p className="section-note">{t('filters.apart')}</p>}
    </fieldset>
  )
}
