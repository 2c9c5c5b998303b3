import { formatCount, formatRange } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { HiddenTag } from '../../../ui/hidden-tag.tsx'
import type { NeedOfCommune } from '../measures/commune-facts.ts'

/** People in need: the number, or between which numbers it lies where it is hidden; an estimate is underlined. */
export function NeedFigure({ need }: { need: NeedOfCommune | null }) {
  const { t, language } = useWords()
  if (!need) return <span className="muted">{t('app.dash')}</span>
  const count = (value: number) => formatCount(value, language)
  const range = formatRange(count(Math.floor(need.low)), count(Math.ceil(need.high)))
  if (need.state === 'suppressed') return <HiddenTag display={range} />
  if (need.state === 'value') return <span>{count(need.people)}</span>
  const words = t('gap.estimatedRange', { range })
  return (
    <span className="estimated-figure" title={words}>
      {count(Math.round(need.people))}
      <span className="for-screen-readers"> {words}</span>
    </span>
  )
}
