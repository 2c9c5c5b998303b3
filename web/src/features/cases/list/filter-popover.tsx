import { addDays } from '@hoanhap/geo/day.ts'
import { ListFilter } from 'lucide-react'
import { useCaseFacets } from '../../../api/case-facets.ts'
import { formatCount, formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { CATEGORIES, type CasesView, type Category, categoryCount, filtersOf } from '../model/cases-view.ts'
import { useCategories } from './use-categories.ts'

/** Status, programme, need, work, trade, sex and age: any of several values each, with how many they would leave. */
export function FilterPopover() {
  const { t } = useWords()
  const { view } = useCasesModel()
  const chosen = categoryCount(view)
  const trigger = (
    <button type="button" className="chip chip-dashed" aria-pressed={chosen > 0}>
      <ListFilter size={15} strokeWidth={1.75} aria-hidden />
      {t('cases.filter.title')}
      {chosen > 0 && <strong className="digits">{chosen}</strong>}
    </button>
  )
  return (
    <Popover trigger={trigger} label={t('cases.filter.title')} wide>
      <FilterList />
    </Popover>
  )
}

function FilterList() {
  const { t } = useWords()
  const { view, change, keeper } = useCasesModel()
  const categories = useCategories()
  const clear = {
    ...(Object.fromEntries(CATEGORIES.map((name) => [name, []])) as unknown as Partial<CasesView>),
    from: null,
    to: null,
  }
  return (
    <div className="filter-list">
      {categories.map(({ name, label, options }) => (
        <CategoryChoices key={name} name={name} label={label} options={options} withCounts={keeper} />
      ))}
      <OpenedBetween />
      <Button size="small" disabled={categoryCount(view) === 0} onClick={() => change(clear)}>
        {t('cases.filter.clear')}
      </Button>
    </div>
  )
}

/** Between which days the cases of a link were opened; both days count. */
function OpenedBetween() {
  const { t, language } = useWords()
  const { view } = useCasesModel()
  if (view.from === null && view.to === null) return null
  const days = [
    view.from && `${t('filters.openedFrom')} ${formatDay(view.from, language)}`,
    view.to && `${t('filters.openedTo')} ${formatDay(addDays(view.to, -1), language)}`,
  ]
  return (
    <p className="muted">
      {t('filters.openedOn')}: {days.filter(Boolean).join(', ')}
    </p>
  )
}

/** Released prisoners are counted apart: chosen, they stand alone. */
const APART = 'released_prisoner'

function toggled(name: Category, chosen: readonly string[], value: string): string[] {
  if (chosen.includes(value)) return chosen.filter((other) => other !== value)
  if (name !== 'programme') return [...chosen, value]
  return value === APART ? [value] : [...chosen.filter((other) => other !== APART), value]
}

interface CategoryChoicesProps {
  name: Category
  label: string
  options: { value: string; label: string }[]
  withCounts: boolean
}

function CategoryChoices({ name, label, options, withCounts }: CategoryChoicesProps) {
  const { language } = useWords()
  const { view, change } = useCasesModel()
  const counts = useCaseFacets(filtersOf(view), withCounts).data?.facets[name]
  const chosen: readonly string[] = view[name]
  const toggle = (value: string) => change({ [name]: toggled(name, chosen, value) })
  return (
    <details className="filter-category" open={chosen.length > 0}>
      <summary>
        {label}
        {chosen.length > 0 && <strong className="digits">{chosen.length}</strong>}
      </summary>
      <fieldset>
        <legend className="for-screen-readers">{label}</legend>
        {options.map((option) => (
          <label key={option.value} className="check-line">
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
      </fieldset>
    </details>
  )
}
