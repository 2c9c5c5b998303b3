import { CalendarRange, Pause, Play, X } from 'lucide-react'
import { memo } from 'react'
import { formatMonth } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Slider } from '../../../ui/slider.tsx'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useFoundWords } from '../filters/use-found-words.ts'
import { useExploreModel } from '../model/explore-context.ts'
import type { MonthSpan } from './months.ts'
import './time-bar.css'
import { usePlaying } from './use-playing.ts'

/** The months in which cases were opened, over the map of whoever keeps records. */
export function TimeBar() {
  const { t } = useWords()
  const { register, time } = useExploreModel()
  if (!register || time.months.length === 0) return null
  if (time.open) return <Months />
  return (
    <div className="time-bar time-bar-closed" data-over-map>
      <Button size="small" icon={CalendarRange} onClick={time.show}>
        {t('filters.time.show')}
      </Button>
    </div>
  )
}

function Months() {
  const { t, language } = useWords()
  const { time } = useExploreModel()
  const { months, choice, playing } = time
  const toggle = playing ? time.pause : time.play
  useShortcuts({ p: toggle })
  const span = choice?.span ?? 'upTo'
  const last = months.length - 1
  const position = choice ? months.indexOf(choice.month) : last
  const words = t(`filters.time.${span}Month`, { month: formatMonth(months[position] ?? '', language) })
  const choose = (index: number, continues: boolean) => {
    const month = months[index]
    if (month === undefined) return
    time.pause()
    time.choose({ month, span }, continues)
  }
  return (
    <section className="time-bar" aria-label={t('filters.time.label')} data-over-map data-playing={playing}>
      <PlayButton playing={playing} onToggle={toggle} />
      <div className="time-line">
        <Slider
          label={t('filters.time.month')}
          value={position}
          min={0}
          max={last}
          step={1}
          valueText={words}
          onChange={(index) => choose(index, choice !== null)}
        />
        <p className="time-words">
          <strong>{choice ? words : t('filters.time.all')}</strong>
          <TimeFound />
        </p>
      </div>
      <IconButton label={t('filters.time.leave')} icon={X} onClick={time.leave} />
      <Playing />
      <Segmented<MonthSpan>
        label={t('filters.time.span')}
        value={span}
        options={[
          { value: 'upTo', label: t('filters.time.upTo') },
          { value: 'in', label: t('filters.time.in') },
        ]}
        onChange={(wanted) => time.choose({ month: months[position] ?? '', span: wanted })}
      />
    </section>
  )
}

const PlayButton = memo(function PlayButton({
  playing,
  onToggle,
}: {
  playing: boolean
  onToggle: () => void
}) {
  const { t } = useWords()
  return (
    <IconButton
      className="time-play"
      label={playing ? t('filters.time.pause') : t('filters.time.play')}
      icon={playing ? Pause : Play}
      shortcut="P"
      onClick={onToggle}
    />
  )
})

/** Goes on from month to month; apart, because it is worked out more often than the months are. */
function Playing() {
  usePlaying()
  return null
}

/** How many people that leaves; screen readers hear it beside the filters. */
function TimeFound() {
  const words = useFoundWords()
  return (
    <span className="muted digits" aria-hidden>
      {words}
    </span>
  )
}
