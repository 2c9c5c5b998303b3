import { useMemo } from 'react'
import type { UnitSet } from '../../../api/units.ts'
import type { UnitFigure } from '../../../figures/figure.ts'
import type { FigureSet } from '../../../figures/figure-set.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import type { Theme } from '../../../url-state/view-state.ts'
import type { OwnTexts } from '../../frame/page-map.tsx'
import { useUnitWords } from '../../place/use-unit-words.ts'
import { usePlaneWords } from '../filters/use-plane-words.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** What a screen reader is told of a map that shows these figures on these units. */
export function useMapTexts(figures: FigureSet | null, units: UnitSet | null): OwnTexts {
  const { t, language } = useWords()
  const { view, asOf } = useExploreModel()
  const { plane } = usePlaneWords()
  const describe = useFigureWords()
  const nameOf = useUnitWords(units)
  return useMemo(() => {
    return {
      map: t('map.label', {
        theme: t(`theme.${view.theme}`),
        period: plane ?? t('top.releaseNone'),
        day: asOf ? formatDay(asOf, language) : '',
      }),
      describeUnit: (unitId) => {
        const figure = figures?.byUnit.get(unitId)
        const place = figures?.classByUnit.get(unitId)
        const words: (string | undefined)[] = [
          nameOf(unitId),
          figure ? describe(view.theme, figure) : t('map.noFigure'),
          figures && place !== undefined
            ? t('map.rank', { place: place + 1, classes: figures.breaks.length })
            : undefined,
        ]
        return words.filter(Boolean).join(', ')
      },
    }
  }, [t, language, view.theme, plane, asOf, figures, describe, nameOf])
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
