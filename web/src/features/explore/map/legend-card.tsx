import { ChevronDown, ChevronUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { type Legend, type LegendClass, type LegendState, legendOf } from '../../../figures/legend.ts'
import { formatCount, formatDay, formatRange } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { classColours } from '../../../map/palettes/class-colours.ts'
import { PALETTES } from '../../../map/palettes/palette.ts'
import { useTheme } from '../../../theme/theme.ts'
import { IconButton } from '../../../ui/button.tsx'
import { FigureHelp } from '../../../ui/figure-help.tsx'
import { useFigureFacts } from '../figure-facts.ts'
import { usePlaneWords } from '../filters/use-plane-words.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { useScreenForm } from '../phone/use-screen-form.ts'
import { MethodPopover } from './method-popover.tsx'
import { QualityLine } from './quality-line.tsx'

/** Figure, period, classes with their counts, states without a number, method and quality. */
export function LegendCard({ figures }: { figures: FigureSet }) {
  const { t, language } = useWords()
  const { view, asOf } = useExploreModel()
  const { plane, elsewhere } = usePlaneWords()
  const form = useScreenForm()
  const [open, setOpen] = useState(form === 'docked' || form === 'floating')
  const facts = useFigureFacts(figures.theme)
  const legend = useMemo(() => legendOf(figures, language), [figures, language])
  // Two legends side by side are told apart by their days.
  const day = view.view === 'side' && asOf ? formatDay(asOf, language) : null
  const name = day ? `${t('legend.title')}, ${day}` : t('legend.title')
  const most = Math.max(1, ...legend.classes.map((one) => one.count))
  return (
    <section className="legend" aria-label={name} data-open={open} data-over-map>
      <header className="legend-head">
        <div>
          <h2>
            {t(`theme.${figures.theme}`)}
            <FigureHelp label={t('figure.explain', { name: t(`theme.${figures.theme}`) })} facts={facts} />
          </h2>
          {plane && <p>{plane}</p>}
          {elsewhere && <p>{elsewhere}</p>}
        </div>
        <IconButton
          label={open ? t('legend.hide') : t('legend.show')}
          icon={open ? ChevronDown : ChevronUp}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </header>
      {!open && <LegendStrip figures={figures} legend={legend} onOpen={() => setOpen(true)} />}
      <div className="legend-body">
        <p className="legend-columns">
          <span>{t(`unitOf.${UNIT_OF[figures.theme]}`)}</span>
          <span>{t('legend.count')}</span>
        </p>
        {legend.classes.length === 0 && <p className="muted">{t('legend.noClasses')}</p>}
        <ul>
          {legend.classes.map((one) => (
            <ClassRow key={one.index} one={one} figures={figures} most={most} />
          ))}
        </ul>
        {legend.states.length > 0 && (
          <ul className="legend-states">
            {legend.states.map((one) => (
              <StateRow key={one.state} one={one} most={most} />
            ))}
          </ul>
        )}
        <div className="legend-foot">
          {view.draw === 'fill' && <MethodPopover classes={legend.classes.length} />}
          <QualityLine figures={figures} estimated={legend.estimated} />
        </div>
      </div>
    </section>
  )
}

interface LegendStripProps {
  figures: FigureSet
  legend: Legend
  onOpen: () => void
}

/** The folded legend: one swatch per class with its lower end, lowest first; pressing it unfolds the legend. */
function LegendStrip({ figures, legend, onOpen }: LegendStripProps) {
  const { t } = useWords()
  const { shade } = useTheme()
  const colours = classColours(figures, PALETTES[shade])
  const highest = legend.classes[0]?.index
  return (
    <button type="button" className="legend-strip" aria-expanded={false} onClick={onOpen}>
      <span className="for-screen-readers">
        {t('legend.show')}: {t(`theme.${figures.theme}`)}
      </span>
      {[...legend.classes].reverse().map((one) => (
        <span key={one.index} className="strip-part">
          <span className="swatch" style={{ background: colours[one.index] }} />
          <span className="digits">
            {one.lowText ?? t('app.dash')}
            {one.index === highest && one.highText === null && '+'}
          </span>
        </span>
      ))}
      {legend.states.map((one) => (
        <span key={one.state} className="strip-part strip-state">
          <span className="swatch" data-state={one.state} />
          <span>{t(`legend.short.${one.state}`)}</span>
        </span>
      ))}
    </button>
  )
}

const UNIT_OF = {
  caseload: 'people',
  rate: 'perThousand',
  change: 'difference',
  supportNeed: 'percent',
  openings: 'openingsPerHundred',
  employers: 'places',
  services: 'places',
  nearest: 'kilometres',
} as const

function ClassRow({ one, figures, most }: { one: LegendClass; figures: FigureSet; most: number }) {
  const { language } = useWords()
  const { shade } = useTheme()
  const colour = classColours(figures, PALETTES[shade])[one.index]
  return (
    <li className="legend-row">
      <span className="swatch" style={{ background: colour }} />
      <span className="digits">{useClassWords(one)}</span>
      <CountBar count={one.count} most={most} />
      <span className="digits legend-count">{formatCount(one.count, language)}</span>
    </li>
  )
}

/** The ends of a class in words; an open end has its own. */
export function useClassWords({ lowText, highText, nearlyUnchanged }: LegendClass): string {
  const { t } = useWords()
  if (nearlyUnchanged) return t('legend.nearlyUnchanged')
  if (lowText === null) return t('legend.upTo', { high: highText ?? '' })
  return highText === null ? t('legend.from', { low: lowText }) : formatRange(lowText, highText)
}

function StateRow({ one, most }: { one: LegendState; most: number }) {
  const { t, language } = useWords()
  const { register } = useExploreModel()
  const outside = register !== null
  return (
    <li className="legend-row">
      <span className="swatch" data-state={one.state} />
      <span>{outside && one.state === 'noData' ? t('filters.legendOutside') : t(`legend.${one.state}`)}</span>
      <CountBar count={one.count} most={most} />
      <span className="digits legend-count">{formatCount(one.count, language)}</span>
    </li>
  )
}

function CountBar({ count, most }: { count: number; most: number }) {
  return (
    <span className="legend-bar" aria-hidden>
      <span style={{ width: `${Math.min(100, (count / most) * 100)}%` }} />
    </span>
  )
}
