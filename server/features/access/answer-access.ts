import { gini, shareOfDemand, worstDecile } from '@hoanhap/geo/access/inequality.ts'
import type { Day } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { Context } from '../../http/endpoint.ts'
import { hierarchyOn, unitOfLeaf, unitRows } from '../coverage/hierarchy.ts'
import { knownCodes } from '../coverage/known-codes.ts'
import { innerPoints } from '../coverage/queries.ts'
import { communeRow, unitRow } from './access-rows.ts'
import { type DemandWish, type KnownDemand, recordedPeople, releasedPeople } from './people-in-need.ts'
import { placesOf } from './queries.ts'
import type { Access, AccessQuery } from './schemas.ts'
import { DETOUR_FACTOR, type Scored, scoreCommunes } from './score-communes.ts'

type AccessContext = Pick<
  Context<unknown, AccessQuery, unknown>,
  'trx' | 'query' | 'account' | 'today' | 'services' | 'audit'
>

/**
 * How many openings, or services, there are for each person in need within reach, from a release.
 * @throws 400 naming `trade` or `unit`
 */
export async function answerAccess(context: AccessContext): Promise<Access> {
  return answerFrom(context, await releasedPeople(context, wishOf(context)))
}

/** The same, with the exact people of the communes that lie wholly in the scope of whoever keeps records. */
export async function answerAccessToRecordHolder(context: AccessContext): Promise<Access> {
  return answerFrom(context, await recordedPeople(context, wishOf(context)))
}

function wishOf({ query, today }: AccessContext): DemandWish {
  return { trade: query.trade ?? null, asOf: query.asOf ?? today }
}

async function answerFrom(context: AccessContext, known: KnownDemand): Promise<Access> {
  const { trx, query, today } = context
  const { service, trade = null, catchmentKm, decay, steps, level, asOf = today } = query
  const places = await placesOf(trx, service, trade)
  const points = await innerPoints(trx, 'commune', asOf)
  const communes = [...points].map(([unitId, point]) => ({
    unitId,
    point,
    demand: known.byCommune.get(unitId) ?? null,
  }))
  const scored = scoreCommunes(communes, places, { catchmentKm, decay, threeStep: steps === '3' })
  const withoutPoint = [...known.byCommune].filter(([unitId]) => !points.has(unitId))
  const { plane, release } = known
  return {
    method: `${steps === '3' ? 'three' : 'two'}-step floating catchment`,
    plane,
    ...(release && { release }),
    parameters: {
      ...{ service, trade, catchmentKm, decay, level, asOf },
      detourFactor: DETOUR_FACTOR,
      demandAt: 'innerPoint',
    },
    rows: await rowsOf(context, { level, asOf, scored }),
    summary: {
      ...summaryOf(scored, catchmentKm),
      demandNotLocated: rounded(
        known.notLocated + withoutPoint.reduce((sum, [, { people }]) => sum + people, 0),
      ),
      capacityTotal: places.reduce((sum, { capacity }) => sum + capacity, 0),
    },
  }
}

const rounded = (people: number) => Math.round(people * 10) / 10

async function rowsOf(
  { trx, services, query }: AccessContext,
  { level, asOf, scored }: { level: AccessQuery['level']; asOf: Day; scored: readonly Scored[] },
): Promise<Access['rows']> {
  const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
  const units = unitRows(hierarchy, level)
  const wanted = knownCodes(units, query.unit, { level, asOf })
  const asked = units.filter(({ code }) => wanted.has(code))
  if (level === 'commune') {
    const byUnit = new Map(scored.map((commune) => [commune.unitId, commune]))
    return asked.map((unit) => communeRow(unit, byUnit.get(unit.unitId), query.catchmentKm))
  }
  const unitOf = unitOfLeaf(hierarchy, level)
  const within = groupBy(scored, ({ unitId }) => unitOf.get(unitId))
  return asked.map((unit) => unitRow(unit, within.get(unit.unitId) ?? [], query.catchmentKm))
}

function summaryOf(scored: readonly Scored[], catchmentKm: number) {
  const demand = scored.map((commune) => commune.demand?.people ?? 0)
  const scores = scored.map(({ score }) => score)
  return {
    demandTotal: rounded(demand.reduce((sum, people) => sum + people, 0)),
    coverageShare: shareOfDemand(demand, (index) => (scored[index]?.nearestKm ?? Infinity) <= catchmentKm),
    gini: gini(scores, demand),
    worstDecile: worstDecile(scores, demand),
  }
}
