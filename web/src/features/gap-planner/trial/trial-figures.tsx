import { ArrowRight } from 'lucide-react'
import {
  formatCount,
  formatDecimal,
  formatDifference,
  formatPercent,
  type Language,
} from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { ReckonedSummary } from '../reckoning/reckoning.ts'

interface Figure {
  name: 'coverage' | 'withoutPlace' | 'gini' | 'capacity'
  /** Null where it says nothing. */
  value: (summary: ReckonedSummary) => number | null
  decimals: number
  isShare?: boolean
}

const FIGURES: readonly Figure[] = [
  {
    name: 'coverage',
    value: ({ coverageShare }) => coverageShare && 100 * coverageShare,
    decimals: 1,
    isShare: true,
  },
  { name: 'withoutPlace', value: ({ withoutPlace }) => withoutPlace, decimals: 0 },
  { name: 'gini', value: ({ gini }) => gini, decimals: 2 },
  { name: 'capacity', value: ({ capacityTotal }) => capacityTotal, decimals: 0 },
]

/** Four figures of all communes: before, after, and the change. Room is kept for each, so that nothing jumps. */
export function TrialFigures() {
  const { t, language } = useWords()
  const { reckoned, setting } = usePlanner()
  const { catchmentKm } = setting
  const km = formatDecimal(catchmentKm, catchmentKm % 1 === 0 ? 0 : 1, language)
  const kind = setting.service === 'employer' ? 'work' : 'service'
  return (
    <dl className="trial-figures" data-pending={reckoned?.pending || undefined}>
      {FIGURES.map((figure) => (
        <div key={figure.name}>
          <dt>{t(`trial.figure.${kind}.${figure.name}`, { km })}</dt>
          <dd className="digits">{reckoned && <BeforeAndAfter figure={figure} />}</dd>
        </div>
      ))}
    </dl>
  )
}

function BeforeAndAfter({ figure }: { figure: Figure }) {
  const { t, language } = useWords()
  const { reckoned } = usePlanner()
  if (!reckoned) return null
  const before = figure.value(reckoned.base.summary)
  const after = reckoned.trial ? figure.value(reckoned.trial.summary) : before
  if (before === null || after === null) return <span className="muted">{t('app.none')}</span>
  const change = roundedTo(after, figure) - roundedTo(before, figure)
  return (
    <>
      <span className="trial-before">{formatDecimal(before, figure.decimals, language)}</span>
      <ArrowRight size={13} strokeWidth={1.75} role="img" aria-label={t('trial.becomes')} />
      <strong>{wordsOf(after, figure, language)}</strong>
      {change !== 0 && (
        <span className="trial-change">{formatDifference(change, language, figure.decimals)}</span>
      )}
    </>
  )
}

/** The change of what is shown, so that a reader who subtracts finds the same. */
function roundedTo(value: number, { decimals }: Figure): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

function wordsOf(value: number, { decimals, isShare }: Figure, language: Language): string {
  if (isShare) return formatPercent(value, language, decimals)
  return decimals === 0 ? formatCount(value, language) : formatDecimal(value, decimals, language)
}
