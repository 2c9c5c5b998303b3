import type { Unit } from '@hoanhap/server/contract.ts'
import { MapPin } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { FoundOption, useActiveOption } from '../../ui/found-option.tsx'
import { useUnitName } from '../place/use-unit-name.ts'
import './case-filters.css'
import { matchingUnits } from './commune-search.ts'

interface CommuneComboboxProps {
  label: string
  /** The communes that can be chosen. */
  units: readonly Unit[]
  /** Codes of those that are chosen already. */
  taken?: readonly string[]
  /** Under the name, after the code: the province. */
  placeOf?: (unit: Unit) => string | null
  /** At the end of the line: how many people. */
  noteOf?: (unit: Unit) => string | null
  /** The id that a caption points at; without one the label is read out. */
  id?: string
  invalid?: boolean
  onChoose: (unit: Unit) => void
  /** Backspace in the empty field. */
  onTakeBack?: () => void
}

/** A commune, typed without diacritics and chosen with arrows and Enter or the pointer (ARIA combobox). */
export function CommuneCombobox(props: CommuneComboboxProps) {
  const { label, units, taken = [], placeOf, noteOf, id, invalid, onChoose, onTakeBack } = props
  const { t } = useWords()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const found = matchingUnits(units, typed, taken)
  const { active, restart, move } = useActiveOption(found.length)
  const chosen = found[active]
  const type = (text: string) => {
    setTyped(text)
    restart()
  }
  const choose = (unit: Unit | undefined) => {
    if (!unit) return
    onChoose(unit)
    type('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '') onTakeBack?.()
    if (typed === '') return
    move(event)
    // Enter does not send the form round the field, Escape does not close its dialog.
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
    if (event.key === 'Enter') choose(chosen)
    else if (event.key === 'Escape') type('')
  }
  const listed = typed.trim() !== ''
  const list = useRef<HTMLDivElement>(null)
  // In a form or a panel that scrolls, the list may begin under its edge.
  useEffect(() => {
    if (listed) list.current?.scrollIntoView({ block: 'nearest' })
  }, [listed])
  return (
    <div className="commune-combobox">
      <MapPin size={16} strokeWidth={1.75} aria-hidden />
      <input
        id={id}
        type="text"
        role="combobox"
        className="input"
        aria-label={id ? undefined : label}
        aria-expanded={listed}
        aria-controls={listId}
        aria-activedescendant={listed && chosen ? `${listId}-${chosen.id}` : undefined}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('filters.communesHint')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => type('')}
        onKeyDown={press}
      />
      {listed && (
        <div ref={list} className="found-list">
          {found.length === 0 && <p className="found-empty">{t('filters.communesNone')}</p>}
          <div id={listId} role="listbox" aria-label={label}>
            {found.map((unit) => (
              <FoundCommune
                key={unit.id}
                id={`${listId}-${unit.id}`}
                unit={unit}
                active={unit === chosen}
                place={placeOf?.(unit) ?? null}
                note={noteOf?.(unit) ?? null}
                onChoose={() => choose(unit)}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

interface FoundCommuneProps {
  id: string
  unit: Unit
  active: boolean
  place: string | null
  note: string | null
  onChoose: () => void
}

function FoundCommune({ id, unit, active, place, note, onChoose }: FoundCommuneProps) {
  const { t } = useWords()
  const nameOf = useUnitName()
  const facts = [t('unit.code', { code: unit.code }), place]
  return (
    <FoundOption id={id} active={active} onChoose={onChoose}>
      <span>
        {nameOf(unit)}
        <span className="muted">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {note && <span className="digits muted">{note}</span>}
    </FoundOption>
  )
}
