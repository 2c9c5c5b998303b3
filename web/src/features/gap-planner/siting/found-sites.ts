import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Siting, SitingObjective } from '@hoanhap/server/contract.ts'
import type { Preview } from './preview.ts'
import type { Candidate } from './siting-question.ts'

/** A proposed place as list and map show it. */
export interface FoundSite {
  /** 1 helps most. */
  rank: number
  unitId: number | null
  name: string
  location: LonLat
  /** People who then have a place within reach and had none. */
  newlyCovered: number
  /** By how much the mean way becomes shorter; null where there was no place before, or while it is not known. */
  shortensKm: number | null
  /** In the reader's unit of money; null where none was given. */
  cost: number | null
}

/** The sites that were proven. */
export function sitesOfAnswer({ sites }: Siting): FoundSite[] {
  return sites.map(({ unitId, name, location, newlyCovered, shortensKm, cost }, index) => ({
    rank: index + 1,
    ...{ unitId, name, location, newlyCovered, shortensKm, cost },
  }))
}

/** The first `count` sites of the quick choice. */
export function sitesOfPreview(
  { sites }: Preview,
  candidates: readonly Candidate[],
  count: number,
): FoundSite[] {
  return sites.slice(0, count).flatMap(({ candidate, newlyCovered }, index) => {
    const found = candidates[candidate]
    return found ? [{ rank: index + 1, ...found, newlyCovered, shortensKm: null }] : []
  })
}

/** How people stand with so many new places. */
export interface CurvePoint {
  count: number
  /** Per cent of the people within reach, or the mean way in kilometres. */
  value: number
}

export interface Curve {
  objective: SitingObjective
  /** From no new place on. */
  points: CurvePoint[]
  /** The point of the places that were found; null while there is none. */
  chosen: CurvePoint | null
}

/** As far as the curve goes, when the reader asks for fewer. */
export const CURVE_COUNT = 8

/**
 * The curve from the quick choice and the proven answer: where the answer has a point, it stands. Null when nothing can be
 * drawn, because nobody is in need or there is no way to measure.
 */
export function curveOf(
  objective: SitingObjective,
  preview: Preview | null,
  answer: Siting | null,
): Curve | null {
  const points = objective === 'cover' ? coveragePoints(preview, answer) : wayPoints(answer)
  if (points.length < 2) return null
  const chosen = answer && chosenPoint(objective, answer)
  const kept = points.map((point) => (point.count === chosen?.count ? chosen : point))
  return { objective, points: kept, chosen }
}

function coveragePoints(preview: Preview | null, answer: Siting | null): CurvePoint[] {
  const byGreed = preview ? sharesOf(preview) : []
  const known = answer ? [answer.coverage.before, ...answer.coverage.byP] : []
  const longer = known.length > byGreed.length ? known : byGreed
  return longer.flatMap((share, count) => (share === null ? [] : [{ count, value: share * 100 }]))
}

function sharesOf({ sites, demandTotal, coveredBefore }: Preview): number[] {
  if (demandTotal <= 0) return []
  let covered = coveredBefore
  const after = sites.map(({ newlyCovered }) => {
    covered += newlyCovered
    return Math.min(1, covered / demandTotal)
  })
  return [coveredBefore / demandTotal, ...after]
}

function wayPoints(answer: Siting | null): CurvePoint[] {
  if (!answer) return []
  const { before, byP } = answer.ways
  return [before, ...byP].flatMap((value, count) => (value === null ? [] : [{ count, value }]))
}

function chosenPoint(objective: SitingObjective, { sites, coverage, ways }: Siting): CurvePoint | null {
  const value = objective === 'cover' ? coverage.after : ways.after
  if (value === null || sites.length === 0) return null
  return { count: sites.length, value: objective === 'cover' ? value * 100 : value }
}
