import type { FigureSet } from '../../../figures/figure-set.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import type { OwnTexts } from '../../frame/page-map.tsx'
import { useUnitWords } from '../../place/use-unit-words.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useGapFigureWords, useMeasureTitle } from './gap-words.ts'

/** What a screen reader is told of a map of what is missing. */
export function useGapMapTexts(measure: GapMeasure, figures: FigureSet | null): OwnTexts {
  const { t, language } = useWords()
  const { units, asOf } = usePlanner()
  const title = useMeasureTitle(measure)
  const wordsOf = useGapFigureWords()
  const nameOf = useUnitWords(units)
  return {
    map: t('gap.map', { title, day: asOf ? formatDay(asOf, language) : '' }),
    describeUnit: (unitId) => {
      const figure = figures?.byUnit.get(unitId)
      return [nameOf(unitId), figure ? wordsOf(measure, figure) : t('map.noFigure')]
        .filter(Boolean)
        .join(', ')
    },
  }
}
