import type { Day } from '@hoanhap/geo/day.ts'
import type { Unit } from '@hoanhap/server/contract.ts'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useUnitDates, useUnitSearch } from '../../api/units.ts'
import { useWords } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { DayField } from '../day-field/day-field.tsx'

/** A unit of a scope while it is edited. */
export interface ScopeDraft {
  unitId: number
  name: string
  validFrom: Day | null
  validTo: Day | null
}

interface ScopeEditorProps {
  scope: ScopeDraft[]
  onChange: (scope: ScopeDraft[]) => void
}

/** The units that the account may work in, each with its days. */
export function ScopeEditor({ scope, onChange }: ScopeEditorProps) {
  const { t } = useWords()
  const change = (index: number, part: Partial<ScopeDraft>) =>
    onChange(scope.map((draft, at) => (at === index ? { ...draft, ...part } : draft)))
  return (
    <fieldset className="scope-editor">
      <legend className="field-label">{t('accounts.scope')}</legend>
      {scope.length === 0 && <p className="field-hint">{t('accounts.scopeNone')}</p>}
      {scope.map((draft, index) => (
        <ScopeRow
          key={draft.unitId}
          draft={draft}
          onChange={(part) => change(index, part)}
          onRemove={() => onChange(scope.filter((other) => other !== draft))}
        />
      ))}
      <UnitPicker
        onPick={(unit) =>
          onChange([...scope, { unitId: unit.id, name: unit.name, validFrom: null, validTo: null }])
        }
        taken={scope.map((draft) => draft.unitId)}
      />
    </fieldset>
  )
}

interface ScopeRowProps {
  draft: ScopeDraft
  onChange: (part: Partial<ScopeDraft>) => void
  onRemove: () => void
}

function ScopeRow({ draft, onChange, onRemove }: ScopeRowProps) {
  const { t } = useWords()
  return (
    <div className="scope-row">
      <p>{draft.name}</p>
      <DayField
        label={t('accounts.scopeFrom')}
        value={draft.validFrom ?? ''}
        onChange={(day) => onChange({ validFrom: day || null })}
      />
      <DayField
        label={t('accounts.scopeTo')}
        value={draft.validTo ?? ''}
        onChange={(day) => onChange({ validTo: day || null })}
      />
      <IconButton label={t('accounts.scopeRemove', { name: draft.name })} icon={X} onClick={onRemove} />
    </div>
  )
}

function UnitPicker({ onPick, taken }: { onPick: (unit: Unit) => void; taken: number[] }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const today = useUnitDates().data?.today
  const found = useUnitSearch({ text, asOf: today }).data ?? []
  const offered = text.trim() === '' ? [] : found.filter((unit) => !taken.includes(unit.id))
  return (
    <div className="unit-picker">
      <Field label={t('accounts.scopeAdd')}>
        <input type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </Field>
      <ul>
        {offered.slice(0, 6).map((unit) => (
          <li key={unit.id}>
            <button
              type="button"
              className="found-unit"
              onClick={() => {
                onPick(unit)
                setText('')
              }}
            >
              {unit.name} <span className="muted">{t('unit.code', { code: unit.code })}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
