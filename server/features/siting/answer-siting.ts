import type { Day } from '@hoanhap/geo/day.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { type KnownDemand, recordedPeople, releasedPeople } from '../access/people-in-need.ts'
import { placesOf } from '../access/queries.ts'
import { DETOUR_FACTOR } from '../access/score-communes.ts'
import { communesUnder, hierarchyOn, type UnitRow, unitRows } from '../coverage/hierarchy.ts'
import { innerPoints } from '../coverage/queries.ts'
import { runSolver } from './run-solver.ts'
import type { Siting, SitingInput } from './schemas.ts'
import type { SolverAnswer } from './solver-job.ts'

type SitingContext = Pick<
  Context<unknown, unknown, SitingInput>,
  'trx' | 'body' | 'account' | 'today' | 'services' | 'audit'
>

/** One request waits no longer than this for a proof. */
const TIME_LIMIT_SECONDS = 5

/**
 * The communes where new places would reach the most people in need whom no place reaches, from a release.
 * @throws 400 naming `trade`, `unit` or `p`
 */
export async function answerSiting(context: SitingContext): Promise<Siting> {
  return answerFrom(context, await releasedPeople(context, wishOf(context)))
}

/** The same, with the exact people of the communes that lie wholly in the scope of whoever keeps records. */
export async function answerSitingToRecordHolder(context: SitingContext): Promise<Siting> {
  return answerFrom(context, await recordedPeople(context, wishOf(context)))
}

function wishOf({ body, today }: SitingContext) {
  return { trade: body.trade ?? null, asOf: body.asOf ?? today }
}

async function answerFrom(context: SitingContext, known: KnownDemand): Promise<Siting> {
  const { trx, body } = context
  const { trade, asOf } = wishOf(context)
  const points = await innerPoints(trx, 'commune', asOf)
  const candidates = await candidatesOf(context, points, asOf)
  const located = [...known.byCommune].flatMap(([unitId, { people }]) => {
    const point = points.get(unitId)
    return point ? [{ point, people }] : []
  })
  const existing = body.keepExisting ? await placesOf(trx, body.service, trade) : []
  const answer = await runSolver({
    origins: located.map(({ point }) => point),
    demand: located.map(({ people }) => people),
    candidates: candidates.map(({ point }) => point),
    existing: existing.map(({ point }) => point),
    count: body.p,
    radiusKm: body.radiusKm,
    detourFactor: DETOUR_FACTOR,
    timeLimitSeconds: TIME_LIMIT_SECONDS,
  })
  const { plane, release } = known
  const { service, p, radiusKm, keepExisting } = body
  return {
    plane,
    ...(release && { release }),
    ...found(
      answer,
      candidates,
      located.reduce((sum, { people }) => sum + people, 0),
    ),
    parameters: {
      ...{ service, trade, p, radiusKm, asOf, keepExisting },
      detourFactor: DETOUR_FACTOR,
      candidates: candidates.length,
    },
  }
}

interface Candidate extends UnitRow {
  point: LonLat
}

async function candidatesOf(
  { trx, services, body }: SitingContext,
  points: ReadonlyMap<number, LonLat>,
  asOf: Day,
): Promise<Candidate[]> {
  const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
  const wanted = body.unit?.flatMap((code) => communesUnder(hierarchy, code) ?? unknownUnit(code, asOf))
  const allowed = wanted && new Set(wanted)
  const candidates = unitRows(hierarchy, 'commune').flatMap((unit) => {
    const point = points.get(unit.unitId)
    return point && (allowed?.has(unit.unitId) ?? true) ? [{ ...unit, point }] : []
  })
  if (candidates.length < body.p) throw tooFew(candidates.length)
  return candidates
}

function unknownUnit(code: string, asOf: Day): never {
  const message = `no unit has the code ${code} on ${asOf}`
  throw problems.invalidRequest([{ path: 'unit', code: 'unknown_unit', message }])
}

function tooFew(candidates: number) {
  const message = `only ${candidates} communes have a point where a place could stand`
  return problems.invalidRequest([{ path: 'p', code: 'too_many', message }])
}

function found(answer: SolverAnswer, candidates: readonly Candidate[], demandTotal: number) {
  const { status, gap, sites, coveredBefore, coveredByCount } = answer
  const share = (people: number) => (demandTotal > 0 ? Math.min(1, people / demandTotal) : null)
  const after = sites.reduce((sum, { newlyCovered }) => sum + newlyCovered, coveredBefore)
  const rounded = (people: number) => Math.round(people * 10) / 10
  return {
    status,
    gap,
    sites: sites.flatMap(({ candidate, newlyCovered }) => {
      const site = candidates[candidate]
      if (!site) return []
      const { unitId, code, name, point } = site
      const location: [number, number] = [point[0], point[1]]
      return [{ unitId, code, name, location, newlyCovered: rounded(newlyCovered) }]
    }),
    coverage: { before: share(coveredBefore), after: share(after), byP: coveredByCount.map(share) },
    demandTotal: rounded(demandTotal),
  }
}
