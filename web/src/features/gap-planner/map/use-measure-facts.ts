import { formatDay, formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { FigureFact } from '../../../ui/figure-help.tsx'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useOffer } from './gap-words.ts'
import { useWayWords } from './use-way-words.ts'

/** The explanation of a measure, as it is shown now. */
export function useMeasureFacts(measure: GapMeasure): FigureFact[] {
  const { t, language } = useWords()
  const { access, asOf } = usePlanner()
  const offer = useOffer()
  const period = access?.release?.period
  const way = useWayWords()
  return [
    { term: t('figure.definition'), words: t(`gap.definition.${offer}.${measure}`) },
    measure !== 'nearest' && { term: t('figure.numerator'), words: t(`gap.numerator.${offer}.${measure}`) },
    measure !== 'nearest' && { term: t('figure.denominator'), words: t(`gap.denominator.${measure}`) },
    measure !== 'ratio' &&
      way !== null && { term: t('gap.wayTerm'), words: `${way.routing} ${way.livingAt}` },
    { term: t('figure.source'), words: measure === 'nearest' ? t('figure.openData') : t('gap.source') },
    measure !== 'nearest' &&
      period !== undefined && { term: t('figure.period'), words: formatPeriod(period, language) },
    asOf !== undefined && { term: t('top.unitsOn'), words: formatDay(asOf, language) },
    { term: t('figure.rounding'), words: t('figure.roundingDecimal') },
  ].filter((fact) => fact !== false)
}
