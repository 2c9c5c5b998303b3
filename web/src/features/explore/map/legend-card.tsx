import type { ThemeSet } from '../../../figures/figure-set.ts'
import type { LegendState } from '../../../figures/legend.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { FigureLegend } from '../../legend/figure-legend.tsx'
import { usePlaneWords } from '../filters/use-plane-words.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { ThemeHelp } from '../theme-help.tsx'
import { MethodPopover } from './method-popover.tsx'
import { QualityLine } from './quality-line.tsx'

/** The legend of a theme of the explore page. */
export function LegendCard({ figures }: { figures: ThemeSet }) {
  const { t, language } = useWords()
  const { view, asOf, register, time } = useExploreModel()
  const { plane, elsewhere } = usePlaneWords()
  const title: string = t(`theme.${figures.theme}`)
  // Two legends side by side are told apart by their days.
  const day = view.view === 'side' && asOf ? formatDay(asOf, language) : null
  const scale = time.choice?.span === 'upTo' ? t('filters.time.scale') : null
  const stateWords = (state: LegendState['state']): string =>
    register !== null && state === 'noData' ? t('filters.legendOutside') : t(`legend.${state}`)
  return (
    <FigureLegend
      figures={figures}
      label={day ? `${t('legend.title')}, ${day}` : t('legend.title')}
      title={title}
      help={<ThemeHelp theme={figures.theme} />}
      notes={[plane, elsewhere, scale].filter((note) => note !== null)}
      unitOfMeasure={t(`unitOf.${UNIT_OF[figures.theme]}`)}
      stateWords={stateWords}
      foot={(legend) => (
        <>
          {view.draw === 'fill' && <MethodPopover classes={legend.classes.length} />}
          <QualityLine figures={figures} estimated={legend.estimated} />
        </>
      )}
    />
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
