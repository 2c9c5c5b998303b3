import { per1000 } from '@hoanhap/geo/units.ts'
import type { CellValue, Unit } from '@hoanhap/server/contract.ts'
import { formatCount, formatDecimal, formatPeriod, formatPeriodShort } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { HiddenTag } from '../../../ui/hidden-tag.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { ThemeHelp } from '../theme-help.tsx'
import { changeWords } from './change-words.ts'
import { useCellPlaneWords, useShownTrend } from './use-shown-trend.ts'
import type { TrendPoint } from './use-trend.ts'

/** The headline figure of a unit or of the country, how it changed, its rate and its line of quarters. */
export function UnitFigures({ unit }: { unit: Unit | null }) {
  const { t } = useWords()
  const { trend, answer } = useShownTrend(unit)
  const planeWords = useCellPlaneWords(unit)
  const now = trend.at(-1)
  return (
    <section className="panel-section unit-figures">
      <h3 className="figure-title">
        {t('theme.caseload')} <ThemeHelp theme="caseload" />
      </h3>
      {answer.isError ? (
        <ErrorPanel
          message={t('app.loadFailed')}
          retryLabel={t('app.retry')}
          onRetry={() => answer.refetch()}
        />
      ) : (
        <div className="figure-row">
          <div>
            <Headline cell={now?.cell ?? (isComing(answer) ? undefined : null)} />
            <ChangeLine trend={trend} unit={unit} />
            <RateLine cell={now?.cell ?? null} unit={unit} />
          </div>
          <TrendLine trend={trend} />
        </div>
      )}
      {planeWords && <p className="plane-note">{planeWords}</p>}
      <WhyHidden cell={now?.cell ?? null} />
      {trend.some((point) => point.cell?.state === 'estimated') && (
        <p className="figure-note">{t('figure.trendEstimated')}</p>
      )}
    </section>
  )
}

/** Whether an answer is on its way; the one before it, which stands in for it, may be of other units. */
function isComing({
  isPending,
  isPlaceholderData,
}: {
  isPending: boolean
  isPlaceholderData: boolean
}): boolean {
  return isPending || isPlaceholderData
}

function Headline({ cell }: { cell: CellValue | null | undefined }) {
  const { t, language } = useWords()
  if (cell === undefined) return <Skeleton width={96} height={42} />
  if (cell?.state === 'suppressed') {
    return (
      <p className="headline headline-hidden">
        <HiddenTag display={cell.display} />
      </p>
    )
  }
  if (!cell || cell.count === null) return <p className="headline headline-none">{t('app.none')}</p>
  return (
    <p className="headline">
      {formatCount(cell.count, language)}
      {cell.state === 'estimated' && <span className="estimated-tag">{t('figure.estimated')}</span>}
    </p>
  )
}

function ChangeLine({ trend, unit }: { trend: TrendPoint[]; unit: Unit | null }) {
  const { t, language } = useWords()
  const [before, now] = trend.slice(-2)
  if (!before || !now) return null
  const period = formatPeriod(before.period, language)
  const change = changeWords(before.cell, now.cell, unit?.level ?? 'province', language)
  if (change === 'unknown') return <p className="figure-note">{t('figure.previousUnknown', { period })}</p>
  if (change === 'same') return <p className="figure-note">{t('figure.previousSame', { period })}</p>
  return <p className="figure-note">{t('figure.previous', { difference: change.difference, period })}</p>
}

function RateLine({ cell, unit }: { cell: CellValue | null; unit: Unit | null }) {
  const { t, language } = useWords()
  if (!unit || !cell || cell.count === null || unit.population === null) return null
  const rate = per1000(cell.count, unit.population)
  if (rate === null) return null
  return <p className="figure-note">{t('figure.perThousand', { rate: formatDecimal(rate, 1, language) })}</p>
}

function TrendLine({ trend }: { trend: TrendPoint[] }) {
  const { t, language } = useWords()
  const { releases } = useExploreModel()
  const [first, last] = [trend[0], trend.at(-1)]
  if (!first || !last || trend.length < 2 || releases.length < 2) return null
  const values = trend.map(({ cell }) => cell?.display ?? t('app.dash')).join(', ')
  const names = { first: formatPeriod(first.period, language), last: formatPeriod(last.period, language) }
  return (
    <figure className="trend">
      <Sparkline
        points={trend.map(({ cell }) => ({
          count: cell?.count ?? null,
          estimated: cell?.state === 'estimated',
        }))}
        width={132}
        height={44}
        label={t('figure.trend', { ...names, values })}
      />
      <figcaption>
        <span>{formatPeriodShort(first.period, language)}</span>
        <span>{formatPeriodShort(last.period, language)}</span>
      </figcaption>
    </figure>
  )
}

function WhyHidden({ cell }: { cell: CellValue | null }) {
  const { t } = useWords()
  if (cell?.state === 'estimated') return <p className="estimate-note">{t('map.estimatedNote')}</p>
  if (cell?.state !== 'suppressed') return null
  return <p className="figure-note">{cell.display === '<10' ? t('map.smallNote') : t('map.protectNote')}</p>
}
