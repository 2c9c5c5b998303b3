import { MapPin, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { useUnitName } from '../../explore/model/use-unit-name.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { matchingUnits } from '../model/commune-search.ts'

/** Several communes of the scope, typed without diacritics; each chosen one is a chip that can be taken away. */
export function CommuneFilter() {
  const { view, scope } = useCasesModel()
  if (scope.oneCommune) return null
  return (
    <div className="commune-filter">
      <CommuneInput />
      {view.unit.length > 0 && <ChosenCommunes />}
    </div>
  )
}

function CommuneInput() {
  const { t } = useWords()
  const { view, change, scope } = useCasesModel()
  const listId = useId()
  const nameOf = useUnitName()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const found = matchingUnits([...scope.communes], typed, view.unit)
  const choose = (code: string | undefined) => {
    if (!code) return
    change({ unit: [...view.unit, code], camera: null })
    setTyped('')
    setActive(0)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(found[active]?.code)
    if (event.key === 'Escape') setTyped('')
    if (event.key === 'Backspace' && typed === '') change({ unit: view.unit.slice(0, -1), camera: null })
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || found.length === 0) return
    event.preventDefault()
    setActive((active + step + found.length) % found.length)
  }
  const listed = typed.trim() !== ''
  return (
    <div className="commune-input">
      <MapPin size={16} strokeWidth={1.75} aria-hidden />
      <input
        type="text"
        role="combobox"
        className="input"
        aria-label={t('cases.filter.communes')}
        aria-expanded={listed}
        aria-controls={listId}
        aria-activedescendant={listed && found[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('cases.filter.communesHint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onBlur={() => setTyped('')}
        onKeyDown={press}
      />
      {listed && (
        <div className="found-list">
          {found.length === 0 && <p className="found-empty">{t('cases.filter.communesNone')}</p>}
          <div id={listId} role="listbox" aria-label={t('cases.filter.communes')}>
            {found.map((unit, index) => (
              // Keys are handled by the input, which keeps the focus (ARIA combobox).
              <div
                key={unit.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="found-item"
                onPointerDown={(event) => {
                  event.preventDefault()
                  choose(unit.code)
                }}
              >
                <span>
                  {nameOf(unit)}
                  <span className="muted">{t('unit.code', { code: unit.code })}</span>
                </span>
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function ChosenCommunes() {
  const { t } = useWords()
  const { view, change, scope } = useCasesModel()
  const nameOf = useUnitName()
  const without = (code: string) => view.unit.filter((other) => other !== code)
  return (
    <ul className="chips" aria-label={t('cases.filter.chosen')}>
      {view.unit.map((code) => {
        const unit = scope.unitOf(code)
        const name = unit ? nameOf(unit) : code
        return (
          <li key={code}>
            <button
              type="button"
              className="chip chip-chosen"
              aria-label={t('cases.filter.remove', { name })}
              onClick={() => change({ unit: without(code), camera: null })}
            >
              {name}
              <X size={14} strokeWidth={1.75} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
