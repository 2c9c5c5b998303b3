import {
  type ClassChoice,
  classifiedSets,
  type FigureList,
  type FigureSet,
} from '../../../figures/figure-set.ts'

const QUANTILES: ClassChoice = { method: 'quantile', classCount: 5, breaks: [] }

/** One map: the figures as they are, and as they are tried. */
export interface Lists {
  base: FigureList
  trial: FigureList | null
}

/** The same with classes; `shown` is the trial where there is one. */
export interface Sets {
  base: FigureSet
  shown: FigureSet
}

/**
 * Classes of maps of one measure that stand side by side: the same colour means the same number in each. The places as they
 * are make the classes, so that no class moves while a place is dragged.
 */
export function gapSets(maps: readonly Lists[]): Sets[] {
  const bases = classifiedSets(
    maps.map(({ base }) => base),
    QUANTILES,
  )
  return maps.map(({ trial }, index) => {
    const base = bases[index] as FigureSet
    if (!trial) return { base, shown: base }
    const [shown] = classifiedSets([trial], { ...QUANTILES, method: 'manual', breaks: base.breaks })
    return { base, shown: shown as FigureSet }
  })
}
