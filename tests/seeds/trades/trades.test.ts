import { expect, it } from 'vitest'
import { EMPLOYER_KINDS } from '../../../seeds/synthetic-people/employer-kinds.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'

it('trades have unique codes of the form that the database accepts, and both names', () => {
  expect(new Set(TRADES.map(({ code }) => code)).size).toBe(TRADES.length)
  for (const { code, name, nameEn } of TRADES) {
    expect(code).toMatch(/^[a-z][a-z_]+$/)
    expect([name.length > 1, nameEn.length > 1]).toEqual([true, true])
  }
})

it('every trade is hired by some kind of synthetic employer', () => {
  expect(new Set(EMPLOYER_KINDS.flatMap(({ trades }) => trades))).toEqual(
    new Set(TRADES.map(({ code }) => code)),
  )
})
