import type { Day } from '@hoanhap/geo/day.ts'
import { useMemo } from 'react'
import { type ComingAnswer, useAnswersAhead } from '../../../api/ahead.ts'
import { useUnits } from '../../../api/units.ts'
import type { UnitsOfDay } from '../../../map/layers/map-layer.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import type { Bbox } from '../../../map/map-canvas-props.ts'
import { LEVELS } from '../../../url-state/view-state.ts'
import { useExploreModel } from './explore-context.ts'
import { LAST_DAY_OF_DISTRICTS } from './reform.ts'

/**
 * What is fetched before it is asked for. Tiles of the outlines at once, together with the figures; when the map has
 * drawn, the other levels and the other side of the reform as well.
 */
export function useComing(drawn: boolean): { ahead: readonly UnitsOfDay[]; extent: Bbox | null } {
  const { view, asOf, today, release, place } = useExploreModel()
  const { level } = view
  const period = release ? release.period : null
  const by = view.theme === 'supportNeed' ? ('supportNeed' as const) : undefined
  const provinces = useUnits({ level: 'province', asOf }).data
  const extent = provinces && provinces.asOf === asOf ? boxOf(provinces.units) : null
  const otherDay = asOf && today ? dayAcross(asOf, today) : undefined
  const answers = useMemo((): ComingAnswer[] | null => {
    if (!drawn || !asOf || !otherDay) return null
    const levels = LEVELS.filter((other) => other !== level).map((other) => ({ level: other, asOf }))
    const across = [...new Set(['province', 'district', level] as const)]
    const days = across.map((other) => ({ level: other, asOf: otherDay }))
    return [...levels, ...days].map((units) => ({
      ...units,
      by,
      period: units.asOf === asOf || units.level === level ? period : null,
    }))
  }, [drawn, asOf, otherDay, level, period, by])
  useAnswersAhead(answers)
  const inPlace = place !== null
  const ahead = useMemo((): UnitsOfDay[] => {
    if (!asOf || extent === null) return []
    // The communes of the whole country are too many to fetch in vain.
    const levels = drawn && inPlace ? LEVELS : LEVELS.slice(0, LEVELS.indexOf(level) + 1)
    const here = levels.map((one) => ({ level: one, asOf }))
    return drawn && inPlace && otherDay ? [...here, { level, asOf: otherDay }] : here
  }, [asOf, otherDay, extent, level, drawn, inPlace])
  return { ahead, extent }
}

/** The day that a reader most likely compares with: the last of the districts, or today. */
function dayAcross(asOf: Day, today: Day): Day {
  return asOf > LAST_DAY_OF_DISTRICTS ? LAST_DAY_OF_DISTRICTS : today
}
