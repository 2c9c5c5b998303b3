import type { Day } from '@hoanhap/geo/day.ts'
import { useMemo } from 'react'
import { MEASURES } from '../../../figures/figure.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import { registerView } from '../filters/register-view.ts'
import { withEarlyMonths } from '../time/early-months.ts'
import { withoutMonth } from '../time/months.ts'
import type { TimeModel } from '../time/use-time.ts'
import { useFigures } from './use-figures.ts'

interface ScaleAsked {
  view: ViewState
  asOf: Day | undefined
  keepsRecords: boolean
  time: Pick<TimeModel, 'choice'>
}

/**
 * The view with the classes that everybody has, while months are shown one after the other: a colour means the same number
 * in each of them. A single month has so few people that it keeps its own.
 */
export function useScale({ view, asOf, keepsRecords, time: { choice } }: ScaleAsked): ViewState {
  const wanted = choice?.span === 'upTo' && view.method !== 'manual'
  const everybody = useMemo(() => ({ ...view, filters: withoutMonth(view.filters) }), [view])
  const register = useMemo(
    () => registerView(everybody, { keepsRecords, place: everybody.place }),
    [everybody, keepsRecords],
  )
  const { figures } = useFigures({
    view: everybody,
    asOf: wanted && register ? asOf : undefined,
    releasesKnown: true,
    released: null,
    earlier: null,
    register,
    drawnOnly: true,
  })
  const breaks =
    wanted && figures?.theme === view.theme && figures.level === view.level ? figures.breaks : null
  return useMemo(() => {
    if (!breaks) return view
    return { ...view, method: 'manual', breaks: withEarlyMonths(MEASURES[view.theme], breaks) }
  }, [view, breaks])
}
