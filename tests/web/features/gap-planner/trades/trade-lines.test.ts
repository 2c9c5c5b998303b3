import { describe, expect, it } from 'vitest'
import type { TradeRow } from '../../../../../server/contract.ts'
import { findingOf, tradeLines } from '../../../../../web/src/features/gap-planner/trades/trade-lines.ts'

function row(trade: string, figures: Partial<TradeRow>): TradeRow {
  const nothing = { people: 0, peopleLow: 0, peopleHigh: 0, unmet: 0, unmetLow: 0, unmetHigh: 0 }
  return {
    ...{ trade, name: trade, nameEn: trade, group: 'metal', fits: [], peopleState: 'estimated' },
    ...{ openings: 0, employers: 0, inOwnTrade: 0, inRelatedTrade: 0 },
    ...{ ...nothing, unfilled: 0, unfilledLow: 0, unfilledHigh: 0 },
    ...figures,
  }
}

const rows = [
  row('welding', { people: 40, unmet: 30, openings: 10 }),
  row('carpentry', { group: 'building' }),
  row('sewing', { group: 'garments', people: 5, openings: 25, unfilled: 20 }),
  row('cooking', { group: 'food', people: null, unmet: null, unfilled: null, openings: 8 }),
]
const codes = (order: 'unmet' | 'unfilled' | 'group') =>
  tradeLines({ rows }, order).map(({ row: { trade } }) => trade)

describe('the lines of the table', () => {
  it('are sorted by what is left on either side, with empty trades last', () => {
    expect(codes('unmet')).toEqual(['welding', 'sewing', 'cooking', 'carpentry'])
    expect(codes('unfilled')).toEqual(['sewing', 'welding', 'cooking', 'carpentry'])
    expect(codes('group')).toEqual(['welding', 'carpentry', 'sewing', 'cooking'])
  })

  it('say where a group begins, only when sorted by group', () => {
    const begins = (order: 'unmet' | 'group') => tradeLines({ rows }, order).map((line) => line.beginsGroup)
    expect(begins('group')).toEqual(['metal', 'building', 'garments', 'food'])
    expect(begins('unmet')).toEqual([null, null, null, null])
    const twice = tradeLines({ rows: [row('a', {}), row('b', {})] }, 'group')
    expect(twice.map(({ beginsGroup }) => beginsGroup)).toEqual(['metal', null])
  })

  it('have bars on one scale: the longest is 1, both parts of a side add up', () => {
    const [welding, sewing, cooking] = tradeLines({ rows }, 'unmet')
    expect(welding?.bars).toEqual({ met: 0.25, unmet: 0.75, filled: 0.25, unfilled: 0 })
    expect(sewing?.bars).toEqual({ met: 0.125, unmet: 0, filled: 0.125, unfilled: 0.5 })
    expect(cooking?.bars).toEqual({ met: 0, unmet: 0, filled: 0.2, unfilled: 0 })
  })

  it('of a table without anything have no bar and no division by nothing', () => {
    const [line] = tradeLines({ rows: [row('welding', {})] }, 'unmet')
    expect(line?.bars).toEqual({ met: 0, unmet: 0, filled: 0, unfilled: 0 })
  })
})

describe('the finding', () => {
  it.each([
    [{ people: null, unmet: null, unfilled: null }, 'noData'],
    [{}, 'nothing'],
    [{ people: 6, openings: 6 }, 'even'],
    [{ people: 6.4, openings: 6, unmet: 0.4 }, 'even'],
    [{ people: 9, openings: 6, unmet: 3 }, 'unmet'],
    [{ people: 2, openings: 6, unfilled: 4 }, 'unfilled'],
    [{ people: 9, openings: 9, unmet: 1, unfilled: 1 }, 'both'],
  ] as const)('of %o is %s', (figures, finding) => {
    expect(findingOf(row('welding', figures))).toBe(finding)
  })
})
