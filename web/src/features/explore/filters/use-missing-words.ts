import type { UnitFigure } from '../../../figures/figure.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** Why a figure is not a plain number, in a sentence: hidden, missing, or an estimate; null where it is. */
export function useMissingWords(): (figure: Pick<UnitFigure, 'state' | 'display' | 'why'>) => string | null {
  const { t } = useWords()
  return ({ state, display, why }) => {
    if (why) return t(`filters.why.${why}`)
    if (state === 'suppressed') return display === '<10' ? t('map.smallNote') : t('map.protectNote')
    if (state === 'noData' || state === 'notApplicable') return t('map.noDataNote')
    return state === 'estimated' ? t('map.estimatedNote') : null
  }
}
