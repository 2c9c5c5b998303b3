import { type Day, previousQuarter } from '@hoanhap/geo/day.ts'
import type { By, Caseload, Coverage, Level, Release, Unit } from '@hoanhap/server/contract.ts'
import { useMemo, useState } from 'react'
import { useCaseload } from '../../../api/caseload.ts'
import { useCoverage } from '../../../api/coverage.ts'
import { useReleases } from '../../../api/releases.ts'
import { type UnitSet, useUnitDates, useUnits } from '../../../api/units.ts'
import type { FigureSource } from '../../../figures/figure.ts'
import { type FigureSet, figureSetOf } from '../../../figures/figure-set.ts'
import type { Language } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useView, type ViewChange } from '../../../url-state/use-view.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import { openReleases, releaseOf } from './releases.ts'
import { usePlace } from './use-place.ts'
import { usePlaceUnits } from './use-place-units.ts'

/** Everything that the parts of the explore page share. */
export interface Explore {
  view: ViewState
  change: (change: ViewChange) => void
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
  const { view, change } = useView()
  const [breakdown, setBreakdown] = useState<By>('status')
  const { language } = useWords()
  const dates = useUnitDates()
  const today = dates.data?.today
  const asOf = day ?? view.asOf ?? today
  const releases = useReleases()
  const open = useMemo(() => openReleases(releases.data ?? []), [releases.data])
  const release = releaseOf(open, view.period)
  const period = view.period ?? release?.period ?? null
  const earlier = period && releaseOf(open, previousQuarter(period))
  const by: By | undefined = view.theme === 'supportNeed' ? 'supportNeed' : undefined
  const caseload = useCaseload({ level: view.level, asOf, period, by })
  const previous = useCaseload({ level: view.level, asOf, period: earlier ? earlier.period : null })
  const coverage = useCoverage({ level: view.level, asOf })
  const units = useUnits({ level: view.level, asOf })
  const place = usePlace(view.place, asOf)
  const placeUnits = usePlaceUnits(units.data ?? null, place)
  const source = useFigureSource({
    theme: view.theme,
    language,
    units: units.data ?? null,
    placeUnits,
    caseload: period === null ? null : (caseload.data ?? null),
    previous: earlier ? (previous.data ?? null) : null,
    coverage: coverage.data ?? null,
  })
  const { method, classCount, breaks } = view
  const figures = useMemo(
    () => source && figureSetOf(source, { method, classCount, breaks }),
    [source, method, classCount, breaks],
  )
  const queries = [dates, releases, caseload, coverage, units]
  const failed = queries.some((query) => query.isError)
  const loading = queries.some((query) => query.isFetching) || !figures
  return {
    view,
    change,
    today,
    asOf,
    releases: open,
    releasesKnown: releases.data !== undefined,
    release,
    period,
    previousPeriod: earlier ? earlier.period : null,
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

interface Answers {
  theme: FigureSource['theme']
  language: Language
  units: UnitSet | null
  placeUnits: readonly Unit[]
  caseload: Caseload | null
  previous: Caseload | null
  coverage: Coverage | null
}

/** Answers that speak of the same level and day; what is still of another is left out, and no units give null. */
function useFigureSource(answers: Answers): FigureSource | null {
  const { theme, language, units, placeUnits, caseload, previous, coverage } = answers
  return useMemo(() => {
    if (!units) return null
    const fits = (answer: { level: Level; asOf: string } | null) =>
      answer !== null && answer.level === units.level && answer.asOf === units.asOf
    return {
      theme,
      language,
      level: units.level,
      asOf: units.asOf,
      units: placeUnits,
      caseload: fits(caseload) && caseload ? caseload : undefined,
      previous: fits(previous) && previous ? previous : undefined,
      coverage: fits(coverage) && coverage ? coverage : undefined,
    }
  }, [theme, language, units, placeUnits, caseload, previous, coverage])
}
