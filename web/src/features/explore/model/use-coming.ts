import { type Day, previousQuarter } from '@hoanhap/geo/day.ts'
import { useMemo } from 'react'
import { type ComingAnswer, useAnswersAhead } from '../../../api/ahead.ts'
import { useUnits } from '../../../api/units.ts'
import type { UnitsOfDay } from '../../../map/layers/map-layer.ts'
import { boxOf } from '../../../map/layers/unit-source.ts'
import type { Bbox } from '../../../map/map-canvas-props.ts'
import type { Drawing } from '../../../map/stage.ts'
import { LEVELS, type ViewLevel } from '../../../url-state/view-state.ts'
import { LAST_DAY_OF_DISTRICTS } from '../../place/reform.ts'
import { useExploreModel } from './explore-context.ts'
import { useFigures } from './use-figures.ts'

export interface Coming {
  /** Units whose tiles are fetched. */
  ahead: readonly UnitsOfDay[]
  extent: Bbox | null
  /** The day on the other side of the reform, once drawings can be made ready; null before, and on the register. */
  otherDay: Day | null
}

/**
 * What is made ready before it is asked for. Tiles of the outlines at once, together with the figures; when the map
 * has drawn, the answers and drawings of the other levels and of the other side of the reform as well, unless the reader
 * asked the browser to save data.
 */
export function useComing(hasDrawn: boolean): Coming {
  const { view, asOf, today, release, place, register } = useExploreModel()
  const drawn = hasDrawn && !savesData()
  const { level } = view
  const period = release ? release.period : null
  const by = view.theme === 'supportNeed' ? ('supportNeed' as const) : undefined
  const provinces = useUnits({ level: 'province', asOf }).data
  const extent = useMemo(
    () => (provinces && provinces.asOf === asOf ? boxOf(provinces.units) : null),
    [provinces, asOf],
  )
  const otherDay = asOf && today ? dayAcross(asOf, today) : undefined
  const answers = useMemo((): ComingAnswer[] | null => {
    // What is kept of people is not asked for in advance: every look at it is recorded.
    if (!drawn || !asOf || !otherDay || register) return null
    const levels = LEVELS.filter((other) => other !== level).map((other) => ({ level: other, asOf }))
    const across = [...new Set(['province', 'district', level] as const)]
    const days = across.map((other) => ({ level: other, asOf: otherDay }))
    return [...levels, ...days].map((units) => ({
      ...units,
      by,
      period: units.asOf === asOf || units.level === level ? period : null,
    }))
  }, [drawn, asOf, otherDay, level, period, by, register])
  const answered = useAnswersAhead(answers)
  // The communes of the whole country are too many to fetch in vain.
  const inPlace = place !== null
  // Where whole drawings are made ready, they bring their tiles: a tile of its own before would be read twice.
  const tilesAlone = drawn && inPlace && register !== null
  const ahead = useMemo((): UnitsOfDay[] => {
    if (!asOf || extent === null) return []
    const levels = tilesAlone ? LEVELS : LEVELS.slice(0, LEVELS.indexOf(level) + 1)
    const here = levels.map((one) => ({ level: one, asOf }))
    return tilesAlone && otherDay ? [...here, { level, asOf: otherDay }] : here
  }, [asOf, otherDay, extent, level, tilesAlone])
  const ready = answered && inPlace && register === null
  return { ahead, extent, otherDay: (ready && otherDay) || null }
}

/** The drawings of every level on the day of the page, and of its level on the other day. */
export function useLikely(otherDay: Day): readonly Drawing[] {
  const { view, asOf } = useExploreModel()
  const province = useDrawingOn('province', asOf)
  const district = useDrawingOn('district', asOf)
  const commune = useDrawingOn('commune', asOf)
  const across = useDrawingOn(view.level, otherDay)
  return useMemo(
    () => [province, district, commune, across].filter((drawing) => drawing !== null),
    [province, district, commune, across],
  )
}

/** The drawing of the page's view on another level and day; null while it is not known. */
function useDrawingOn(level: ViewLevel, asOf: Day | undefined): Drawing | null {
  const { view, release, releases, releasesKnown } = useExploreModel()
  const released = release ? release.period : null
  const earlier = released && releases.find(({ period }) => period === previousQuarter(released))
  const { units, figures } = useFigures({
    view: { ...view, level },
    asOf,
    releasesKnown,
    released,
    earlier: earlier ? earlier.period : null,
    register: null,
    drawnOnly: true,
  })
  const set = units.data
  const { draw } = view
  return useMemo(() => {
    if (asOf === undefined || !set || !figures) return null
    const agree = [set, figures].every((one) => one.level === level && one.asOf === asOf)
    return agree ? { level, asOf, set: figures, units: set.units, draw } : null
  }, [level, asOf, set, figures, draw])
}

/** Whether the reader asked the browser to fetch as little as it can; not every browser says so. */
function savesData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null
  if (typeof connection !== 'object' || connection === null) return false
  return 'saveData' in connection && connection.saveData === true
}

/** The day that a reader most likely compares with: the last of the districts, or today. */
function dayAcross(asOf: Day, today: Day): Day {
  return asOf > LAST_DAY_OF_DISTRICTS ? LAST_DAY_OF_DISTRICTS : today
}
