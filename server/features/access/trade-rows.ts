import { shareOpenings } from '@hoanhap/geo/access/share-openings.ts'
import { FITTING_TRADES, TRADE_GROUPS } from '../../../seeds/trades/crosswalk.ts'
import type { TradeList } from '../employers/schemas.ts'
import type { KnownTrades } from './people-by-trade.ts'
import type { Demand } from './released-demand.ts'
import type { OpenTrade } from './trade-queries.ts'
import type { TradeRow } from './trade-schemas.ts'

export interface TradeRowsInput {
  trades: TradeList['items']
  known: Pick<KnownTrades, 'byTrade'>
  open: readonly OpenTrade[]
  /** The communes of the place. */
  communeIds: ReadonlySet<number>
}

/** Every trade with both its sides, in the order of the groups. */
export function tradeRows(input: TradeRowsInput): TradeRow[] {
  const entries = entriesOf(input)
  const usual = sharedAmong(entries, ({ people }) => people)
  const withFewest = sharedAmong(entries, ({ low }) => low)
  const withMost = sharedAmong(entries, ({ high }) => high)
  return entries.map((entry, index) => {
    const { demand, state, ...row } = entry
    const rounded = (people: Float64Array | undefined) =>
      demand && people ? toTenth(people[index] as number) : null
    return {
      ...row,
      people: demand && toTenth(demand.people),
      peopleLow: demand && toTenth(demand.low),
      peopleHigh: demand && toTenth(demand.high),
      peopleState: state,
      inOwnTrade: rounded(usual.own),
      inRelatedTrade: rounded(usual.related),
      unmet: rounded(usual.unmet),
      unmetLow: rounded(withFewest.unmet),
      unmetHigh: rounded(withMost.unmet),
      unfilled: rounded(usual.unfilled),
      unfilledLow: rounded(withMost.unfilled),
      unfilledHigh: rounded(withFewest.unfilled),
    }
  })
}

export const toTenth = (people: number) => Math.round(people * 10) / 10

type People = Pick<Demand, 'people' | 'low' | 'high'>

interface Entry
  extends Pick<TradeRow, 'trade' | 'name' | 'nameEn' | 'group' | 'fits' | 'openings' | 'employers'> {
  demand: People | null
  state: TradeRow['peopleState']
}

function entriesOf({ trades, known, open, communeIds }: TradeRowsInput): Entry[] {
  const named = new Map(trades.map((trade) => [trade.code, trade]))
  const openOf = new Map(open.map((trade) => [trade.trade, trade]))
  return TRADE_GROUPS.flatMap((group) =>
    group.trades.flatMap((code): Entry[] => {
      const trade = named.get(code)
      if (!trade) return []
      const { openings = 0, employers = 0 } = openOf.get(code) ?? {}
      const fits = (FITTING_TRADES[code] ?? []).filter((other) => named.has(other))
      const people = peopleIn(communeIds, known.byTrade.get(code) ?? new Map())
      const { name, nameEn } = trade
      return [{ trade: code, name, nameEn, group: group.code, fits, openings, employers, ...people }]
    }),
  )
}

/** The people of the communes that have data, together. */
function peopleIn(
  communeIds: ReadonlySet<number>,
  byCommune: ReadonlyMap<number, Demand>,
): Pick<Entry, 'demand' | 'state'> {
  const inside = [...byCommune].flatMap(([unitId, demand]) => (communeIds.has(unitId) ? [demand] : []))
  if (inside.length === 0) return { demand: null, state: 'noData' }
  const sum = (read: (demand: Demand) => number) => inside.reduce((all, demand) => all + read(demand), 0)
  return {
    demand: {
      people: sum(({ people }) => people),
      low: sum(({ low }) => low),
      high: sum(({ high }) => high),
    },
    state: inside.every(({ state }) => state === 'value') ? 'value' : 'estimated',
  }
}

function sharedAmong(entries: readonly Entry[], people: (demand: People) => number) {
  const indexOf = new Map(entries.map(({ trade }, index) => [trade, index]))
  return shareOpenings({
    people: entries.map(({ demand }) => (demand ? people(demand) : 0)),
    openings: entries.map(({ openings }) => openings),
    fits: entries.map(({ fits }) => fits.map((other) => indexOf.get(other) as number)),
  })
}
