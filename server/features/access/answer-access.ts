import { homesOf } from '@hoanhap/geo/access/homes.ts'
import {
  DETOUR_FACTOR,
  type Score,
  scoresOnWays,
  summariseScores,
} from '@hoanhap/geo/access/score-communes.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import { afterReading, type Context, type Unreckoned } from '../../http/endpoint.ts'
import { hierarchyOn, unitOfLeaf, unitRows } from '../coverage/hierarchy.ts'
import { knownCodes } from '../coverage/known-codes.ts'
import { unitsWithoutRoad } from '../coverage/queries.ts'
import { type AccessQuestion, questionOf, questionOfTrial } from './access-question.ts'
import { communeRow, cutOffRow, unitRow } from './access-rows.ts'
import {
  type DemandWish,
  type KnownDemand,
  recordedPeople,
  releasedPeople,
  type ScoredCommune,
} from './people-in-need.ts'
import { type Place, placesOf } from './queries.ts'
import type { RoadService } from './road-service.ts'
import { waysWith } from './road-ways.ts'
import { editsWithoutPlace, placesInScenario } from './scenario-places.ts'
import type { Access, AccessQuery, Routing } from './schemas.ts'
import { demandAt, type Settlements, settlementsOn } from './settlements.ts'
import type { AccessTrial } from './tried-schemas.ts'

type AccessContext = Pick<
  Context<unknown, AccessQuery, unknown>,
  'trx' | 'query' | 'account' | 'today' | 'services' | 'audit'
>
type TrialContext = Omit<AccessContext, 'query'> & { body: AccessTrial }
type Asking = Omit<AccessContext, 'query'>

/**
 * How many openings, or services, there are for each person in need within reach, from a release.
 * @throws 400 naming `scenario`, `service`, `trade` or `unit`
 */
export async function answerAccess(context: AccessContext): Promise<Unreckoned<Access>> {
  return answerFrom(context, await askedIn(context), releasedPeople)
}

/** The same, with the exact people of the communes that lie wholly in the scope of whoever keeps records. */
export async function answerAccessToRecordHolder(context: AccessContext): Promise<Unreckoned<Access>> {
  return answerFrom(context, await askedIn(context), recordedPeople)
}

/** The same as `answerAccess` for places that are only tried. @throws 400 naming `trade` */
export function answerTrial(context: TrialContext): Promise<Unreckoned<Access>> {
  return answerFrom(context, { question: questionOfTrial(context.body, context.today) }, releasedPeople)
}

/** The same, to whoever keeps records. */
export function answerTrialToRecordHolder(context: TrialContext): Promise<Unreckoned<Access>> {
  return answerFrom(context, { question: questionOfTrial(context.body, context.today) }, recordedPeople)
}

interface Asked {
  question: AccessQuestion
  /** Only these units of the level. */
  units?: AccessQuery['unit']
}

async function askedIn(context: AccessContext): Promise<Asked> {
  return { question: await questionOf(context), units: context.query.unit }
}

/** Everything is read first: a routing service is asked when the transaction has ended. */
async function answerFrom(
  context: Asking,
  { question, units }: Asked,
  peopleInNeed: (asking: Asking, wish: DemandWish) => Promise<KnownDemand>,
): Promise<Unreckoned<Access>> {
  const { trx, services } = context
  const { service, trade, asOf } = question
  const known = await peopleInNeed(context, { trade, asOf })
  const existing = await placesOf(trx, service, trade)
  const settlements = await settlementsOn(trx, asOf)
  const rowsOf = await rowReader(context, { question, units }, known)
  return afterReading(async () => {
    const { scored, places, routing } = await score(question, {
      known,
      existing,
      settlements,
      roads: services.roads,
    })
    const { plane, release } = known
    return {
      method: `${question.steps === '3' ? 'three' : 'two'}-step floating catchment`,
      plane,
      ...(release && { release }),
      parameters: { ...parametersOf(question, existing, routing), demandAt: demandAt(settlements) },
      rows: rowsOf(scored),
      summary: {
        ...summaryOf(scored),
        demandNotLocated: notLocated(known, settlements),
        capacityTotal: places.reduce((sum, { capacity }) => sum + capacity, 0),
      },
    }
  })
}

interface ReadFor {
  known: KnownDemand
  existing: readonly Place[]
  settlements: Settlements
  roads: RoadService | null
}

async function score(
  { catchmentKm, decay, steps, edits }: AccessQuestion,
  { known, existing, settlements, roads }: ReadFor,
) {
  const places = placesInScenario(existing, edits)
  const communes = [...settlements].map(([unitId, settled]) => ({
    unitId,
    ...settled,
    demand: known.byCommune.get(unitId) ?? null,
  }))
  const settings = { catchmentKm, decay, threeStep: steps === '3' }
  const homes = homesOf(communes)
  const { ways, routing } = await waysWith(roads, homes.points, places, settings)
  const scores = scoresOnWays({ communes, homes, places, settings, ways })
  const scored = communes.map(
    (commune, index): ScoredCommune => ({ ...commune, ...(scores[index] as Score) }),
  )
  return { scored, places, routing }
}

function parametersOf(
  { service, trade, catchmentKm, decay, level, asOf, edits, scenario }: AccessQuestion,
  existing: readonly Place[],
  routing: Routing,
): Omit<Access['parameters'], 'demandAt'> {
  return {
    ...{ service, trade, catchmentKm, decay, level, asOf, routing },
    detourFactor: DETOUR_FACTOR,
    ...(scenario && { scenario: { ...scenario, editsWithoutPlace: editsWithoutPlace(existing, edits) } }),
  }
}

const rounded = (people: number) => Math.round(people * 10) / 10

function notLocated({ byCommune, notLocated: queued }: KnownDemand, settlements: Settlements): number {
  const withoutPoint = [...byCommune].filter(([unitId]) => !settlements.has(unitId))
  return rounded(withoutPoint.reduce((sum, [, { people }]) => sum + people, queued))
}

/** What makes rows of the asked units out of scored communes. */
async function rowReader(
  { trx, services }: Asking,
  { question: { level, asOf }, units: wantedCodes }: Asked,
  { byCommune }: KnownDemand,
): Promise<(scored: readonly ScoredCommune[]) => Access['rows']> {
  const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
  const units = unitRows(hierarchy, level)
  const wanted = knownCodes(units, wantedCodes, { level, asOf })
  const asked = units.filter(({ code }) => wanted.has(code))
  const withoutRoad = await unitsWithoutRoad(trx, asOf)
  return (scored) => {
    if (level === 'commune') {
      const byUnit = new Map(scored.map((commune) => [commune.unitId, commune]))
      return asked.map((unit) =>
        withoutRoad.has(unit.unitId)
          ? cutOffRow(unit, byCommune.get(unit.unitId) ?? null)
          : communeRow(unit, byUnit.get(unit.unitId)),
      )
    }
    const unitOf = unitOfLeaf(hierarchy, level)
    const within = groupBy(scored, ({ unitId }) => unitOf.get(unitId))
    return asked.map((unit) => unitRow(unit, within.get(unit.unitId) ?? []))
  }
}

function summaryOf(scored: readonly ScoredCommune[]) {
  const { demandTotal, coverageShare, gini, worstDecile } = summariseScores(scored)
  return { demandTotal: rounded(demandTotal), coverageShare, gini, worstDecile }
}
