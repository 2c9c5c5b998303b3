import { type Day, previousQuarter } from '@hoanhap/geo/day.ts'
import type { By, CaseFacets, Caseload, Coverage, Release, Unit } from '@hoanhap/server/contract.ts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCaseFacets } from '../../../api/case-facets.ts'
import { useReleases } from '../../../api/releases.ts'
import { type UnitSet, useUnitDates } from '../../../api/units.ts'
import type { FigureSource } from '../../../figures/figure.ts'
import type { ThemeSet } from '../../../figures/figure-set.ts'
import { type ChangeView, useView } from '../../../url-state/use-view.ts'
import type { ViewState } from '../../../url-state/view-state.ts'
import { toPlace } from '../filters/filter-changes.ts'
import { type RegisterView, registerView } from '../filters/register-view.ts'
import { useReader } from '../filters/use-reader.ts'
import { useShownView } from '../filters/use-shown-view.ts'
import { type TimeModel, useTime } from '../time/use-time.ts'
import { openReleases, releaseOf } from './releases.ts'
import { useFigures } from './use-figures.ts'
import { useScale } from './use-scale.ts'
import { useSteady } from './use-steady.ts'

/** Everything that the parts of the explore page share. */
export interface Explore {
  /** Without the camera, which only the map follows, see `use-link-camera.ts`: a pan draws nothing else again. */
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
  /** The register as the page asks it; null where it shows a release. */
  register: RegisterView | null
  /** The register under the filters of the next month, while months play; null otherwise. */
  ahead: RegisterView | null
  /** The months of the register. */
  time: TimeModel
  /** How many people there are by every value of every filter; null on a release and while it loads. */
  facets: CaseFacets | null
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
  figures: ThemeSet | null
  status: 'loading' | 'ready' | 'failed'
  retry: () => void
}

/** The view of the address bar with the answers that it needs. */
export function useExplore(): Explore {
  return useExploreOn(undefined)
}

/** The same view on the units of another day than the link's. It is the same object while nothing in it changes. */
export function useExploreOn(day: Day | undefined): Explore {
  const { view: link, change: changeView } = useView()
  const asked = useSteady({ ...link, camera: null })
  const change = useCallback<ChangeView>(
    (wanted, entry) =>
      changeView((before) => toPlace(before, typeof wanted === 'function' ? wanted(before) : wanted), entry),
    [changeView],
  )
  const [breakdown, setBreakdown] = useState<By>('status')
  const dates = useUnitDates()
  const today = dates.data?.today
  const asOf = day ?? asked.asOf ?? today
  const { view, known } = useShownView(asked, asOf)
  const { keepsRecords } = useReader()
  const register = useMemo(
    () => registerView(view, { keepsRecords, place: view.place }),
    [view, keepsRecords],
  )
  const time = useTime(view, change, today)
  const { coming } = time
  const ahead = useMemo(
    () => coming && registerView(coming, { keepsRecords, place: coming.place }),
    [coming, keepsRecords],
  )
  const facets = useCaseFacets(register?.people ?? {}, register !== null && known)
  const releases = useReleases()
  const open = useMemo(() => openReleases(releases.data ?? []), [releases.data])
  const release = releaseOf(open, view.period)
  const period = view.period ?? release?.period ?? null
  const released = release ? release.period : null
  const earlier = period && releaseOf(open, previousQuarter(period))
  const earlierPeriod = earlier ? earlier.period : null
  const scaled = useScale({ view, asOf: known ? asOf : undefined, keepsRecords, time })
  const shown = useFigures({
    view: scaled,
    asOf: known ? asOf : undefined,
    register,
    releasesKnown: releases.data !== undefined,
    released,
    earlier: earlierPeriod,
  })
  const { caseload, previous, coverage, units, place, placeUnits, source, figures, needs } = shown
  const drawnFrom = [
    dates,
    releases,
    units,
    ...(needs.caseload ? [caseload] : []),
    ...(needs.previous ? [previous] : []),
    ...(needs.coverage ? [coverage] : []),
    ...(register ? [facets] : []),
  ]
  const queries = [...new Set([...drawnFrom, caseload, previous, coverage])]
  const failed = queries.some((query) => query.isError)
  const loading = drawnFrom.some((query) => query.isFetching) || !figures
  return useSteady({
    view,
    change,
    today,
    asOf,
    releases: open,
    releasesKnown: releases.data !== undefined,
    release,
    period,
    previousPeriod: register ? null : earlierPeriod,
    register,
    ahead,
    time,
    facets: register ? (facets.data ?? null) : null,
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
    retry: useRetry(queries),
  })
}

interface Fallible {
  isError: boolean
  refetch: () => Promise<unknown>
}

/** Asks again for what could not be had; the same function throughout. */
function useRetry(queries: readonly Fallible[]): () => void {
  const newest = useRef(queries)
  useEffect(() => {
    newest.current = queries
  })
  return useCallback(() => {
    for (const query of newest.current) if (query.isError) void query.refetch()
  }, [])
}
