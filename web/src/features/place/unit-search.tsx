import type { Unit } from '@hoanhap/server/contract.ts'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useUnitSearch } from '../../api/units.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { FoundOption, useActiveOption } from '../../ui/found-option.tsx'
import { useScreenForm } from '../frame/use-screen-form.ts'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import { usePlaceModel } from './place-context.ts'
import { LAST_DAY_OF_DISTRICTS } from './reform.ts'
import { useGoToFound } from './use-go-to-found.ts'
import { useUnitName } from './use-unit-name.ts'

interface Found {
  unit: Unit
  /** Found among the units of 2025-06-30, the last day of the three levels. */
  former: boolean
}

/** Finds units of today and, marked, of the last day before 2025-07-01; marks and capitals do not matter. */
export function UnitSearch() {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const phone = useScreenForm() === 'sheet'
  const found = useFound(text)
  const { active, restart, move } = useActiveOption(found.length)
  const goTo = useGoToFound()
  useShortcuts({ '/': () => input.current?.focus() })
  const pick = (item: Found | undefined) => {
    if (!item) return
    goTo(item.unit, item.former)
    setText('')
    setOpen(false)
    input.current?.blur()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') input.current?.blur()
    if (event.key === 'Enter') pick(found[active])
    move(event)
  }
  const listed = open && text.trim() !== ''
  return (
    <search className="unit-search">
      <Search size={17} strokeWidth={1.75} aria-hidden />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t('top.search')}
        aria-expanded={listed}
        aria-controls={listId}
        aria-activedescendant={listed && found[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={phone ? t('top.searchHintShort') : t('top.searchHint')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          restart()
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <kbd aria-hidden>/</kbd>
      {listed && <FoundList id={listId} found={found} active={active} onPick={pick} />}
    </search>
  )
}

interface FoundListProps {
  id: string
  found: Found[]
  active: number
  onPick: (item: Found) => void
}

function FoundList({ id, found, active, onPick }: FoundListProps) {
  const { t } = useWords()
  return (
    <div className="found-list">
      <p className="for-screen-readers" role="status">
        {found.length === 0 ? t('top.searchEmpty') : t('top.searchCount', { count: found.length })}
      </p>
      {found.length === 0 && <p className="found-empty">{t('top.searchEmpty')}</p>}
      <div id={id} role="listbox" aria-label={t('top.search')}>
        {found.map((item, index) => (
          <FoundItem
            key={`${item.unit.id} ${item.former}`}
            id={`${id}-${index}`}
            item={item}
            active={index === active}
            onPick={() => onPick(item)}
          />
        ))}
      </div>
    </div>
  )
}

interface FoundItemProps {
  id: string
  item: Found
  active: boolean
  onPick: () => void
}

function FoundItem({ id, item: { unit, former }, active, onPick }: FoundItemProps) {
  const { t, language } = useWords()
  const nameOf = useUnitName()
  return (
    <FoundOption id={id} active={active} onChoose={onPick}>
      <span>
        {nameOf(unit)}
        <span className="muted">
          {t(`level.${unit.level}Full`)} · {t('unit.code', { code: unit.code })}
        </span>
      </span>
      {former && (
        <span className="former-tag">
          {unit.validTo
            ? t('unit.untilOnly', { day: formatDay(unit.validTo, language) })
            : t('top.searchOld')}
        </span>
      )}
    </FoundOption>
  )
}

function useFound(text: string): Found[] {
  const { today } = usePlaceModel()
  const now = useUnitSearch({ text, asOf: today }).data ?? []
  const before = useUnitSearch({ text, asOf: LAST_DAY_OF_DISTRICTS }).data ?? []
  if (text.trim() === '') return []
  const living = now.filter((unit) => !unit.estimated)
  const ids = new Set(living.map((unit) => unit.id))
  const former = before.filter((unit) => !ids.has(unit.id))
  return [
    ...living.map((unit) => ({ unit, former: false })),
    ...former.map((unit) => ({ unit, former: true })),
  ]
}
