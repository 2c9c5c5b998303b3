import type { FigureSet } from '../../../figures/figure-set.ts'
import { formatCount, formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useTheme } from '../../../theme/theme.ts'
import { FigureHelp } from '../../../ui/figure-help.tsx'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import { FigureLegend } from '../../legend/figure-legend.tsx'
import { GAP_MEASURE } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useSiting } from '../siting/use-siting.ts'
import { useMeasureTitle, useOffer } from './gap-words.ts'
import { useMeasureFacts } from './use-measure-facts.ts'
import { useReachNumber } from './use-reach-words.ts'
import { useWayWords } from './use-way-words.ts'

interface GapLegendProps {
  figures: FigureSet
  measure: GapMeasure
  /** Reach of this map, which may differ from the one beside it. */
  catchmentKm: number
  /** Tells two legends apart. */
  name?: string
}

/** What the colours and signs of a map of what is missing mean. */
export function GapLegend({ figures, measure, catchmentKm, name }: GapLegendProps) {
  const { t, language } = useWords()
  const { access, reckoned } = usePlanner()
  const { shade } = useTheme()
  const offer = useOffer()
  const title = useMeasureTitle(measure)
  const facts = useMeasureFacts(measure)
  const period = access?.release?.period
  const km = useReachNumber()(catchmentKm)
  const way = useWayWords()
  const notes = [
    measure === 'gap' ? t(`gap.legend.within.${shade}`, { km }) : null,
    measure !== 'nearest' && period ? t('status.release', { period: formatPeriod(period, language) }) : null,
    measure !== 'ratio' ? way?.provisional : null,
    reckoned?.trial ? t(measure === 'ratio' ? 'gap.legend.withoutTrial' : 'gap.legend.withTrial') : null,
  ].filter((note) => typeof note === 'string')
  return (
    <FigureLegend
      figures={figures}
      label={name ? `${t('legend.title')}, ${name}` : t('legend.title')}
      title={title}
      help={<FigureHelp label={t('figure.explain', { name: title })} facts={facts} />}
      notes={notes}
      unitOfMeasure={measure === 'nearest' ? t('unitOf.kilometres') : t(`gap.unit.${offer}`)}
      stateWords={(state) => (state === 'suppressed' ? t('gap.hiddenNeed') : t(`legend.${state}`))}
      lowestFirst={GAP_MEASURE[measure].reversed}
      markers={<Markers />}
      foot={({ classes, estimated, unitCount }) => (
        <p className="quality-line">
          {t('legend.classes', { name: t('legend.quantile'), count: classes.length })}
          {estimated > 0 &&
            ` · ${t('gap.legend.estimated', {
              count: estimated,
              shown: formatCount(estimated, language),
              all: formatCount(unitCount, language),
            })}`}
        </p>
      )}
    />
  )
}

/** The signs that are on the map now. */
function Markers() {
  const { t, language } = useWords()
  const { places, trial, view } = usePlanner()
  const { sites, wish } = useSiting()
  const offer = useOffer()
  const shown = formatCount(places.length, language)
  return (
    <ul className="legend-states gap-markers">
      <li className="gap-marker">
        <span className="gap-sign" data-sign={view.service === 'employer' ? 'work' : 'service'} aria-hidden />
        <span>{t(`gap.legend.places.${offer}`, { shown })}</span>
      </li>
      {trial.edits.length > 0 && (
        <li className="gap-marker">
          <span className="gap-sign" data-sign="trial" aria-hidden />
          <span>{t('gap.legend.tried')}</span>
        </li>
      )}
      {wish.from === 'points' && wish.points.length > 0 && (
        <li className="gap-marker">
          <span className="gap-sign" data-sign="candidate" aria-hidden />
          <span>{t('gap.legend.candidates')}</span>
        </li>
      )}
      {sites.length > 0 && (
        <li className="gap-marker">
          <span className="gap-sign" data-sign="site" aria-hidden />
          <span>{t('gap.legend.proposed')}</span>
        </li>
      )}
    </ul>
  )
}
