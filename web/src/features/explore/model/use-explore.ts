import { type Day, previousQuarter } from '@hoanhap/geo/day.ts'
import type { By, Caseload, Coverage, Level, Release, Unit } from '@hoanhap/server/contract.ts'
import { useMemo, useRef, useState } from 'react'
import { useCaseload } from '../../../api/caseload.ts'
import { useCoverage } from '../../../api/coverage.ts'
import { useReleases } from '../../../api/releases.ts'
import { type UnitSet, useUnitDates, useUnits } from '../../../api/units.ts'
import type { FigureSource } from '../../../figures/figure.ts'
import { type FigureSet, figureSetOf } from '../../../figures/figure-set.ts'
import type { Language } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { type ChangeView, useView } from '../../../url-state/use-view.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import { openReleases, releaseOf } from './releases.ts'
import { usePlace, usePlaceIsKnown } from './use-place.ts'
import { usePlaceUnits } from './use-place-units.ts'
import { useReadableView } from './use-support-need.ts'

/** Everything that the parts of the explore page share. */
export interface Explore {
  view: ViewState
  change: ChangeView
  today: Day | undefined
  /** The day whose units are shown. */
  asOf: Day | undefined
  /** Releases that are not withdrawn, newest first. */
  releases: readonly Release[]
  /** Whether the list of releases has come: only then does an empty one mean that there is none. */
  releasesKnown: boolean
  release: Release | null
  period: string | null
  previousPeriod: string | null
  /** The table by which a province is broken down in the panels. */
  breakdown: By
  setBreakdown: (by: By) => void
  place: Unit | null
  units: UnitSet | null
  /** The units within the place. */
  placeUnits: readonly Unit[]
  caseload: Caseload | null
  coverage: Coverage | null
  /** What figures are computed from; null while nothing fits together. */
  source: FigureSource | null
  figures: FigureSet | null
  status: 'loading' | 'ready' | 'failed'
  retry: () => void
}

/** The view of the address bar with the answers that it needs. */
export function useExplore(): Explore {
  return useExploreOn(undefined)
}

/** The same view on the units of another day than the link's. */
export function useExploreOn(day: Day | undefined): Explore {
  const { view: asked, change } = useView()
  const view = useReadableView(asked)
  const [breakdown, setBreakdown] = useState<By>('status')
  const { language } = useWords()
  const dates = useUnitDates()
  const today = dates.data?.today
  const asOf = day ?? view.asOf ?? today
  const releases = useReleases()
  const open = useMemo(() => openReleases(releases.data ?? []), [releases.data])
  const release = releaseOf(open, view.period)
  const period = view.period ?? release?.period ?? null
  const released = release ? release.period : null
  const earlier = period && releaseOf(open, previousQuarter(period))
  const by: By | undefined = view.theme === 'supportNeed' ? 'supportNeed' : undefined
  const needs = answersOf(view)
  const caseload = useCaseload({ level: view.level, asOf, period: released, by }, { urgent: needs.caseload })
  const earlierPeriod = earlier ? earlier.period : null
  const previous = useCaseload({ level: view.level, asOf, period: earlierPeriod }, { urgent: needs.previous })
  const coverage = useCoverage({ level: view.level, asOf }, { urgent: needs.coverage })
  const units = useUnits({ level: view.level, asOf })
  const place = usePlace(view.place, asOf)
  const placeKnown = usePlaceIsKnown(view.place, asOf)
  const { units: placeUnits, known } = usePlaceUnits(units.data ?? null, place)
  const source = useFigureSource({
    theme: view.theme,
    language,
    units: units.data ?? null,
    placeUnits,
    complete: placeKnown && known && releases.data !== undefined,
    caseload: needs.caseload && released !== null ? caseload.data : null,
    previous: needs.previous && earlier ? previous.data : null,
    coverage: needs.coverage ? coverage.data : null,
  })
  const { method, classCount, breaks } = view
  const figures = useMemo(
    () => source && figureSetOf(source, { method, classCount, breaks }),
    [source, method, classCount, breaks],
  )
  const drawnFrom = [
    dates,
    releases,
    units,
    ...(needs.caseload ? [caseload] : []),
    ...(needs.previous ? [previous] : []),
    ...(needs.coverage ? [coverage] : []),
  ]
  const queries = [...new Set([...drawnFrom, caseload, previous, coverage])]
  const failed = queries.some((query) => query.isError)
  const loading = drawnFrom.some((query) => query.isFetching) || !figures
  return {
    view,
    change,
    today,
    asOf,
    releases: open,
    releasesKnown: releases.data !== undefined,
    release,
    period,
    previousPeriod: earlierPeriod,
    breakdown,
    setBreakdown,
    place,
    units: units.data ?? null,
    placeUnits,
    caseload: caseload.data ?? null,
    coverage: coverage.data ?? null,
    source,
    figures,
    status: failed ? 'failed' : loading ? 'loading' : 'ready',
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch()
    },
  }
}

/** Which answers the figures of a theme are computed from; the table shows the figures of every theme. */
function answersOf({ theme, view }: Pick<ViewState, 'theme' | 'view'>) {
  if (view === 'table') return { caseload: true, previous: true, coverage: true }
  const coverageOnly = theme === 'employers' || theme === 'services' || theme === 'nearest'
  return {
    caseload: !coverageOnly,
    previous: theme === 'change',
    coverage: coverageOnly || theme === 'openings',
  }
}

interface Answers {
  theme: FigureSource['theme']
  language: Language
  units: UnitSet | null
  placeUnits: readonly Unit[]
  /** Whether it is settled which units and which release the figures are of. */
  complete: boolean
  /** Undefined is still to come; null is not needed or does not exist. */
  caseload: Caseload | null | undefined
  previous: Caseload | null | undefined
  coverage: Coverage | null | undefined
}

/**
 * Answers that all speak of the same level and day. While one of them is still of another, the figures before stand:
 * half of an answer would be drawn as areas without data.
 */
function useFigureSource(answers: Answers): FigureSource | null {
  const { theme, language, units, placeUnits, complete, caseload, previous, coverage } = answers
  const held = useRef<FigureSource | null>(null)
  const fitting = useMemo(() => {
    if (!units || !complete) return null
    const fits = (answer: { level: Level; asOf: string } | null | undefined) =>
      answer === null || (answer?.level === units.level && answer.asOf === units.asOf)
    if (![caseload, previous, coverage].every(fits)) return null
    return {
      theme,
      language,
      level: units.level,
      asOf: units.asOf,
      units: placeUnits,
      caseload: caseload ?? undefined,
      previous: previous ?? undefined,
      coverage: coverage ?? undefined,
    }
  }, [theme, language, units, placeUnits, complete, caseload, previous, coverage])
  if (fitting) held.current = fitting
  return held.current
}
