import { homesOf, spreadOver } from '@hoanhap/geo/access/homes.ts'
import { useCallback, useMemo, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import type { SiteOnMap } from '../../../map/layers/map-layer.ts'
import { type Planner, usePlanner } from '../model/planner-context.ts'
import { settledAt } from '../reckoning/reckoning.ts'
import { type DrawnPoint, withPoint } from './drawn-points.ts'
import { CURVE_COUNT, curveOf, type FoundSite, sitesOfAnswer, sitesOfPreview } from './found-sites.ts'
import type { PreviewJob } from './preview.ts'
import { type Candidate, candidateCommunes, questionOf, type SitingWish } from './siting-question.ts'
import { type Search, useSearch } from './use-search.ts'
import type { Found, Siting } from './use-siting.ts'

const FIRST_WISH: Omit<SitingWish, 'count'> = {
  objective: 'cover',
  area: 'place',
  excluded: [],
  from: 'communes',
  points: [],
  budget: null,
}
const NO_SITES: readonly SiteOnMap[] = []

/** The search over the planner's own question, people and places. */
export function useSitingModel(): Siting {
  const planner = usePlanner()
  const { wish, setWish } = useWish(planner)
  const { setting, place, places, trial, access } = planner
  const nameOf = usePointName()
  const question = useMemo(
    () => questionOf({ wish, setting, place, places, tried: trial.places, nameOf }),
    [wish, setting, place, places, trial.places, nameOf],
  )
  const candidates = useCandidates(planner, wish, nameOf)
  const [drawing, setDrawing] = useState(false)
  const { search, start, cancel } = useSearch(question)
  const found = useMemo(() => search && foundOf(search), [search])
  const isTried = useIsTried(planner)
  const sites = useMemo(() => found?.sites.filter((site) => !isTried(site)) ?? NO_SITES, [found, isTried])
  return {
    wish,
    setWish,
    drawing: drawing && !trial.placing && wish.from === 'points',
    setDrawing: (wanted) => {
      if (wanted) trial.setPlacing(false)
      setDrawing(wanted)
    },
    addPoint: (location) => setWish({ points: withPoint(wish.points, location) }),
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

/** "Điểm A": as the server is told, and as it answers. */
function usePointName(): (point: DrawnPoint) => string {
  const { t } = useWords()
  return useCallback(({ label }) => t('siting.pointName', { label }), [t])
}

function useCandidates(
  { access, place, placeUnits }: Planner,
  { area, excluded, from, points }: SitingWish,
  nameOf: (point: DrawnPoint) => string,
): Candidate[] {
  return useMemo(() => {
    if (from === 'points')
      return points.map((point) => ({
        unitId: null,
        name: nameOf(point),
        location: point.location,
        cost: point.cost,
      }))
    const within = area === 'place' && place ? new Set(placeUnits.map(({ id }) => id)) : null
    return candidateCommunes(access?.rows ?? [], within, excluded)
  }, [access, area, excluded, from, points, nameOf, place, placeUnits])
}

function obstacleOf({ access }: Planner, candidates: number, wish: SitingWish): Siting['obstacle'] {
  const { count, from, points } = wish
  if (!access) return 'loading'
  if (!access.rows.some(({ demand, location }) => location && (demand ?? 0) > 0)) return 'noDemand'
  if (from === 'points' && points.length === 0) return 'noPoints'
  if (count > candidates) return 'tooMany'
  return budgetOf(wish) !== null && points.some(({ cost }) => cost === null) ? 'needsCosts' : null
}

/** Only coverage can be sought within a budget, and only among points that cost something. */
function budgetOf({ from, objective, budget }: SitingWish): number | null {
  return from === 'points' && objective === 'cover' ? budget : null
}

/** Only coverage has a quick choice that is quick everywhere. */
function previewJob(
  { access, trial, setting }: Planner,
  candidates: readonly Candidate[],
  wish: SitingWish,
): PreviewJob | null {
  if (!access || wish.objective !== 'cover') return null
  const inNeed = access.rows.flatMap((row) => {
    const settled = settledAt(row)
    return settled && row.demand !== null && row.demand > 0 ? [{ ...settled, people: row.demand }] : []
  })
  const homes = homesOf(inNeed)
  const budget = budgetOf(wish)
  return {
    origins: homes.points,
    demand: [...spreadOver(homes, (commune) => inNeed[commune]?.people ?? 0)],
    candidates: candidates.map(({ location }) => location),
    existing: trial.places.map(({ point }) => point),
    // within a budget further places are not the same ones and some more
    count: budget === null ? Math.max(wish.count, CURVE_COUNT) : wish.count,
    radiusKm: setting.catchmentKm,
    detourFactor: access.parameters.detourFactor,
    budget: budget === null ? null : { total: budget, costs: candidates.map(({ cost }) => cost ?? budget) },
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
