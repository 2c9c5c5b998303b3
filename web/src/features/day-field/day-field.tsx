import { CalendarDays } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { Field } from '../../ui/field.tsx'
import './day-field.css'
import { readDay, writtenDay } from './read-day.ts'

interface DayFieldProps {
  label: string
  /** A day, or empty. */
  value: string
  onChange: (day: string) => void
  /** The first and the last day that the calendar offers. */
  min?: string
  max?: string
  hint?: string
  error?: string
}

/**
 * A day, typed as day/month/year whatever the language of the browser, or chosen in its calendar. What is no day is empty
 * for the form and is told when the field is left.
 */
export function DayField({ label, value, onChange, min, max, hint, error }: DayFieldProps) {
  const { t } = useWords()
  const calendar = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(writtenDay(value))
  const [inUse, setInUse] = useState(false)
  // What stands outside wins, unless it is what is being typed.
  const text = readDay(typed) === value ? typed : writtenDay(value)
  const wrong = !inUse && value === '' && text.trim() !== '' ? t('day.wrong') : error
  const type = (written: string) => {
    setTyped(written)
    onChange(readDay(written))
  }
  const leave = () => {
    setInUse(false)
    if (value !== '') setTyped(writtenDay(value))
  }
  const openCalendar = (
    <>
      <button
        type="button"
        className="day-open"
        aria-label={t('day.calendar')}
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarDays size={17} strokeWidth={1.75} aria-hidden />
      </button>
      <input
        ref={calendar}
        type="date"
        className="day-calendar"
        tabIndex={-1}
        aria-label={t('day.calendar')}
        value={value}
        min={min}
        max={max}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </>
  )
  return (
    <Field label={label} hint={hint} error={wrong} extra={openCalendar}>
      <input
        type="text"
        inputMode="numeric"
        className="day-text digits"
        placeholder={t('day.hint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={12}
        value={text}
        aria-invalid={wrong ? true : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={() => setInUse(true)}
        onBlur={leave}
      />
    </Field>
  )
}
