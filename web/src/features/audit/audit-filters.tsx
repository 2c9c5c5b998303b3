import { addDays } from '@hoanhap/geo/day.ts'
import type { AuditFilter } from '../../api/audit.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Picker } from '../../ui/picker.tsx'
import { DayField } from '../day-field/day-field.tsx'
import { ACTIONS, type Action } from './action-words.ts'
import { useActionWords } from './use-action-words.ts'

interface AuditFiltersProps {
  filter: AuditFilter
  onChange: (filter: AuditFilter) => void
}

/** What an auditor looks for: an act, a person, a file, some days. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useWords()
  const actionWords = useActionWords()
  const set = (change: AuditFilter) => onChange({ ...filter, ...change })
  return (
    <search className="audit-filters">
      <div className="audit-filter">
        <p className="field-label" aria-hidden>
          {t('audit.filter')}
        </p>
        <Picker<Action | 'all'>
          label={t('audit.filter')}
          value={ACTIONS.find((action) => action === filter.action) ?? 'all'}
          options={[
            { value: 'all', label: t('audit.all') },
            ...ACTIONS.map((one) => ({ value: one, label: actionWords(one) })),
          ]}
          onChange={(action) => set({ action: action === 'all' ? undefined : action })}
        />
      </div>
      <Field label={t('audit.filterWho')}>
        <input
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={filter.username ?? ''}
          onChange={(event) => set({ username: event.currentTarget.value.trim() || undefined })}
        />
      </Field>
      <Field label={t('audit.filterCase')}>
        <input
          type="search"
          inputMode="numeric"
          autoComplete="off"
          value={filter.caseId ?? ''}
          onChange={(event) => set({ caseId: wholeNumber(event.currentTarget.value) })}
        />
      </Field>
      <DayField
        label={t('audit.filterFrom')}
        value={filter.from ?? ''}
        onChange={(day) => set({ from: day || undefined })}
      />
      <DayField
        label={t('audit.filterTo')}
        value={filter.to ? addDays(filter.to, -1) : ''}
        onChange={(last) => set({ to: last === '' ? undefined : addDays(last, 1) })}
      />
      <Button onClick={() => onChange({})}>{t('audit.clear')}</Button>
    </search>
  )
}

function wholeNumber(text: string): number | undefined {
  const digits = text.replace(/\D/g, '').slice(0, 15)
  return Number(digits) > 0 ? Number(digits) : undefined
}
