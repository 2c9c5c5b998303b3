import {
  DETOUR_FACTOR,
  type Score,
  scoresOnWays,
  summariseScores,
} from '@hoanhap/geo/access/score-communes.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { LonLat } from '@hoanhap/geo/units.ts'
import { afterReading, type Context, type Unreckoned } from '../../http/endpoint.ts'
import { hierarchyOn, unitOfLeaf, unitRows } from '../coverage/hierarchy.ts'
import { knownCodes } from '../coverage/known-codes.ts'
import { measurablePoints, unitsWithoutRoad } from '../coverage/queries.ts'
import { type AccessQuestion, questionOf } from './access-question.ts'
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
import { type Routing, waysWith } from './road-ways.ts'
import { editsWithoutPlace, placesInScenario } from './scenario-places.ts'
import type { Access, AccessQuery } from './schemas.ts'

type AccessContext = Pick<
  Context<unknown, AccessQuery, unknown>,
  'trx' | 'query' | 'account' | 'today' | 'services' | 'audit'
>

/**
 * How many openings, or services, there are for each person in need within reach, from a release.
 * @throws 400 naming `scenario`, `service`, `trade` or `unit`
 */
export function answerAccess(context: AccessContext): Promise<Unreckoned<Access>> {
  return answerFrom(context, releasedPeople)
}

/** The same, with the exact people of the communes that lie wholly in the scope of whoever keeps records. */
export function answerAccessToRecordHolder(context: AccessContext): Promise<Unreckoned<Access>> {
  return answerFrom(context, recordedPeople)
}

/** Everything is read first: a routing service is asked when the transaction has ended. */
async function answerFrom(
  context: AccessContext,
  peopleInNeed: (asking: AccessContext, wish: DemandWish) => Promise<KnownDemand>,
): Promise<Unreckoned<Access>> {
  const { trx, services } = context
  const question = await questionOf(context)
  const { service, trade, asOf } = question
  const known = await peopleInNeed(context, { trade, asOf })
  const existing = await placesOf(trx, service, trade)
  const points = await measurablePoints(trx, asOf)
  const rowsOf = await rowReader(context, question, known)
  return afterReading(async () => {
    const { scored, places, routing } = await score(question, {
      known,
      existing,
      points,
      roads: services.roads,
    })
    const { plane, release } = known
    return {
      method: `${question.steps === '3' ? 'three' : 'two'}-step floating catchment`,
      plane,
      ...(release && { release }),
      parameters: parametersOf(question, existing, routing),
      rows: rowsOf(scored),
      summary: {
        ...summaryOf(scored, question.catchmentKm),
        demandNotLocated: notLocated(known, points),
        capacityTotal: places.reduce((sum, { capacity }) => sum + capacity, 0),
      },
    }
  })
}

interface ReadFor {
  known: KnownDemand
  existing: readonly Place[]
  points: ReadonlyMap<number, LonLat>
  roads: RoadService | null
}

async function score(
  { catchmentKm, decay, steps, edits }: AccessQuestion,
  { known, existing, points, roads }: ReadFor,
) {
  const places = placesInScenario(existing, edits)
  const communes = [...points].map(([unitId, point]) => ({
    unitId,
    point,
    demand: known.byCommune.get(unitId) ?? null,
  }))
  const settings = { catchmentKm, decay, threeStep: steps === '3' }
  const { ways, routing } = await waysWith(roads, communes, places, settings)
  const scores = scoresOnWays({ communes, places, settings, ways })
  const scored = communes.map(
    (commune, index): ScoredCommune => ({ ...commune, ...(scores[index] as Score) }),
  )
  return { scored, places, routing }
}

function parametersOf(
  { service, trade, catchmentKm, decay, level, asOf, edits, scenario }: AccessQuestion,
  existing: readonly Place[],
  routing: Routing,
): Access['parameters'] {
  return {
    ...{ service, trade, catchmentKm, decay, level, asOf, routing },
    detourFactor: DETOUR_FACTOR,
    demandAt: 'innerPoint',
    ...(scenario && { scenario: { ...scenario, editsWithoutPlace: editsWithoutPlace(existing, edits) } }),
  }
}

const rounded = (people: number) => Math.round(people * 10) / 10

function notLocated(
  { byCommune, notLocated: queued }: KnownDemand,
  points: ReadonlyMap<number, LonLat>,
): number {
  const withoutPoint = [...byCommune].filter(([unitId]) => !points.has(unitId))
  return rounded(withoutPoint.reduce((sum, [, { people }]) => sum + people, queued))
}

/** What makes rows of the asked units out of scored communes. */
async function rowReader(
  { trx, services, query }: AccessContext,
  { catchmentKm, level, asOf }: AccessQuestion,
  { byCommune }: KnownDemand,
): Promise<(scored: readonly ScoredCommune[]) => Access['rows']> {
  const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
  const units = unitRows(hierarchy, level)
  const wanted = knownCodes(units, query.unit, { level, asOf })
  const asked = units.filter(({ code }) => wanted.has(code))
  const withoutRoad = await unitsWithoutRoad(trx, asOf)
  return (scored) => {
    if (level === 'commune') {
      const byUnit = new Map(scored.map((commune) => [commune.unitId, commune]))
      return asked.map((unit) =>
        withoutRoad.has(unit.unitId)
          ? cutOffRow(unit, byCommune.get(unit.unitId) ?? null)
          : communeRow(unit, byUnit.get(unit.unitId), catchmentKm),
      )
    }
    const unitOf = unitOfLeaf(hierarchy, level)
    const within = groupBy(scored, ({ unitId }) => unitOf.get(unitId))
    return asked.map((unit) => unitRow(unit, within.get(unit.unitId) ?? [], catchmentKm))
  }
}

function summaryOf(scored: readonly ScoredCommune[], catchmentKm: number) {
  const { demandTotal, coverageShare, gini, worstDecile } = summariseScores(scored, catchmentKm)
  return { demandTotal: rounded(demandTotal), coverageShare, gini, worstDecile }
}
