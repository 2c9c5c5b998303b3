import type { Unit } from '@hoanhap/server/contract.ts'
import { MapPin, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useUnits } from '../../../api/units.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { matchingUnits } from '../../cases/model/commune-search.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useUnitName } from '../model/use-unit-name.ts'
import { withCommune, withoutCommune } from './filter-changes.ts'

/** Several communes, typed without diacritics; each chosen one is a chip that can be taken away. */
export function CommuneChoice() {
  const { t } = useWords()
  const { view, today } = useExploreModel()
  // Communes are those of today: on other units they would be other places under the same code.
  const onToday = view.asOf === null
  const communes = useUnits({ level: 'commune', asOf: onToday ? today : undefined }).data?.units ?? NO_UNITS
  if (!onToday) return <p className="section-note">{t('filters.communesToday')}</p>
  return (
    <div className="commune-choice">
      <CommuneInput communes={communes} />
      {view.filters.communes.length > 0 && <ChosenCommunes communes={communes} />}
    </div>
  )
}

const NO_UNITS: readonly Unit[] = []

function CommuneInput({ communes }: { communes: readonly Unit[] }) {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const offered = useOffered(communes)
  const found = matchingUnits(offered, typed, view.filters.communes)
  const choose = (code: string | undefined) => {
    if (!code) return
    change((asked) => ({ filters: withCommune(asked.filters, code), camera: null }))
    setTyped('')
    setActive(0)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(found[active]?.code)
    if (event.key === 'Escape') setTyped('')
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || found.length === 0) return
    event.preventDefault()
    setActive((active + step + found.length) % found.length)
  }
  const listed = typed.trim() !== ''
  return (
    <div className="commune-choice-input">
      <MapPin size={16} strokeWidth={1.75} aria-hidden />
      <input
        type="text"
        role="combobox"
        className="input"
        aria-label={t('filters.communes')}
        aria-expanded={listed}
        aria-controls={listId}
        aria-activedescendant={listed && found[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('filters.communesHint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onBlur={() => setTyped('')}
        onKeyDown={press}
      />
      {listed && (
        <div className="commune-found">
          {found.length === 0 && <p className="muted">{t('filters.communesNone')}</p>}
          <div id={listId} role="listbox" aria-label={t('filters.communes')}>
            {found.map((unit, index) => (
              <FoundCommune
                key={unit.id}
                id={`${listId}-${index}`}
                unit={unit}
                active={index === active}
                onChoose={() => choose(unit.code)}
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
  onChoose: () => void
}

/** The keys are handled by the input, which keeps the focus (ARIA combobox). */
function FoundCommune({ id, unit, active, onChoose }: FoundCommuneProps) {
  const { language } = useWords()
  const nameOf = useUnitName()
  const { facets } = useExploreModel()
  const count = facets?.units.find(({ unitId }) => unitId === unit.id)?.count
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="commune-option"
      onPointerDown={(event) => {
        event.preventDefault()
        onChoose()
      }}
    >
      <span>{nameOf(unit)}</span>
      {typeof count === 'number' && <span className="digits muted">{formatCount(count, language)}</span>}
    </div>
  )
}

/** On the register the communes of the scope, on a release all. */
function useOffered(communes: readonly Unit[]): readonly Unit[] {
  const { facets } = useExploreModel()
  if (!facets) return communes
  const inScope = new Set(facets.units.map(({ unitId }) => unitId))
  return communes.filter(({ id }) => inScope.has(id))
}

function ChosenCommunes({ communes }: { communes: readonly Unit[] }) {
  const { t, language } = useWords()
  const { view, change, facets } = useExploreModel()
  const nameOf = useUnitName()
  const chosen = view.filters.communes.flatMap((code) => communes.find((unit) => unit.code === code) ?? [])
  return (
    <ul className="commune-chips" aria-label={t('filters.communesChosen')}>
      {chosen.map((unit) => {
        const count = facets?.units.find(({ unitId }) => unitId === unit.id)?.count
        return (
          <li key={unit.code}>
            <button
              type="button"
              className="commune-chip"
              aria-label={t('filters.remove', { name: nameOf(unit) })}
              onClick={() =>
                change((asked) => ({ filters: withoutCommune(asked.filters, unit.code), camera: null }))
              }
            >
              {nameOf(unit)}
              {typeof count === 'number' && <span className="digits">{formatCount(count, language)}</span>}
              <X size={14} strokeWidth={1.75} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
