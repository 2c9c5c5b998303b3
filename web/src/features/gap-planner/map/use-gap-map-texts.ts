import { useMemo } from 'react'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { MapTexts } from '../../../map/map-canvas-props.ts'
import type { GapMeasure } from '../../../url-state/gap-view.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { usePlanner } from '../model/planner-context.ts'
import { useGapFigureWords, useMeasureTitle } from './gap-words.ts'

/** What a screen reader is told of a map of what is missing. */
export function useGapMapTexts(measure: GapMeasure, figures: FigureSet | null): MapTexts {
  const { t, language } = useWords()
  const { units, asOf } = usePlanner()
  const title = useMeasureTitle(measure)
  const wordsOf = useGapFigureWords()
  const nameOf = useUnitName()
  const names = useMemo(() => new Map(units?.units.map((unit) => [unit.id, nameOf(unit)])), [units, nameOf])
  return {
    map: t('gap.map', { title, day: asOf ? formatDay(asOf, language) : '' }),
    zoomIn: t('map.zoomIn'),
    zoomOut: t('map.zoomOut'),
    fit: t('map.fit'),
    describeUnit: (unitId) => {
      const figure = figures?.byUnit.get(unitId)
      return [names.get(unitId), figure ? wordsOf(measure, figure) : t('map.noFigure')]
        .filter(Boolean)
        .join(', ')
    },
  }
}
