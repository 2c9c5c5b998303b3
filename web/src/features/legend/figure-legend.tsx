import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { FigureSet } from '../../figures/figure-set.ts'
import { type Legend, type LegendClass, type LegendState, legendOf } from '../../figures/legend.ts'
import { formatCount, formatRange } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { classColours } from '../../map/palettes/class-colours.ts'
import { PALETTES } from '../../map/palettes/palette.ts'
import { useTheme } from '../../theme/theme.ts'
import { IconButton } from '../../ui/button.tsx'
import { useScreenForm } from '../frame/use-screen-form.ts'

interface FigureLegendProps {
  figures: FigureSet
  /** Name for screen readers; two legends on one page are told apart by it. */
  label: string
  /** What the figure is called. */
  title: string
  /** The explanation of the figure. */
  help: ReactNode
  /** Lines under the title: period, plane, what is included. */
  notes: readonly string[]
  unitOfMeasure: string
  stateWords: (state: LegendState['state']) => string
  /** Where little is what is missing, the lowest class is the darkest and stands on top. */
  lowestFirst?: boolean
  /** Rows after the states: what the markers mean. */
  markers?: ReactNode
  /** Under the rows: method and quality. */
  foot: (legend: Legend) => ReactNode
}

/** Figure, period, classes with their counts, states without a number, method and quality. */
export function FigureLegend(props: FigureLegendProps) {
  const { figures, label, title, help, notes, unitOfMeasure, stateWords, lowestFirst, markers, foot } = props
  const { t, language } = useWords()
  const form = useScreenForm()
  const [open, setOpen] = useState(form === 'docked' || form === 'floating')
  const legend = useMemo(() => legendOf(figures, language), [figures, language])
  const classes = lowestFirst ? [...legend.classes].reverse() : legend.classes
  const most = Math.max(1, ...classes.map((one) => one.count))
  return (
    <section className="legend" aria-label={label} data-open={open} data-over-map>
      <header className="legend-head">
        <div>
          <h2>
            {title}
            {help}
          </h2>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
        <IconButton
          label={open ? t('legend.hide') : t('legend.show')}
          icon={open ? ChevronDown : ChevronUp}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </header>
      {!open && <LegendStrip figures={figures} legend={legend} title={title} onOpen={() => setOpen(true)} />}
      <div className="legend-body">
        <p className="legend-columns">
          <span>{unitOfMeasure}</span>
          <span>{t('legend.count')}</span>
        </p>
        {classes.length === 0 && <p className="muted">{t('legend.noClasses')}</p>}
        <ul>
          {classes.map((one) => (
            <ClassRow key={one.index} one={one} figures={figures} most={most} />
          ))}
        </ul>
        {legend.states.length > 0 && (
          <ul className="legend-states">
            {legend.states.map(({ state, count }) => (
              <CountRow
                key={state}
                swatch={<span className="swatch" data-state={state} />}
                words={stateWords(state)}
                count={count}
                most={most}
              />
            ))}
          </ul>
        )}
        {markers}
        <div className="legend-foot">{foot(legend)}</div>
      </div>
    </section>
  )
}

interface LegendStripProps {
  figures: FigureSet
  legend: Legend
  title: string
  onOpen: () => void
}

/** The folded legend: one swatch per class with its lower end, lowest first; pressing it unfolds the legend. */
function LegendStrip({ figures, legend, title, onOpen }: LegendStripProps) {
  const { t } = useWords()
  const { shade } = useTheme()
  const colours = classColours(figures, PALETTES[shade])
  const highest = legend.classes[0]?.index
  return (
    <button type="button" className="legend-strip" aria-expanded={false} onClick={onOpen}>
      <span className="for-screen-readers">
        {t('legend.show')}: {title}
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

function ClassRow({ one, figures, most }: { one: LegendClass; figures: FigureSet; most: number }) {
  const { shade } = useTheme()
  const colour = classColours(figures, PALETTES[shade])[one.index]
  const words = <span className="digits">{useClassWords(one)}</span>
  const swatch = <span className="swatch" style={{ background: colour }} />
  return <CountRow swatch={swatch} words={words} count={one.count} most={most} />
}

/** The ends of a class in words; an open end has its own. */
function useClassWords({ lowText, highText, nearlyUnchanged }: LegendClass): string {
  const { t } = useWords()
  if (nearlyUnchanged) return t('legend.nearlyUnchanged')
  if (lowText === null) return t('legend.upTo', { high: highText ?? '' })
  return highText === null ? t('legend.from', { low: lowText }) : formatRange(lowText, highText)
}

interface CountRowProps {
  swatch: ReactNode
  words: ReactNode
  count: number
  most: number
}

function CountRow({ swatch, words, count, most }: CountRowProps) {
  const { language } = useWords()
  return (
    <li className="legend-row">
      {swatch}
      {typeof words === 'string' ? <span>{words}</span> : words}
      <span className="legend-bar" aria-hidden>
        <span style={{ width: `${Math.min(100, (count / most) * 100)}%` }} />
      </span>
      <span className="digits legend-count">{formatCount(count, language)}</span>
    </li>
  )
}
