import { expect, it } from 'vitest'
import { FITTING_TRADES, TRADE_GROUPS } from '../../../seeds/trades/crosswalk.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'

const codes = TRADES.map(({ code }) => code)

it('every trade is in one group, and every group has both names', () => {
  expect(TRADE_GROUPS.flatMap(({ trades }) => trades).sort()).toEqual([...codes].sort())
  expect(new Set(TRADE_GROUPS.map(({ code }) => code)).size).toBe(TRADE_GROUPS.length)
  for (const { name, nameEn } of TRADE_GROUPS)
    expect([name.length > 1, nameEn.length > 1]).toEqual([true, true])
})

it('what fits is another trade of the list, named once', () => {
  for (const [trade, others] of Object.entries(FITTING_TRADES)) {
    expect([trade, ...others].filter((code) => !codes.includes(code))).toEqual([])
    expect(others).not.toContain(trade)
    expect(new Set(others).size).toBe(others.length)
  }
})

it('nobody is thought to fit where a licence of its own is asked for', () => {
  const licensed = ['forklift', 'driving_taxi', 'welding', 'civil_electricity']
  expect(Object.values(FITTING_TRADES).flat()).not.toEqual(
    expect.arrayContaining([expect.stringMatching(new RegExp(`^(${licensed.join('|')})$`))]),
  )
})
