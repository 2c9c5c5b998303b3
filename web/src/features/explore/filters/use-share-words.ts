import type { UnitFigure } from '../../../figures/figure.ts'
import { formatCount, formatDecimal, formatPercent } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** A share of support need as a sentence: of how many, how many, and how sure that is. */
export function useShareWords(): (share: NonNullable<UnitFigure['share']>) => string {
  const { t, language } = useWords()
  return ({ count, of, low, high }) =>
    t('filters.share.words', {
      of: formatCount(of, language),
      count: formatCount(count, language),
      share: formatPercent((100 * count) / of, language, 0),
      low: formatDecimal(low, 0, language),
      high: formatDecimal(high, 0, language),
    })
}
