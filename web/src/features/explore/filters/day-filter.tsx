import { type Day, isDay } from '@hoanhap/geo/day.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Field } from '../../../ui/field.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { lastDay, openedFrom, openedUntil } from './filter-changes.ts'

/** Between which days the case was opened; both days count. */
export function DayFilter() {
  const { t } = useWords()
  const { view, change, today } = useExploreModel()
  const { filters } = view
  const set = (with_: typeof openedFrom) => (text: string) => {
    // A date that is half typed has no value yet.
    const day: Day | null = isDay(text) ? text : null
    change((asked) => ({ filters: with_(asked.filters, day), period: null }))
  }
  const last = lastDay(filters)
  return (
    <details className="filter-group" open={filters.from !== null || filters.to !== null || undefined}>
      <summary>
        <span>{t('filters.openedOn')}</span>
      </summary>
      <div className="filter-days">
        <DayInput label={t('filters.openedFrom')} value={filters.from} max={today} onDay={set(openedFrom)} />
        <DayInput label={t('filters.openedTo')} value={last} max={today} onDay={set(openedUntil)} />
      </div>
    </details>
  )
}

interface DayInputProps {
  label: string
  value: Day | null
  max: Day | undefined
  onDay: (text: string) => void
}

function DayInput({ label, value, max, onDay }: DayInputProps) {
  return (
    <Field label={label}>
      <input
        type="date"
        className="input"
        value={value ?? ''}
        max={max}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
    </Field>
  )
}
