import { formatDecimal, formatKilometres } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import type { Figured } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'

/** Words differ between openings, which employers have, and services. */
export function useOffer(): 'work' | 'service' {
  return usePlanner().view.service === 'employer' ? 'work' : 'service'
}

/** What a measure is called over a map of it. */
export function useMeasureTitle(measure: GapMeasure): string {
  const { t } = useWords()
  const offer = useOffer()
  return t(`gap.title.${offer}.${measure}`)
}

/** A figure with its unit of measure: "3,2 vị trí trên 100 người", "7,4 km đến nơi gần nhất". */
export function useGapFigureWords(): (measure: GapMeasure, figure: Figured) => string {
  const { t, language } = useWords()
  const offer = useOffer()
  return (measure, { state, value }) => {
    if (value === null) return state === 'suppressed' ? t('gap.hiddenNeed') : t('map.noFigure')
    if (measure === 'nearest') return t('gap.words.nearest', { km: formatKilometres(value, language) })
    const words = t(`gap.words.${offer}.${measure}`, { figure: formatDecimal(value, 1, language) })
    return state === 'estimated' ? `${words} (${t('figure.estimated')})` : words
  }
}
