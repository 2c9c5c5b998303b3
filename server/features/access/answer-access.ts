import { DETOUR_FACTOR, scoreCommunes, summariseScores } from '@hoanhap/geo/access/score-communes.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import type { Context } from '../../http/endpoint.ts'
import { hierarchyOn, unitOfLeaf, unitRows } from '../coverage/hierarchy.ts'
import { knownCodes } from '../coverage/known-codes.ts'
import { innerPoints } from '../coverage/queries.ts'
import { type AccessQuestion, questionOf } from './access-question.ts'
import { communeRow, unitRow } from './access-rows.ts'
import {
  type DemandWish,
  type KnownDemand,
  recordedPeople,
  releasedPeople,
  type ScoredCommune,
} from './people-in-need.ts'
import { placesOf } from './queries.ts'
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
export async function answerAccess(context: AccessContext): Promise<Access> {
  return answerFrom(context, releasedPeople)
}

/** The same, with the exact people of the communes that lie wholly in the scope of whoever keeps records. */
export async function answerAccessToRecordHolder(context: AccessContext): Promise<Access> {
  return answerFrom(context, recordedPeople)
}

async function answerFrom(
  context: AccessContext,
  peopleInNeed: (asking: AccessContext, wish: DemandWish) => Promise<KnownDemand>,
): Promise<Access> {
  const { trx } = context
  const question = await questionOf(context)
  const { service, trade, catchmentKm, decay, steps, level, asOf, edits, scenario } = question
  const known = await peopleInNeed(context, { trade, asOf })
  const existing = await placesOf(trx, service, trade)
  const places = placesInScenario(existing, edits)
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
      ...(scenario && {
        scenario: { ...scenario, editsWithoutPlace: editsWithoutPlace(existing, edits) },
      }),
    },
    rows: await rowsOf(context, { catchmentKm, level, asOf, scored }),
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
  {
    catchmentKm,
    level,
    asOf,
    scored,
  }: Pick<AccessQuestion, 'catchmentKm' | 'level' | 'asOf'> & { scored: readonly ScoredCommune[] },
): Promise<Access['rows']> {
  const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
  const units = unitRows(hierarchy, level)
  const wanted = knownCodes(units, query.unit, { level, asOf })
  const asked = units.filter(({ code }) => wanted.has(code))
  if (level === 'commune') {
    const byUnit = new Map(scored.map((commune) => [commune.unitId, commune]))
    return asked.map((unit) => communeRow(unit, byUnit.get(unit.unitId), catchmentKm))
  }
  const unitOf = unitOfLeaf(hierarchy, level)
  const within = groupBy(scored, ({ unitId }) => unitOf.get(unitId))
  return asked.map((unit) => unitRow(unit, within.get(unit.unitId) ?? [], catchmentKm))
}

function summaryOf(scored: readonly ScoredCommune[], catchmentKm: number) {
  const { demandTotal, coverageShare, gini, worstDecile } = summariseScores(scored, catchmentKm)
  return { demandTotal: rounded(demandTotal), coverageShare, gini, worstDecile }
}
