import type { Settled } from '@hoanhap/geo/access/homes.ts'
import type { Scored } from '@hoanhap/geo/access/score-communes.ts'
import type { Day } from '@hoanhap/geo/day.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { releaseInForce } from '../caseload/answer-caseload.ts'
import { answerRecordHolder } from '../caseload/answer-record-holder.ts'
import { loadLineage, releasedCells } from '../caseload/queries.ts'
import { hierarchyOn, unitOfLeaf } from '../coverage/hierarchy.ts'
import type { ReleaseKey } from '../releases/queries.ts'
import { isTrade } from './queries.ts'
import {
  type Demand,
  type DemandBasis,
  demandBasis,
  type ReleasedDemand,
  releasedDemand,
} from './released-demand.ts'

/** Whose people are asked for. */
export interface DemandWish {
  /** A trade that they learned or want; everybody without one. */
  trade: string | null
  asOf: Day
}

/** People in need by commune, on the plane of the caller. */
export interface KnownDemand extends ReleasedDemand {
  plane: 'release' | 'register'
  release?: { id: number; period: string }
}

/** A commune with where its people live, and what they have within reach. */
export type ScoredCommune = Scored<Settled & { unitId: number; demand: Demand | null }>

type Asking = Pick<Context, 'trx' | 'account' | 'today' | 'services' | 'audit'>

/**
 * As everybody may reckon them from the newest release; nobody where there is none.
 * @throws 400 naming `trade`
 */
export async function releasedPeople(asking: Asking, { trade, asOf }: DemandWish): Promise<KnownDemand> {
  const { trx } = asking
  if (trade !== null && !(await isTrade(trx, trade))) throw unknownTrade(trade)
  const release = await releaseInForce(trx, undefined)
  if (!release) return { byCommune: new Map(), notLocated: 0, plane: 'release' }
  const demand = releasedDemand(await basisOf(asking, release, asOf), trade)
  return { ...demand, plane: 'release', release: { id: release.id, period: release.period } }
}

/** Remembered for all dates between two changes of units. */
export async function basisOf(
  { trx, services }: Pick<Asking, 'trx' | 'services'>,
  release: ReleaseKey,
  asOf: Day,
): Promise<DemandBasis> {
  const { memory, pack } = services
  const { hierarchy, vintage } = await hierarchyOn({ trx, services }, asOf)
  return memory.remember(`released:${pack.version}:${release.id}:demand:${vintage}`, async () => {
    const cells = await memory.remember(`released:${pack.version}:${release.id}`, () =>
      releasedCells(trx, release.id),
    )
    const lineage = await memory.remember(`lineage:${pack.version}`, () => loadLineage(trx))
    const unitOf = unitOfLeaf(hierarchy, 'commune')
    return demandBasis({ cells, unitsOn: release.unitsOn, asOf, unitOf, lineage })
  })
}

function unknownTrade(trade: string) {
  const message = `there is no trade with the code ${trade}`
  return problems.invalidRequest([{ path: 'trade', code: 'unknown_trade', message }])
}

/** The same, but exact in the communes that lie wholly in the scope of whoever keeps records. Such a look is in the log. */
export async function recordedPeople(asking: Asking, wish: DemandWish): Promise<KnownDemand> {
  const { trade, asOf } = wish
  const released = await releasedPeople(asking, wish)
  const counted = await answerRecordHolder({
    ...asking,
    query: { level: 'commune', asOf, ...(trade !== null && { trade: [trade] }) },
  })
  const byCommune = new Map(released.byCommune)
  for (const { unitId, plane, count } of counted.rows) {
    if (plane === 'register' && count !== null) byCommune.set(unitId, exactly(count))
  }
  return { ...released, byCommune, plane: 'register' }
}

/** A number of people that was counted. */
export function exactly(people: number): Demand {
  return { people, low: people, high: people, state: 'value' }
}
