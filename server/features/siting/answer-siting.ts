import { DETOUR_FACTOR } from '@hoanhap/geo/access/score-communes.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import { afterReading, type Context, type Unreckoned } from '../../http/endpoint.ts'
import { type KnownDemand, recordedPeople, releasedPeople } from '../access/people-in-need.ts'
import { placesOf } from '../access/queries.ts'
import { settlementsOn } from '../access/settlements.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { type Located, locatedPeople } from './located-people.ts'
import { roadsFor } from './road-pairs.ts'
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

/** Everything that the solver needs is read at once; the transaction then ends before roads are asked for and it begins. */
async function answerFrom(context: SitingContext, known: KnownDemand): Promise<Unreckoned<Siting>> {
  const { trx, body, services } = context
  const { trade, asOf } = wishOf(context)
  const settlements = await settlementsOn(trx, asOf)
  const candidates = await candidatesOf(context, settlements, asOf)
  const existing = await placesThatStay(context)
  const { located, livingAt } = locatedPeople(known, settlements, body.objective, candidates.length)
  const demandTotal = located.demand.reduce((sum, people) => sum + people, 0)
  const { plane, release } = known
  const { service, p, radiusKm, keepExisting, objective, budget = null } = body
  const asked = { service, trade, p, radiusKm, asOf, keepExisting, objective, budget }
  return afterReading(async () => {
    const points = candidates.map(({ point }) => point)
    const question = { homes: located.origins, candidates: points, existing, radiusKm }
    const { roads, routing } = await roadsFor(services.roads, question)
    const job: SolverJob = { ...jobOf(body, candidates), ...located, existing, roads }
    return {
      plane,
      ...(release && { release }),
      ...found(await runSolver(job), candidates, demandTotal),
      parameters: {
        ...asked,
        detourFactor: DETOUR_FACTOR,
        demandAt: livingAt,
        routing,
        candidates: candidates.length,
        existing: existing.length,
      },
    }
  })
}

async function placesThatStay(context: SitingContext): Promise<LonLat[]> {
  const { trx, body } = context
  const { service, keepExisting, added = [], removed = [] } = body
  const places = keepExisting ? await placesOf(trx, service, wishOf(context).trade) : []
  const gone = new Set(removed)
  return [...places.filter(({ id }) => !gone.has(id)).map(({ point }) => point), ...added]
}

function jobOf(
  { p, radiusKm, objective, budget }: SitingInput,
  candidates: readonly Candidate[],
): Omit<SolverJob, keyof Located | 'existing' | 'roads'> {
  return {
    objective,
    candidates: candidates.map(({ point }) => point),
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
    spent: spentOn(sites.map(({ candidate }) => candidates[candidate] as Candidate)),
  }
}

/** What places cost together, as far as their costs are known; null where none is. */
function spentOn(sites: readonly Candidate[]): number | null {
  const costs = sites.flatMap(({ cost }) => cost ?? [])
  return costs.length > 0 ? costs.reduce((sum, cost) => sum + cost, 0) : null
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
