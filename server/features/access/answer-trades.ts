import type { Day } from '@hoanhap/geo/day.ts'
import { TRADE_GROUPS } from '../../../seeds/trades/crosswalk.ts'
import type { Context } from '../../http/endpoint.ts'
import { problems } from '../../http/problems.ts'
import { communesUnder, type Hierarchy, hierarchyOn, unitRows } from '../coverage/hierarchy.ts'
import { listTrades } from '../employers/queries.ts'
import type { TradeList } from '../employers/schemas.ts'
import { type KnownTrades, recordedTrades, releasedTrades, type TradesWish } from './people-by-trade.ts'
import { openTrades } from './trade-queries.ts'
import { toTenth, tradeRows } from './trade-rows.ts'
import type { TradeBalance, TradeRow, TradesQuery } from './trade-schemas.ts'

type TradesContext = Pick<
  Context<unknown, TradesQuery, unknown>,
  'trx' | 'query' | 'account' | 'today' | 'services' | 'audit'
>

/**
 * Who wants which trade and what is open in it, from a release.
 * @throws 400 naming `unit`
 */
export function answerTrades(context: TradesContext): Promise<TradeBalance> {
  return answerFrom(context, releasedTrades)
}

/** The same, with the exact people of the communes that lie wholly in the scope of whoever keeps records. */
export function answerTradesToRecordHolder(context: TradesContext): Promise<TradeBalance> {
  return answerFrom(context, recordedTrades)
}

async function answerFrom(
  context: TradesContext,
  people: (asking: TradesContext, wish: TradesWish) => Promise<KnownTrades>,
): Promise<TradeBalance> {
  const { trx, services, query, today } = context
  const { asOf = today, unit = null } = query
  const { hierarchy } = await hierarchyOn({ trx, services }, asOf)
  const communeIds = new Set(communesOf(hierarchy, unit, asOf))
  const trades = await listTrades(trx)
  const known = await people(context, { asOf, trades: trades.map(({ code }) => code) })
  const open = await openTrades(trx, unit && [...communeIds])
  const rows = tradeRows({ trades, known, open, communeIds })
  const { plane, release } = known
  return {
    plane,
    ...(release && { release }),
    parameters: { asOf, unit },
    groups: groupsOf(trades),
    rows,
    summary: { ...totalOf(rows), ...dataOf(communeIds, known) },
  }
}

function communesOf(hierarchy: Hierarchy, unit: readonly string[] | null, asOf: Day): number[] {
  if (unit === null) return unitRows(hierarchy, 'commune').map(({ unitId }) => unitId)
  return unit.flatMap((code) => communesUnder(hierarchy, code) ?? unknownUnit(code, asOf))
}

function unknownUnit(code: string, asOf: Day): never {
  const message = `no unit has the code ${code} on ${asOf}`
  throw problems.invalidRequest([{ path: 'unit', code: 'unknown_unit', message }])
}

function groupsOf(trades: TradeList['items']): TradeBalance['groups'] {
  const listed = new Set(trades.map(({ code }) => code))
  return TRADE_GROUPS.filter((group) => group.trades.some((code) => listed.has(code))).map(
    ({ code, name, nameEn }) => ({ code, name, nameEn }),
  )
}

function totalOf(rows: readonly TradeRow[]) {
  const total = (read: (row: TradeRow) => number | null) => {
    const figures = rows.flatMap((row) => read(row) ?? [])
    return figures.length === 0 ? null : toTenth(figures.reduce((sum, figure) => sum + figure, 0))
  }
  return {
    people: total(({ people }) => people),
    openings: rows.reduce((sum, { openings }) => sum + openings, 0),
    unmet: total(({ unmet }) => unmet),
    unfilled: total(({ unfilled }) => unfilled),
  }
}

function dataOf(communeIds: ReadonlySet<number>, { byTrade }: KnownTrades) {
  const known = new Set([...byTrade.values()].flatMap((communes) => [...communes.keys()]))
  const without = [...communeIds].filter((unitId) => !known.has(unitId))
  return { communes: communeIds.size, communesWithoutData: without.length }
}
