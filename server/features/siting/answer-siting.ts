import { DETOUR_FACTOR } from '@hoanhap/geo/access/score-communes.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import { afterReading, type Context, type Unreckoned } from '../../http/endpoint.ts'
import { type KnownDemand, recordedPeople, releasedPeople } from '../access/people-in-need.ts'
import { placesOf } from '../access/queries.ts'
import { measurablePoints } from '../coverage/queries.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { runSolver } from './run-solver.ts'
import type { Siting, SitingInput } from './schemas.ts'
import type { SolverAnswer, SolverJob, Standing } from './solver-job.ts'

type SitingContext = Pick<
  Context<unknown, unknown, SitingInput>,
  'trx' | 'body' | 'account' | 'today' | 'services' | 'audit'
>

/** One request waits no longer than this for a proof. */
const TIME_LIMIT_SECONDS = 5

/**
 * Where new places would help people in need most, reckoned from a release.
 * @throws 400 naming `trade`, `unit`, `exclude` or `p`; 503 busy
 */
export async function answerSiting(context: SitingContext): Promise<Unreckoned<Siting>> {
  return answerFrom(context, await releasedPeople(context, wishOf(context)))
}

/** The same, with the exact people of the communes that lie wholly in the scope of whoever keeps records. */
export async function answerSitingToRecordHolder(context: SitingContext): Promise<Unreckoned<Siting>> {
  return answerFrom(context, await recordedPeople(context, wishOf(context)))
}

function wishOf({ body, today }: SitingContext) {
  return { trade: body.trade ?? null, asOf: body.asOf ?? today }
}

/** Everything that the solver needs is read at once; the transaction then ends before it begins. */
async function answerFrom(context: SitingContext, known: KnownDemand): Promise<Unreckoned<Siting>> {
  const { trx, body } = context
  const { trade, asOf } = wishOf(context)
  const points = await measurablePoints(trx, asOf)
  const candidates = await candidatesOf(context, points, asOf)
  const existing = await placesThatStay(context)
  const located = peopleAt(known, points)
  const demandTotal = located.reduce((sum, { people }) => sum + people, 0)
  const job = jobOf(body, { located, candidates, existing })
  const { plane, release } = known
  const { service, p, radiusKm, keepExisting, objective, budget = null } = body
  const asked = { service, trade, p, radiusKm, asOf, keepExisting, objective, budget }
  const parameters = {
    ...asked,
    detourFactor: DETOUR_FACTOR,
    candidates: candidates.length,
    existing: existing.length,
  }
  return afterReading(async () => ({
    plane,
    ...(release && { release }),
    ...found(await runSolver(job), candidates, demandTotal),
    parameters,
  }))
}

async function placesThatStay(context: SitingContext): Promise<LonLat[]> {
  const { trx, body } = context
  const { service, keepExisting, added = [], removed = [] } = body
  const places = keepExisting ? await placesOf(trx, service, wishOf(context).trade) : []
  const gone = new Set(removed)
  return [...places.filter(({ id }) => !gone.has(id)).map(({ point }) => point), ...added]
}

interface Located {
  point: LonLat
  people: number
}

/** People in need where they are thought to live; communes without anybody are left out. */
function peopleAt({ byCommune }: KnownDemand, points: ReadonlyMap<number, LonLat>): Located[] {
  return [...byCommune].flatMap(([unitId, { people }]) => {
    const point = points.get(unitId)
    return point && people > 0 ? [{ point, people }] : []
  })
}

function jobOf(
  { p, radiusKm, objective, budget }: SitingInput,
  given: { located: readonly Located[]; candidates: readonly Candidate[]; existing: readonly LonLat[] },
): SolverJob {
  const { located, candidates, existing } = given
  return {
    objective,
    origins: located.map(({ point }) => point),
    demand: located.map(({ people }) => people),
    candidates: candidates.map(({ point }) => point),
    existing,
    count: p,
    radiusKm,
    detourFactor: DETOUR_FACTOR,
    budget:
      budget === undefined ? null : { total: budget, costs: candidates.map(({ cost }) => cost ?? budget) },
    timeLimitSeconds: TIME_LIMIT_SECONDS,
  }
}

const rounded = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals

function found(answer: SolverAnswer, candidates: readonly Candidate[], demandTotal: number) {
  const { status, gap, seconds, before, sites, byCount } = answer
  const after = sites.at(-1)?.standing ?? before
  const share = ({ covered }: Standing) => (demandTotal > 0 ? Math.min(1, covered / demandTotal) : null)
  const way = ({ meanKm }: Standing) =>
    demandTotal > 0 && Number.isFinite(meanKm) ? rounded(meanKm, 3) : null
  return {
    status,
    gap,
    seconds: rounded(seconds, 3),
    sites: sites.map(({ candidate, standing }, index) =>
      siteOf(candidates[candidate] as Candidate, standing, sites[index - 1]?.standing ?? before),
    ),
    coverage: { before: share(before), after: share(after), byP: byCount.map(share) },
    ways: { before: way(before), after: way(after), byP: byCount.map(way) },
    demandTotal: rounded(demandTotal, 1),
  }
}

function siteOf({ point, ...title }: Candidate, now: Standing, before: Standing) {
  const shortens = before.meanKm - now.meanKm
  const location: [number, number] = [point[0], point[1]]
  return {
    ...title,
    location,
    newlyCovered: rounded(now.covered - before.covered, 1),
    shortensKm: Number.isFinite(shortens) ? rounded(shortens, 3) : null,
  }
}
