import type { Day } from '@hoanhap/geo/day.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { FilterGroup } from '../../case-filters/filter-group.tsx'
import { DayField } from '../../day-field/day-field.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { lastDay, openedFrom, openedUntil } from './filter-changes.ts'

/** Between which days the case was opened; both days count. */
export function DayFilter() {
  const { t } = useWords()
  const { view, change, today } = useExploreModel()
  const { filters } = view
  const set = (withDay: typeof openedFrom) => (day: Day) =>
    change((asked) => ({ filters: withDay(asked.filters, day || null), period: null }))
  const days = [filters.from, lastDay(filters)]
  const [first, last] = days
  return (
    <FilterGroup label={t('filters.openedOn')} chosen={days.filter((day) => day !== null).length}>
      <div className="filter-days">
        <DayField
          label={t('filters.openedFrom')}
          value={first ?? ''}
          max={today}
          onChange={set(openedFrom)}
        />
        <DayField label={t('filters.openedTo')} value={last ?? ''} max={today} onChange={set(openedUntil)} />
      </div>
    </FilterGroup>
  )
}
