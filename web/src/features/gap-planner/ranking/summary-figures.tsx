import { formatCount, formatDecimal, formatPercent } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { FigureHelp } from '../../../ui/figure-help.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useOffer } from '../map/gap-words.ts'
import { useReachNumber } from '../map/use-reach-words.ts'
import { peopleUnit } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { ReckonedSummary } from '../reckoning/reckoning.ts'

const FIGURES = ['coverage', 'withoutPlace', 'gini', 'worstDecile'] as const
type Figure = (typeof FIGURES)[number]

/** What all communes come to, with the places as they are: each figure with its explanation. */
export function SummaryFigures() {
  const { t } = useWords()
  const { reckoned } = usePlanner()
  return (
    <section className="panel-section gap-summary" aria-label={t('gap.summary.label')}>
      <h3 className="section-note">{t('gap.summary.everywhere')}</h3>
      <dl>
        {FIGURES.map((figure) => (
          <SummaryFigure key={figure} figure={figure} summary={reckoned?.base.summary ?? null} />
        ))}
      </dl>
    </section>
  )
}

function SummaryFigure({ figure, summary }: { figure: Figure; summary: ReckonedSummary | null }) {
  const { t, language } = useWords()
  const { view } = usePlanner()
  const offer = useOffer()
  const km = useReachNumber()(view.catchmentKm)
  const people = formatCount(peopleUnit(view.service), language)
  const name = t(`gap.summary.${offer}.${figure}`, { km, people })
  const facts = [
    { term: t('figure.definition'), words: t(`gap.summaryDefinition.${figure}`, { km }) },
    { term: t('gap.summary.readTerm'), words: t(`gap.summaryRead.${figure}`) },
    { term: t('gap.summary.overTerm'), words: t('gap.summary.over') },
  ]
  return (
    <div>
      <dt>
        {name} <FigureHelp label={t('figure.explain', { name })} facts={facts} />
      </dt>
      <dd className="digits">
        {summary ? <SummaryWords figure={figure} summary={summary} /> : <Skeleton width={56} height={20} />}
      </dd>
    </div>
  )
}

function SummaryWords({ figure, summary }: { figure: Figure; summary: ReckonedSummary }) {
  const { t, language } = useWords()
  const { view } = usePlanner()
  const { coverageShare, withoutPlace, gini, worstDecile, demandTotal } = summary
  const words = {
    coverage: coverageShare === null ? null : formatPercent(100 * coverageShare, language),
    withoutPlace: demandTotal === 0 ? null : formatCount(withoutPlace, language),
    gini: gini === null ? null : formatDecimal(gini, 2, language),
    worstDecile:
      worstDecile === null ? null : formatDecimal(worstDecile * peopleUnit(view.service), 1, language),
  }
  return words[figure] ?? <span className="muted">{t('app.none')}</span>
}
