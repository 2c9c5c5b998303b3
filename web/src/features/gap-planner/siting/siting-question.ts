import type { LonLat } from '@hoanhap/geo/units.ts'
import type { AccessRow, ScenarioParameters, SitingObjective, Unit } from '@hoanhap/server/contract.ts'
import type { SitingQuestion } from '../../../api/siting.ts'
import type { ExistingPlace, TriedPlace } from '../trial/edits.ts'
import type { DrawnPoint } from './drawn-points.ts'

/** What the reader asks for besides the question of the page. */
export interface SitingWish {
  count: number
  objective: SitingObjective
  /** Where new places may stand: in the chosen place, or anywhere. */
  area: 'place' | 'everywhere'
  /** Communes where nothing new can stand. */
  excluded: readonly ExcludedCommune[]
  /** Whether every commune is looked at, or only the points below. */
  from: 'communes' | 'points'
  points: readonly DrawnPoint[]
  /** What the new places may cost together; null when money is no matter. */
  budget: number | null
}

export interface ExcludedCommune {
  unitId: number
  code: string
  name: string
}

interface Asked {
  wish: SitingWish
  setting: ScenarioParameters
  place: Pick<Unit, 'code'> | null
  /** The places as they are, and as the trial leaves them. */
  places: readonly ExistingPlace[]
  tried: readonly TriedPlace[]
  /** What a point is called. */
  nameOf: (point: DrawnPoint) => string
}

/** The question to the server. Places of the trial count as if they were there. */
export function questionOf({ wish, setting, place, places, tried, nameOf }: Asked): SitingQuestion {
  const { service, trade, catchmentKm, asOf } = setting
  const { added, removed } = changesOf(places, tried)
  return {
    service,
    p: wish.count,
    radiusKm: catchmentKm,
    objective: wish.objective,
    ...(trade !== null && { trade }),
    ...(asOf !== null && { asOf }),
    ...candidatesAsked(wish, place, nameOf),
    ...(wish.excluded.length > 0 && { exclude: wish.excluded.map(({ code }) => code) }),
    ...(added.length > 0 && { added }),
    ...(removed.length > 0 && { removed }),
  }
}

/** The points of the reader, with what they may cost; or the communes of a place. */
function candidatesAsked(
  { from, points, budget, objective, area }: SitingWish,
  place: Asked['place'],
  nameOf: Asked['nameOf'],
): Pick<SitingQuestion, 'candidates' | 'budget' | 'unit'> {
  if (from === 'communes') return area === 'place' && place ? { unit: [place.code] } : {}
  return {
    candidates: points.map((point) => ({
      location: [...point.location],
      name: nameOf(point),
      ...(point.cost !== null && { cost: point.cost }),
    })),
    ...(budget !== null && objective === 'cover' && { budget }),
  }
}

/** What the trial adds to the places and takes from them; a moved one is both. */
function changesOf(places: readonly ExistingPlace[], tried: readonly TriedPlace[]) {
  const stays = new Set(tried.filter(isWhereItIs).map(({ id }) => id))
  const added = tried.filter((place) => !isWhereItIs(place)).map(({ point }): [number, number] => [...point])
  return { added, removed: places.filter(({ id }) => !stays.has(id)).map(({ id }) => id) }
}

function isWhereItIs({ before, point }: TriedPlace): boolean {
  return before !== null && before.point[0] === point[0] && before.point[1] === point[1]
}

/** Where a new place could stand: in the middle of a commune, or at a point of the reader. */
export interface Candidate {
  /** Null for a point. */
  unitId: number | null
  name: string
  location: LonLat
  cost: number | null
}

/** The communes that are looked at: all with a point, or those of the chosen place, but for the excluded ones. */
export function candidateCommunes(
  rows: readonly AccessRow[],
  within: ReadonlySet<number> | null,
  excluded: readonly ExcludedCommune[],
): Candidate[] {
  const out = new Set(excluded.map(({ unitId }) => unitId))
  return rows.flatMap(({ unitId, name, location }) =>
    location && (within?.has(unitId) ?? true) && !out.has(unitId)
      ? [{ unitId, name, location, cost: null }]
      : [],
  )
}

/** Whether two questions differ in no more than what is tried. */
export function isSameQuestion(one: SitingQuestion, other: SitingQuestion): boolean {
  const bare = ({ added: _a, removed: _r, ...rest }: SitingQuestion) => JSON.stringify(rest)
  return bare(one) === bare(other)
}
