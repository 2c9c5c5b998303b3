import { useMemo, useState } from 'react'
import type { SiteOnMap } from '../../../map/layers/map-layer.ts'
import { type Planner, usePlanner } from '../model/planner-context.ts'
import { CURVE_COUNT, curveOf, type FoundSite, sitesOfAnswer, sitesOfPreview } from './found-sites.ts'
import type { PreviewJob } from './preview.ts'
import { type CandidateCommune, candidateCommunes, questionOf, type SitingWish } from './siting-question.ts'
import { type Search, useSearch } from './use-search.ts'
import type { Found, Siting } from './use-siting.ts'

const FIRST_WISH: Omit<SitingWish, 'count'> = { objective: 'cover', area: 'place', excluded: [] }
const NO_SITES: readonly SiteOnMap[] = []

/** The search over the planner's own question, people and places. */
export function useSitingModel(): Siting {
  const planner = usePlanner()
  const { wish, setWish } = useWish(planner)
  const { setting, place, places, trial, access } = planner
  const question = useMemo(
    () => questionOf({ wish, setting, place, places, tried: trial.places }),
    [wish, setting, place, places, trial.places],
  )
  const candidates = useCandidates(planner, wish)
  const { search, start, cancel } = useSearch(question)
  const found = useMemo(() => search && foundOf(search), [search])
  const isTried = useIsTried(planner)
  const sites = useMemo(() => found?.sites.filter((site) => !isTried(site)) ?? NO_SITES, [found, isTried])
  return {
    wish,
    setWish,
    candidates: candidates.length,
    existing: trial.places.length,
    obstacle: obstacleOf(planner, candidates.length, wish),
    found,
    pending: search?.pending ?? false,
    stale: found !== null && JSON.stringify(found.question) !== JSON.stringify(question),
    find: () => access && start(candidates, previewJob(planner, candidates, wish)),
    cancel,
    sites,
    isTried,
  }
}

/** The number of places stands in the address; the rest belongs to the search. */
function useWish({ view, change }: Planner) {
  const [rest, setRest] = useState<Omit<SitingWish, 'count'>>(FIRST_WISH)
  const wish = useMemo(() => ({ ...rest, count: view.siteCount }), [rest, view.siteCount])
  const setWish = ({ count, ...other }: Partial<SitingWish>) => {
    if (count !== undefined) change({ siteCount: count })
    setRest((before) => ({ ...before, ...other }))
  }
  return { wish, setWish }
}

function useCandidates(
  { access, place, placeUnits }: Planner,
  { area, excluded }: SitingWish,
): CandidateCommune[] {
  return useMemo(() => {
    const within = area === 'place' && place ? new Set(placeUnits.map(({ id }) => id)) : null
    return candidateCommunes(access?.rows ?? [], within, excluded)
  }, [access, area, excluded, place, placeUnits])
}

function obstacleOf({ access }: Planner, candidates: number, { count }: SitingWish): Siting['obstacle'] {
  if (!access) return 'loading'
  if (!access.rows.some(({ demand, location }) => location && (demand ?? 0) > 0)) return 'noDemand'
  return count > candidates ? 'tooMany' : null
}

/** Only coverage has a quick choice that is quick everywhere. */
function previewJob(
  { access, trial, setting }: Planner,
  candidates: readonly CandidateCommune[],
  { count, objective }: SitingWish,
): PreviewJob | null {
  if (!access || objective !== 'cover') return null
  const people = access.rows.flatMap(({ location, demand }) =>
    location && demand !== null && demand > 0 ? [{ location, demand }] : [],
  )
  return {
    origins: people.map(({ location }) => location),
    demand: people.map(({ demand }) => demand),
    candidates: candidates.map(({ location }) => location),
    existing: trial.places.map(({ point }) => point),
    count: Math.max(count, CURVE_COUNT),
    radiusKm: setting.catchmentKm,
    detourFactor: access.parameters.detourFactor,
  }
}

function foundOf({ question, candidates, preview, answer, problem, pending }: Search): Found | null {
  if (!preview && !answer && !problem) return null
  const sites = answer
    ? sitesOfAnswer(answer)
    : preview && (pending || problem)
      ? sitesOfPreview(preview, candidates, question.p)
      : []
  const curve = curveOf(question.objective ?? 'cover', preview, answer)
  return { question, sites, answer, curve, problem }
}

function useIsTried({ trial }: Planner) {
  const { places } = trial
  return useMemo(() => {
    const key = ([lon, lat]: readonly [number, number]) => `${lon.toFixed(6)} ${lat.toFixed(6)}`
    const added = new Set(places.filter(({ before }) => before === null).map(({ point }) => key(point)))
    return ({ location }: Pick<FoundSite, 'location'>) => added.has(key(location))
  }, [places])
}
