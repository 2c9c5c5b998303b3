import { addDays } from '@hoanhap/geo/day.ts'
import { ListFilter } from 'lucide-react'
import { useCaseFacets } from '../../../api/case-facets.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { toggled } from '../../case-filters/toggled.ts'
import { ValueChoices } from '../../case-filters/value-choices.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { categoryCount, filtersOf, NO_CATEGORIES } from '../model/cases-view.ts'
import { useCategories } from './use-categories.ts'

/** Status, programme, need, work, trade, sex and age: any of several values each, with how many they would leave. */
export function FilterPopover() {
  const { t } = useWords()
  const { view } = useCasesModel()
  const chosen = categoryCount(view)
  const trigger = (
    <button type="button" className="chip chip-dashed" aria-pressed={chosen > 0}>
      <ListFilter size={15} strokeWidth={1.75} aria-hidden />
      {t('cases.filter')}
      {chosen > 0 && <strong className="digits">{chosen}</strong>}
    </button>
  )
  return (
    <Popover trigger={trigger} label={t('cases.filter')} wide>
      <FilterList />
    </Popover>
  )
}

function FilterList() {
  const { t } = useWords()
  const { view, change, keeper } = useCasesModel()
  const categories = useCategories()
  const counts = useCaseFacets(filtersOf(view), keeper).data?.facets
  return (
    <div className="filter-list">
      {categories.map((category) => (
        <ValueChoices
          key={category.name}
          category={category}
          chosen={view[category.name]}
          counts={counts?.[category.name]}
          onToggle={(value) =>
            change({ [category.name]: toggled(category.name, view[category.name], value) })
          }
        />
      ))}
      <OpenedBetween />
      <Button size="small" disabled={categoryCount(view) === 0} onClick={() => change(NO_CATEGORIES)}>
        {t('filters.clear')}
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
