import type { Context } from '../../http/endpoint.ts'
import { releaseInForce } from '../caseload/answer-caseload.ts'
import { answerRecordHolder } from '../caseload/answer-record-holder.ts'
import { basisOf, type DemandWish, exactly, type KnownDemand } from './people-in-need.ts'
import { type Demand, releasedDemand } from './released-demand.ts'

type Asking = Pick<Context, 'trx' | 'account' | 'today' | 'services' | 'audit'>

/** People who want each trade, by commune, on the plane of the caller; a commune without data is absent. */
export interface KnownTrades extends Pick<KnownDemand, 'plane' | 'release'> {
  byTrade: ReadonlyMap<string, ReadonlyMap<number, Demand>>
}

export interface TradesWish extends Pick<DemandWish, 'asOf'> {
  trades: readonly string[]
}

/** As everybody may reckon them from the newest release; nobody where there is none. */
export async function releasedTrades(asking: Asking, { trades, asOf }: TradesWish): Promise<KnownTrades> {
  const release = await releaseInForce(asking.trx, undefined)
  if (!release) return { plane: 'release', byTrade: new Map() }
  const basis = await basisOf(asking, release, asOf)
  const byTrade = new Map(trades.map((trade) => [trade, releasedDemand(basis, trade).byCommune]))
  return { plane: 'release', release: { id: release.id, period: release.period }, byTrade }
}

/** The same, but exact in the communes that lie wholly in the scope of whoever keeps records. Such a look is in the log. */
export async function recordedTrades(asking: Asking, wish: TradesWish): Promise<KnownTrades> {
  const released = await releasedTrades(asking, wish)
  const query = { level: 'commune', asOf: wish.asOf, by: 'trade' } as const
  const counted = await answerRecordHolder({ ...asking, query })
  const inside = counted.rows.filter(({ plane }) => plane === 'register')
  const byTrade = new Map(
    wish.trades.map((trade) => {
      const exact = inside.map(({ unitId, by }) => [unitId, exactly(by?.[trade]?.count ?? 0)] as const)
      return [trade, new Map([...(released.byTrade.get(trade) ?? []), ...exact])]
    }),
  )
  return { ...released, plane: 'register', byTrade }
}
