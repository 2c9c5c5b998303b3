import { useMemo } from 'react'
import type { UnitSet } from '../../../api/units.ts'
import type { UnitFigure } from '../../../figures/figure.ts'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { MapTexts } from '../../../map/map-canvas-props.ts'
import type { Theme } from '../../../url-state/view-state.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { usePlaneWords } from '../filters/use-plane-words.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** What a screen reader is told of a map that shows these figures on these units. */
export function useMapTexts(figures: FigureSet | null, units: UnitSet | null): MapTexts {
  const { t, language } = useWords()
  const { view, asOf } = useExploreModel()
  const { plane } = usePlaneWords()
  const describe = useFigureWords()
  const nameOf = useUnitName()
  return useMemo(() => {
    const names = new Map(units?.units.map((unit) => [unit.id, nameOf(unit)]))
    return {
      map: t('map.label', {
        theme: t(`theme.${view.theme}`),
        period: plane ?? t('top.releaseNone'),
        day: asOf ? formatDay(asOf, language) : '',
      }),
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      fit: t('map.fit'),
      describeUnit: (unitId) => {
        const figure = figures?.byUnit.get(unitId)
        const place = figures?.classByUnit.get(unitId)
        const words: (string | undefined)[] = [
          names.get(unitId),
          figure ? describe(view.theme, figure) : t('map.noFigure'),
          figures && place !== undefined
            ? t('map.rank', { place: place + 1, classes: figures.breaks.length })
            : undefined,
        ]
        return words.filter(Boolean).join(', ')
      },
    }
  }, [t, language, view.theme, plane, asOf, figures, units, describe, nameOf])
}

/** A figure with its unit of measure: "128 người", "1,9 trên 1.000 dân". */
export function useFigureWords(): (theme: Theme, figure: UnitFigure) => string {
  const { t } = useWords()
  return useMemo(
    () => (theme, figure) => {
      if (figure.state === 'noData' || figure.state === 'notApplicable') return t('map.noFigure')
      const words = t(`figureWords.${theme}`, { figure: figure.display })
      return figure.state === 'estimated' ? `${words} (${t('figure.estimated')})` : words
    },
    [t],
  )
}
