import { addDays, type Day, isDay } from '@hoanhap/geo/day.ts'
import type { UnitDates } from '@hoanhap/server/contract.ts'
import { CalendarDays, ChevronDown } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useUnitDates } from '../../api/units.ts'
import { formatCount, formatDay } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { DayField } from '../day-field/day-field.tsx'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import { usePlaceModel } from './place-context.ts'

/** On which day the units are read: today, a day of change, the day before one, or any other. */
export function DateSwitch() {
  const { t, language } = useWords()
  const { asOf, today, go } = usePlaceModel()
  const [open, setOpen] = useState(false)
  useShortcuts({ d: () => setOpen(true) })
  const show = (day: Day) => {
    go({ asOf: day === today ? null : day })
    setOpen(false)
  }
  const trigger = (
    <button type="button" className="when">
      <span className="when-label">{t('top.unitsOn')}</span>
      <span className="when-value">
        <CalendarDays size={15} strokeWidth={1.75} aria-hidden />
        {asOf ? formatDay(asOf, language) : t('app.dash')}
        <ChevronDown size={15} strokeWidth={1.75} aria-hidden />
      </span>
    </button>
  )
  return (
    <Popover
      trigger={trigger}
      label={t('top.unitsOnTitle')}
      align="end"
      wide
      open={open}
      onOpenChange={setOpen}
    >
      <h2 className="popover-title">{t('top.unitsOnTitle')}</h2>
      <DayList onShow={show} />
      <OtherDay onShow={show} />
    </Popover>
  )
}

function DayList({ onShow }: { onShow: (day: Day) => void }) {
  const { t, language } = useWords()
  const { asOf, today } = usePlaceModel()
  const dates = useUnitDates().data
  if (!dates || !today) return <p className="muted">{t('app.loading')}</p>
  return (
    <ul className="day-list">
      <li>
        <DayButton day={today} words={t('top.today')} chosen={asOf === today} onShow={onShow} />
      </li>
      {dates.changes.map((one) => (
        <li key={one.date}>
          <DayButton
            day={one.date}
            words={t('top.changeOn', { day: formatDay(one.date, language) })}
            chosen={asOf === one.date}
            onShow={onShow}
          />
          <ChangeWords change={one} />
          <button
            type="button"
            className="link day-before"
            aria-pressed={asOf === addDays(one.date, -1)}
            onClick={() => onShow(addDays(one.date, -1))}
          >
            {t('top.dayBefore', { day: formatDay(addDays(one.date, -1), language) })}
          </button>
        </li>
      ))}
    </ul>
  )
}

interface DayButtonProps {
  day: Day
  words: string
  chosen: boolean
  onShow: (day: Day) => void
}

function DayButton({ day, words, chosen, onShow }: DayButtonProps) {
  return (
    <button type="button" className="day-button" aria-pressed={chosen} onClick={() => onShow(day)}>
      {words}
    </button>
  )
}

const LEVELS = ['province', 'district', 'commune'] as const

/** What changed on a day, in counts and by which document. */
function ChangeWords({ change }: { change: UnitDates['changes'][number] }) {
  const { t, language } = useWords()
  const { before, after } = change.counts
  return (
    <div className="change-words">
      {LEVELS.filter((level) => before[level] !== after[level]).map((level) => (
        <p key={level}>
          {t('top.changeFromTo', {
            level: t(`level.${level}Full`),
            before: formatCount(before[level], language),
            after: formatCount(after[level], language),
          })}
        </p>
      ))}
      {change.documents.length > 0 && <p className="muted">{change.documents.join(' · ')}</p>}
    </div>
  )
}

function OtherDay({ onShow }: { onShow: (day: Day) => void }) {
  const { t } = useWords()
  const { asOf } = usePlaceModel()
  const [text, setText] = useState<string>(asOf ?? '')
  const [bad, setBad] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const exists = isDay(text)
    setBad(!exists)
    if (exists) onShow(text)
  }
  return (
    <form className="other-day" onSubmit={submit} noValidate>
      <DayField
        label={t('top.anyDay')}
        value={text}
        min="1976-01-01"
        max="2100-12-31"
        error={bad ? t('top.badDay') : undefined}
        onChange={setText}
      />
      <Button type="submit">{t('top.showDay')}</Button>
    </form>
  )
}
